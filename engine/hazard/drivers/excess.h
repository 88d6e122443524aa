// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "hazard/drivers/driver.h"
#include "hazard/onset.h"

namespace sc {

/// Weather at a place in step k, in the units that rows of incident_kinds.csv use.
double rain_hour_mm(HazardTimeline const& t, OnsetPlace place, std::size_t k);
double gust_mps(HazardTimeline const& t, OnsetPlace place, std::size_t k);
double depth_m(HazardTimeline const& t, OnsetPlace place, std::size_t k);  ///< 0 without a basin
double canal_m(HazardTimeline const& t, OnsetPlace place, std::size_t k);

/// excess_rate_per_h of such a value, step by step.
template <double (*value)(HazardTimeline const&, OnsetPlace, std::size_t)>
std::vector<double> excess_of(HazardTimeline const& t, OnsetPlace place, OnsetRule const& rule) {
  std::vector<double> rate;
  for (std::size_t k = 0; k < t.steps; ++k)
    rate.push_back(
        excess_rate_per_h(value(t, place, k), rule.coefficient, rule.threshold, rule.power));
  return rate;
}

}  // namespace sc
