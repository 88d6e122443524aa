// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "response/decision.h"

namespace sc {

/// All open incidents at once: the units idle or under way are matched with the places to be filled
/// (slots.h) at the least total cost of waiting (waiting_cost.h). A unit that stays on its way is
/// cheaper by PolicyWeights::divert_min of its incident's waiting. A place left empty costs more
/// than any unit that could fill it, by what waiting for the next busy unit with the skill costs;
/// so all who can help are sent, and the cheapest places to leave are left. A unit with some of a
/// place's skills fills it in part; what remains is matched again until nobody helps. Units under
/// way whose place others take are called off. Then units at work are taken and extras sent, as in
/// Priority.
///
/// At most kMostSlots places are matched at a time, the most costly to leave first.
/// The assignment problem as a dispatching rule: e.g. Haghani & Yang (2007), "Real-time emergency
/// response fleet deployment", in Dynamic Fleet Management, Springer, 133-162.
class AssignmentPolicy final : public DispatchPolicy {
 public:
  static constexpr std::size_t kMostSlots = 40;

  explicit AssignmentPolicy(PolicyWeights const& weights) : weights_(weights) {}
  [[nodiscard]] std::vector<Assignment> decide(DispatchView const& view) const override;

 private:
  PolicyWeights weights_;
};

}  // namespace sc
