// SPDX-License-Identifier: Apache-2.0
#include "response/exposure/ranking.h"

#include <algorithm>
#include <utility>

namespace sc {
namespace {

bool nested_in_any(FloodExposure const& flood, std::vector<FloodExposure> const& above) {
  if (flood.flood.kind == FloodKind::basin) return false;
  return std::any_of(above.begin(), above.end(), [&](FloodExposure const& a) {
    return std::includes(a.felt.begin(), a.felt.end(), flood.felt.begin(), flood.felt.end());
  });
}

}  // namespace

Ranking rank(std::vector<FloodExposure> floods, std::size_t top, Nested nested) {
  Ranking ranking;
  std::size_t const all = floods.size();
  std::erase_if(floods, [](FloodExposure const& f) { return f.felt.empty(); });
  ranking.harmless = all - floods.size();
  std::stable_sort(floods.begin(), floods.end(),
                   [](FloodExposure const& a, FloodExposure const& b) {
                     return a.dry.person_hours > b.dry.person_hours;
                   });
  for (FloodExposure& flood : floods) {
    if (ranking.floods.size() == top) break;
    if (nested == Nested::leave_out && nested_in_any(flood, ranking.floods))
      ++ranking.nested;
    else
      ranking.floods.push_back(std::move(flood));
  }
  return ranking;
}

}  // namespace sc
