// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "planner/objective.h"
#include "planner/space.h"
#include "response/decision.h"
#include "response/summary.h"

namespace sc {

/// Simulates candidates, each replication once, and remembers what came out. Replication r has the
/// same luck for all (common random numbers).
class Evaluator {
 public:
  struct Setting {
    World const* world = nullptr;  ///< of PlanSpace::scenario()
    DispatchPolicy const* policy = nullptr;
    RelocationPolicy const* relocation = nullptr;
    Objective objective = Objective::mean;
    std::uint64_t seed = 1;
    int threads = 0;  ///< 0: one per core; results do not depend on it
  };
  Evaluator(PlanSpace const& space, Setting setting);

  struct Cell {
    std::size_t plan = 0;  ///< as numbered by add()
    std::uint32_t replication = 0;
  };
  /// Takes a candidate in; the same one gets the same number again.
  std::size_t add(Candidate const& candidate);
  [[nodiscard]] Candidate const& candidate(std::size_t plan) const { return candidates_[plan]; }
  /// Objectives of the cells, in their order. What is not known yet is simulated.
  std::vector<double> scores(std::span<Cell const> cells);
  /// Simulations so far.
  [[nodiscard]] std::size_t simulations() const { return simulations_; }

 private:
  [[nodiscard]] ResponseTimes responses(std::size_t plan, std::uint32_t replication) const;
  void simulate_all(std::vector<Cell> const& cells);

  PlanSpace const& space_;
  Setting setting_;
  std::vector<Candidate> candidates_;
  std::vector<Plan> plans_;
  std::map<std::string, std::size_t> number_;  ///< by key of the candidate
  std::map<std::pair<std::size_t, std::uint32_t>, double> known_;
  std::map<std::uint32_t, std::size_t> usual_;  ///< reported under plan 0, the shipped one
  std::size_t simulations_ = 0;
};

}  // namespace sc
