// SPDX-License-Identifier: Apache-2.0
#include "plan/dispatch/nearest_idle.h"

#include <algorithm>
#include <iterator>

namespace sc {
namespace {

std::optional<Assignment> nearest(OpenIncident const& incident, DispatchView const& view,
                                  std::vector<FreeUnit> const& free_units) {
  std::vector<FreeUnit> candidates;
  std::copy_if(free_units.begin(), free_units.end(), std::back_inserter(candidates),
               [&](FreeUnit const& unit) {
                 return unit.engagement == FreeUnit::Engagement::idle &&
                        incident.lacking.beside(unit.skills).none();
               });
  if (candidates.empty()) return std::nullopt;
  auto const times = view.estimates.to_incident(incident.id, candidates);
  std::optional<Assignment> best;
  for (std::size_t i = 0; i < candidates.size(); ++i)
    if (times[i] && (!best || *times[i] < best->estimate))
      best = Assignment{candidates[i].id, incident.id, *times[i]};
  return best;
}

}  // namespace

std::vector<Assignment> NearestIdle::decide(DispatchView const& view) const {
  std::vector<FreeUnit> free_units(view.free_units.begin(), view.free_units.end());
  std::vector<Assignment> assignments;
  for (OpenIncident const& incident : view.open) {
    if (incident.lacking.none()) continue;
    auto const best = nearest(incident, view, free_units);
    if (!best) continue;
    assignments.push_back(*best);
    std::erase_if(free_units, [&](FreeUnit const& unit) { return unit.id == best->unit; });
  }
  return assignments;
}

}  // namespace sc
