// SPDX-License-Identifier: Apache-2.0
#include "hazard/canal.h"

#include <algorithm>

namespace sc {

double canal_level_m(std::span<CanalLevel const> readings, SimTime time) {
  if (readings.empty()) return kDryCanalM;
  auto const later =
      std::upper_bound(readings.begin(), readings.end(), time,
                       [](SimTime t, CanalLevel const& reading) { return t < reading.time; });
  if (later == readings.begin()) return readings.front().level_m;
  if (later == readings.end()) return readings.back().level_m;
  CanalLevel const& a = *(later - 1);
  CanalLevel const& b = *later;
  double const f = (time - a.time).seconds() / (b.time - a.time).seconds();
  return a.level_m + f * (b.level_m - a.level_m);
}

}  // namespace sc
