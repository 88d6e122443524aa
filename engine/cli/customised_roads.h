// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "cli/road_conditions.h"
#include "road/snapshot.h"
#include "road/turn_costs.h"

namespace sc {

/// What turns cost, as asked for.
TurnRule turn_rule(ConditionOptions const& options);

/// Roads in one state made ready for routing: hierarchy and snapshot. What it was made from must
/// outlive it.
class CustomisedRoads {
 public:
  CustomisedRoads(RoadConditions const& conditions, TurnRule rule);
  CustomisedRoads(CustomisedRoads const&) = delete;  // the snapshot points at own_
  CustomisedRoads& operator=(CustomisedRoads const&) = delete;

  [[nodiscard]] TurnCosts const& turn_costs() const { return costs_; }
  [[nodiscard]] RoadHierarchy const& hierarchy() const { return own_ ? *own_ : *world_; }
  [[nodiscard]] RoadTimes times() const { return snapshot_->times(); }

 private:
  TurnCosts costs_;
  std::optional<RoadHierarchy> own_;      ///< without a scenario, or for turns that cost something
  RoadHierarchy const* world_ = nullptr;  ///< the scenario's, if that will do
  std::optional<RoadSnapshot> snapshot_;
};

}  // namespace sc
