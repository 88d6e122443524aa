// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "planner/evaluator.h"
#include "planner/surrogate.h"

namespace sc {

/// A plan to begin with, and where it comes from.
struct Start {
  std::string name;
  Candidate candidate;
};

struct SearchOptions {
  std::uint64_t seed = 1;
  std::size_t simulations = 0;  ///< stops when so many were made; 0: no such limit
  /// Is this share of the time used up? Asked between races; empty: never.
  std::function<bool(double)> out_of_time;
  std::size_t surrogate_steps = 1500;  ///< plans that the surrogate looks at beforehand
  int threads = 0;
  /// Hears after each race how many simulations there were, and how the best plan does against the
  /// shipped one in the same storms: objective of both.
  std::function<void(std::size_t simulations, double best, double shipped)> progress;
};

/// A race: who ran, who won.
struct SearchStep {
  std::size_t simulations = 0;  ///< by then
  std::string what;             ///< "starts", "neighbours", or what was undone
  double best = 0;              ///< objective of the winner in this race's storms
  double shipped = 0;           ///< of the shipped plan in the same storms
  bool decided = false;         ///< by the procedure; else by the means
};

struct SearchResult {
  Candidate best;
  std::string start;  ///< name of the start it descends from
  std::vector<SearchStep> steps;
  std::size_t simulations = 0;
};

/// Chance of a level to be changed: its share of the expected calls, of levels that are planned;
/// none below a twentieth. Such levels keep today's postings.
std::array<double, kResponseLevels> level_weights(PlanSpace const& space, Demand const& demand);

/// First improvements by small changes (neighbours.h) as the surrogate sees it; `steps` plans are
/// looked at, sixteen at a time. Does not depend on threads.
Candidate improve_by_surrogate(PlanSpace const& space, Demand const& demand,
                               Surrogate const& surrogate, Candidate start, std::size_t steps,
                               std::uint64_t seed, int threads);

/// Looks for a plan by simulation. The shipped plan, the four starts that the surrogate likes most
/// and the first of them as the surrogate improves it race first (study/racing.h: Kim & Nelson's
/// procedure with common random numbers); then, race after race, the best so far against the seven
/// of 32 neighbours that the surrogate likes most. The last quarter of the effort is for undoing
/// what does not pay: today's places, stock and kinds come back unless that is clearly worse.
/// Every race has storms of its own, so that no plan wins by what it was chosen for. The best is
/// replaced when the procedure decides, or by a clear mean at its end. Stops when the simulations
/// or the time are used up; the result depends on the former only.
SearchResult search_plans(PlanSpace const& space, Demand const& demand, Surrogate const& surrogate,
                          Evaluator& evaluator, std::vector<Start> starts,
                          SearchOptions const& options);

}  // namespace sc
