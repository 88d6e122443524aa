// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "planner/space.h"

namespace sc {

/// A rule of thumb that a plan must beat: who is on duty, and guards and patrols, are as in the
/// scenario's plan; those on standby wait elsewhere.
struct SimpleRule {
  std::string_view name;
  std::string_view en;
  std::string_view zh;
  Candidate (*make)(PlanSpace const&);
};

/// all_at_depot: together at the station nearest the middle of the people, and where it is full at
/// the next nearest to it. even_spread: the units of each kind one by one over the stations in
/// their order, each kind going on where the last one ended. by_population: the units of each kind
/// in turn where most people are who have the fewest units of the kind near (Webster's divisors);
/// a zone's people belong to the nearest station.
std::span<SimpleRule const> simple_rules();

}  // namespace sc
