// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hazard/drivers/driver.h"

namespace sc {

/// excess_rate_per_h of the rain of the last six hours, mm. A toy of the recipes (docs/extend.md),
/// not part of the program.
std::vector<double> soaked(HazardTimeline const& t, OnsetPlace place, OnsetRule const& rule);

}  // namespace sc
