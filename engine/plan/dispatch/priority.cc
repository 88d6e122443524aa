// SPDX-License-Identifier: Apache-2.0
#include "plan/dispatch/priority.h"

#include "plan/dispatch/greedy.h"

namespace sc {
/// A diversion must save the margin, and only an incident of higher rank number, so a less urgent
/// one, may be robbed.
void Priority::serve(Ordering& ordering, std::size_t incident,
                     std::vector<std::size_t> const& rank) const {
  Duration const margin = from_seconds(weights_.divert_min * 60);
  auto const less_urgent = [&](IncidentId id) {
    for (std::size_t i = 0; i < ordering.incidents(); ++i)
      if (ordering.incident(i).id == id) return rank[i] > rank[incident];
    return false;
  };
  send_team(ordering, incident, [&](FreeUnit const& unit) -> std::optional<Duration> {
    if (is_idle(unit)) return Duration{};
    bool const drives = unit.engagement == FreeUnit::Engagement::driving;
    if (drives && less_urgent(unit.incident)) return margin;
    if (may_leave_work(ordering, unit, incident)) return kLeavesWork;
    return std::nullopt;
  });
}

std::vector<Assignment> Priority::decide(DispatchView const& view) const {
  Ordering ordering(view);
  auto const order = by_urgency(ordering);
  std::vector<std::size_t> rank(order.size());
  for (std::size_t k = 0; k < order.size(); ++k) rank[order[k]] = k;
  for (std::size_t const i : order) serve(ordering, i, rank);
  send_extras(ordering, order, weights_.reinforce_severity);
  return ordering.answer();
}

}  // namespace sc
