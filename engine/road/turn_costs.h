// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "base/time.h"
#include "road/graph.h"
#include "road/link_time.h"

namespace sc {

/// Extra time of one turn. Preconditions: the links meet, 0 <= ms < kImpassable.
struct TurnCost {
  LinkId from;
  LinkId to;
  LinkTime ms = 0;
};

/// What turns cost beyond the links themselves; by default nothing. Const and shared.
class TurnCosts {
 public:
  TurnCosts() = default;
  /// Of several costs of one turn the last counts.
  TurnCosts(RoadGraph const& graph, std::vector<TurnCost> costs);

  [[nodiscard]] bool empty() const { return costs_.empty(); }
  [[nodiscard]] LinkTime of(LinkId from, LinkId to) const;
  /// Does any turn here cost something?
  [[nodiscard]] bool at(NodeId node) const { return !costs_.empty() && at_node_[node.index()]; }

 private:
  std::vector<TurnCost> costs_;  ///< by from, then to; none of 0 ms
  std::vector<bool> at_node_;    ///< [nodes], or empty
};

/// Waiting for a gap where three streets or more meet: before each left turn across the oncoming
/// side, and before each U-turn anywhere. The user's figures; assumed.
struct TurnRule {
  Duration left;
  Duration u_turn;
};
TurnCosts turn_costs(RoadGraph const& graph, TurnRule rule);

}  // namespace sc
