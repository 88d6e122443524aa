// SPDX-License-Identifier: Apache-2.0
#include "live/held_orders.h"

#include <algorithm>

namespace sc {

std::vector<Assignment> HeldOrders::decide(DispatchView const& view) const {
  auto const carried_out = [&](FreeUnit const& unit) {
    return unit.incident && std::find(held_.begin(), held_.end(),
                                      UnitAndIncident{unit.id, unit.incident}) != held_.end();
  };
  auto const covered = [&](OpenIncident const& it) {
    return it.lacking.none() &&
           std::any_of(held_.begin(), held_.end(),
                       [&](UnitAndIncident const& order) { return order.incident == it.id; });
  };
  std::vector<FreeUnit> free(view.free_units.begin(), view.free_units.end());
  std::vector<OpenIncident> open(view.open.begin(), view.open.end());
  std::erase_if(free, carried_out);
  std::erase_if(open, covered);
  if (free.empty() || open.empty()) return {};
  return policy_.decide({view.now, open, free, view.busy_units, view.estimates, view.outlook});
}

}  // namespace sc
