// SPDX-License-Identifier: Apache-2.0
#include "response/live/most_pressing.h"

#include <algorithm>
#include <tuple>

namespace sc {

void keep_most_pressing(std::vector<OpenIncident>& open) {
  if (open.size() <= kMostPressing) return;
  auto const rank = [](OpenIncident const& it) {
    return std::tuple(it.lacking.none(), !it.people_trapped, -it.severity, it.report, it.id);
  };
  std::nth_element(open.begin(), open.begin() + kMostPressing, open.end(),
                   [&](auto const& a, auto const& b) { return rank(a) < rank(b); });
  open.resize(kMostPressing);
  std::sort(open.begin(), open.end(), [](OpenIncident const& a, OpenIncident const& b) {
    return std::tie(a.report, a.id) < std::tie(b.report, b.id);
  });
}

std::vector<Assignment> MostPressingOnly::decide(DispatchView const& view) const {
  std::vector<OpenIncident> open(view.open.begin(), view.open.end());
  keep_most_pressing(open);
  return policy_.decide(
      {view.now, open, view.free_units, view.busy_units, view.estimates, view.outlook});
}

}  // namespace sc
