// SPDX-License-Identifier: Apache-2.0
#include "plan/dispatch/newest_first.h"

#include <algorithm>
#include <iterator>

#include "plan/dispatch/greedy.h"

namespace sc {

std::vector<Assignment> NewestFirst::decide(DispatchView const& view) const {
  std::vector<FreeUnit> idle;
  std::copy_if(view.free_units.begin(), view.free_units.end(), std::back_inserter(idle), is_idle);
  Ordering ordering({view.now, view.open, idle, view.busy_units, view.estimates, view.outlook});
  for (std::size_t i = ordering.incidents(); i-- > 0;) send_team(ordering, i, idle_only);
  return ordering.answer();
}

}  // namespace sc
