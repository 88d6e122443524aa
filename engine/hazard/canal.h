// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "base/time.h"

namespace sc {

/// Level of the canal at one moment, in metres of the datum the basins use (1985 national).
struct CanalLevel {
  SimTime time;
  double level_m = 0;
};

/// What canal_level_m answers without readings: below every street and outfall.
inline constexpr double kDryCanalM = -1000;

/// Level at `time`, linear between readings (times ascend), constant before the first and after
/// the last. No readings: kDryCanalM, so that the canal never gates a drain.
double canal_level_m(std::span<CanalLevel const> readings, SimTime time);

}  // namespace sc
