// SPDX-License-Identifier: Apache-2.0
#include "plan/dispatch/priority.h"

#include "plan/dispatch/greedy.h"

namespace sc {
namespace {

/// Of the units on their way to incidents of higher rank number, so less urgent ones.
std::optional<Arrival> first_diverted(Ordering& ordering, std::size_t incident,
                                      std::vector<std::size_t> const& rank) {
  return first_there(ordering, incident, [&](FreeUnit const& unit) {
    if (unit.engagement != FreeUnit::Engagement::driving) return false;
    for (std::size_t i = 0; i < ordering.incidents(); ++i)
      if (ordering.incident(i).id == unit.incident) return rank[i] > rank[incident];
    return false;
  });
}

}  // namespace

void Priority::serve(Ordering& ordering, std::size_t incident,
                     std::vector<std::size_t> const& rank) const {
  Duration const margin = from_seconds(weights_.divert_min * 60);
  while (!ordering.left(incident).none()) {
    auto best = first_there(ordering, incident, is_idle);
    auto const diverted = first_diverted(ordering, incident, rank);
    if (diverted && (!best || diverted->time + margin <= best->time)) best = diverted;
    if (!best) best = first_from_work(ordering, incident);
    if (!best) return;
    ordering.send(best->unit, incident);
  }
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
