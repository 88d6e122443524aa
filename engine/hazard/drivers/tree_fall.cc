// SPDX-License-Identifier: Apache-2.0
#include "hazard/drivers/tree_fall.h"

#include <algorithm>

#include "hazard/drivers/excess.h"
#include "hazard/onset.h"

namespace sc {
namespace {

/// Rain of the 24 hours up to the end of each step [m].
std::vector<double> day_rain_m(HazardTimeline const& t, ZoneId zone) {
  auto const window = static_cast<std::size_t>(whole_hours(24).ms / t.step.ms);
  std::vector<double> sum(t.steps, 0.0);
  double running = 0;
  for (std::size_t k = 0; k < t.steps; ++k) {
    running += static_cast<double>(t.rain_mps[t.cell(k, zone)]) * t.step.seconds();
    if (k >= window)
      running -= static_cast<double>(t.rain_mps[t.cell(k - window, zone)]) * t.step.seconds();
    sum[k] = std::max(0.0, running);
  }
  return sum;
}

}  // namespace

std::vector<double> tree_fall(HazardTimeline const& t, OnsetPlace place, OnsetRule const& rule) {
  std::vector<double> gust, wetness;
  for (double const rain_m : day_rain_m(t, place.zone)) wetness.push_back(soil_wetness(rain_m));
  for (std::size_t k = 0; k < t.steps; ++k) gust.push_back(gust_mps(t, place, k));
  auto rate = tree_fall_rates_per_h(gust, wetness, rule.threshold, rule.power, t.step);
  for (double& r : rate) r *= rule.coefficient;
  return rate;
}

}  // namespace sc
