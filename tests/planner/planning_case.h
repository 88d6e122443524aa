// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "base/random.h"
#include "planner/space.h"
#include "support/small_world.h"

namespace sc::test {

/// A space of plans over grid_city(4, 4), with the worlds that its plans are simulated in.
struct PlanningCase {
  /// Errors: InputError of the budget's text, or of PlanSpace.
  explicit PlanningCase(Scenario const& shipped, std::string_view budget = "",
                        PlanScope const& scope = {});
  World world;  ///< of the shipped scenario
  PlanSpace space;
  World searched;  ///< of space.scenario()
};

/// random_world(seed) as a planner likes it: four units at most at a station, three kinds on one
/// vehicle.
Scenario random_scenario(std::uint64_t seed);

/// Two stations at opposite corners; two places that call for help at the second, one hour apart,
/// again and again; the only unit waits at the first. Every replication is the same.
Scenario far_calls();

inline constexpr std::array<double, kResponseLevels> kAllLevels = {0, 1, 1, 1, 1};

/// As many neighbours on from the shipped plan.
Candidate random_candidate(PlanSpace const& space, Stream& random, int steps = 8);

/// What PlanSpace::feasible should say, counted anew: room and people of each level.
void expect_within_means(PlanSpace const& space, Candidate const& c);

/// Number of the slot of that unit, which must be there.
std::size_t slot_of(PlanSpace const& space, std::string_view unit);

}  // namespace sc::test
