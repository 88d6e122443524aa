// SPDX-License-Identifier: Apache-2.0
#include "plan/dispatch/newest_first.h"

#include <algorithm>
#include <iterator>
#include <numeric>

#include "plan/dispatch/greedy.h"

namespace sc {

std::vector<Assignment> NewestFirst::decide(DispatchView const& view) const {
  std::vector<FreeUnit> idle;
  std::copy_if(view.free_units.begin(), view.free_units.end(), std::back_inserter(idle), is_idle);
  Ordering ordering({view.now, view.open, idle, view.busy_units, view.estimates, view.outlook});
  std::vector<std::size_t> newest(view.open.size());
  std::iota(newest.rbegin(), newest.rend(), std::size_t{0});
  for (std::size_t const i : newest) send_team(ordering, i, idle_only);
  send_extras(ordering, newest, weights_.reinforce_severity);
  return ordering.answer();
}

}  // namespace sc
