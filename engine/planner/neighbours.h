// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "base/random.h"
#include "planner/space.h"

namespace sc {

/// A small change of a plan.
struct Move {
  std::string_view name;
  std::string_view what;
  double chance;  ///< of drawing it, beside the others'
  /// Changes the candidate at a level and elsewhere as it must; false, with the candidate in any
  /// state, where it found nothing to do. What comes out need not be feasible.
  bool (*make)(PlanSpace const&, std::size_t level, Stream&, Candidate&);
};

/// move: a unit on standby waits at another station. swap: two of them change places. refit: a unit
/// becomes another kind, at all levels. post: one that is off duty comes on duty, in the place of
/// another where there are too many people. watch: one that stands by guards a basin with a card,
/// or comes back from one that the scenario's plan leaves alone. stock: a part of a material goes
/// to another station.
std::span<Move const> moves();

/// A feasible plan that differs from `c` by one or two moves, at levels drawn by `level_weight`
/// [levels]; nothing where a hundred tries found none.
std::optional<Candidate> neighbour(PlanSpace const& space, Candidate const& c,
                                   std::span<double const> level_weight, Stream& random);

}  // namespace sc
