// SPDX-License-Identifier: Apache-2.0
#include "plan/dispatch/nearest_idle.h"

#include <algorithm>
#include <iterator>
#include <numeric>

#include "plan/dispatch/greedy.h"

namespace sc {

std::vector<Assignment> NearestIdle::decide(DispatchView const& view) const {
  std::vector<FreeUnit> idle;
  std::copy_if(view.free_units.begin(), view.free_units.end(), std::back_inserter(idle), is_idle);
  if (idle.empty()) return {};
  Ordering ordering({view.now, view.open, idle, view.busy_units, view.estimates, view.outlook});
  std::vector<std::size_t> by_report(view.open.size());
  std::iota(by_report.begin(), by_report.end(), std::size_t{0});
  Reluctance const reluctance = idle_only;
  for (std::size_t const i : by_report) send_team(ordering, i, reluctance);
  send_extras(ordering, by_report, weights_.reinforce_severity);
  return ordering.answer();
}

}  // namespace sc
