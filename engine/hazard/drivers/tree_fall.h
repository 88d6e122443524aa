// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hazard/drivers/driver.h"

namespace sc {

/// Trees that fall: coefficient x tree_fall_rates_per_h (hazard/onset.h) with the threshold as the
/// median gust and the power as the deviation of its logarithm, on soil as wet as the rain of the
/// 24 hours up to each step's end makes it.
std::vector<double> tree_fall(HazardTimeline const& t, OnsetPlace place, OnsetRule const& rule);

}  // namespace sc
