// SPDX-License-Identifier: Apache-2.0
#include "hazard/drivers/soaked.h"

#include "hazard/onset.h"

namespace sc {

std::vector<double> soaked(HazardTimeline const& t, OnsetPlace place, OnsetRule const& rule) {
  std::vector<float> rain_mps;
  for (std::size_t k = 0; k < t.steps; ++k) rain_mps.push_back(t.rain_mps[t.cell(k, place.zone)]);
  std::vector<double> rate;
  for (double const rain_m : rain_in_window_m(rain_mps, t.step, whole_hours(6)))
    rate.push_back(excess_rate_per_h(1000 * rain_m, rule.coefficient, rule.threshold, rule.power));
  return rate;
}

}  // namespace sc
