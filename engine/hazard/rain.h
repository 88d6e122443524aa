// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/geo.h"
#include "base/time.h"

namespace sc {

struct RainGauge {
  std::string id;
  LonLat position;
};

/// Rain that fell into one gauge between two moments.
struct RainSpell {
  std::size_t gauge = 0;   ///< index into RainRecord::gauges
  SimTime from;
  SimTime to;
  double depth_m = 0;
};

/// Gauge series as recorded: spells of one gauge ascend and do not overlap. Shapes are free.
struct RainRecord {
  std::vector<RainGauge> gauges;
  std::vector<RainSpell> spells;
};

}  // namespace sc
