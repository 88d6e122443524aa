// SPDX-License-Identifier: Apache-2.0
#include "cli/customised_roads.h"

namespace sc {

TurnRule turn_rule(ConditionOptions const& options) {
  return {from_seconds(options.left_turn_s), from_seconds(options.u_turn_s)};
}

CustomisedRoads::CustomisedRoads(RoadConditions const& conditions, TurnRule rule)
    : costs_(sc::turn_costs(conditions.graph(), rule)) {
  if (conditions.world && costs_.empty())
    world_ = &conditions.world->hierarchy;
  else
    own_.emplace(conditions.graph(), costs_);
  snapshot_.emplace(hierarchy(), conditions.times);
}

}  // namespace sc
