// SPDX-License-Identifier: Apache-2.0
#include "plan/dispatch/ordering.h"

#include <algorithm>

#include "base/check.h"

namespace sc {
namespace {

std::optional<std::size_t> position_of(IncidentId id, std::span<OpenIncident const> open) {
  auto const found = std::find_if(open.begin(), open.end(),
                                  [&](OpenIncident const& incident) { return incident.id == id; });
  if (found == open.end()) return std::nullopt;
  return static_cast<std::size_t>(found - open.begin());
}

/// What lacks once those of `covering` are gone. Units may drive there that are not in the view:
/// they are what makes `lacking` less than `unsettled` beside those in the view.
Needs without(OpenIncident const& incident, std::vector<std::size_t> const& covering,
              std::span<FreeUnit const> units) {
  Needs result;
  for (std::size_t s = 0; s < kMostSkills; ++s) {
    auto const covered = std::count_if(covering.begin(), covering.end(), [&](std::size_t u) {
      return (units[u].skills >> s & 1U) != 0;
    });
    result.require(s, std::min(incident.unsettled.count(s),
                               incident.lacking.count(s) + static_cast<int>(covered)));
  }
  return result;
}

}  // namespace

Ordering::Ordering(DispatchView const& view)
    : view_(view),
      estimates_(view),
      place_(units()),
      covering_(incidents()),
      touched_(incidents(), false),
      used_(units(), false) {
  for (std::size_t u = 0; u < units(); ++u) {
    if (unit(u).engagement != FreeUnit::Engagement::idle)
      place_[u] = position_of(unit(u).incident, view.open);
    if (driving(u) && place_[u]) covering_[*place_[u]].push_back(u);
  }
  for (std::size_t i = 0; i < incidents(); ++i) {
    uncovered_.push_back(without(incident(i), covering_[i], view.free_units));
    left_.push_back(incident(i).lacking);
  }
}

bool Ordering::driving(std::size_t u) const {
  return unit(u).engagement == FreeUnit::Engagement::driving;
}

bool Ordering::helps(std::size_t u, std::size_t i) const {
  return !used_[u] && left_[i].helped_by(unit(u).skills);
}

void Ordering::leave(std::size_t u) {
  if (!driving(u) || !place_[u]) return;
  std::size_t const i = *place_[u];
  if (std::erase(covering_[i], u) == 0) return;
  left_[i] = uncovered_[i];
  for (std::size_t const other : covering_[i]) left_[i].cover(unit(other).skills);
}

void Ordering::release_driving() {
  for (std::size_t u = 0; u < units(); ++u) leave(u);
}

void Ordering::send(std::size_t u, std::size_t i) {
  SC_EXPECT(!used_[u]);
  used_[u] = true;
  bool const stays = driving(u) && place_[u] == i;
  leave(u);
  covering_[i].push_back(u);
  left_[i].cover(unit(u).skills);
  if (stays) return;
  touched_[i] = true;
  if (driving(u) && place_[u]) touched_[*place_[u]] = true;
  orders_.push_back({unit(u).id, incident(i).id, estimates_.time(u, i).value_or(Duration{})});
}

void Ordering::call_off(std::size_t u) {
  SC_EXPECT(!used_[u] && driving(u));
  used_[u] = true;
  leave(u);
  if (place_[u]) touched_[*place_[u]] = true;
  orders_.push_back({unit(u).id, {}, {}});
}

}  // namespace sc
