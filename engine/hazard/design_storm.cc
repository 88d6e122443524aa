// SPDX-License-Identifier: Apache-2.0
#include "hazard/design_storm.h"

#include <cmath>

#include "base/check.h"

namespace sc {
namespace {

/// i(d) of d minutes.
double intensity(DesignStorm const& storm, double d_min) {
  double const a = storm.a_mm_min * (1 + storm.c * std::log10(storm.years));
  return a / std::pow(d_min + storm.b_min, storm.n);
}

/// H(d): depth of the most intense d minutes.
double depth_mm(DesignStorm const& storm, double d_min) {
  return d_min * intensity(storm, d_min);
}

}  // namespace

double mean_intensity_mm_min(DesignStorm const& storm, Duration window) {
  return intensity(storm, window.minutes());
}

double chicago_cumulated_mm(DesignStorm const& storm, Duration t) {
  SC_EXPECT(storm.peak_ratio > 0 && storm.peak_ratio < 1 && storm.b_min > 0);
  double const r = storm.peak_ratio;
  double const whole = storm.duration.minutes();
  if (t <= Duration{}) return 0;
  if (t >= storm.duration) return depth_mm(storm, whole);
  double const past_peak = t.minutes() - r * whole;
  double const rising = r * depth_mm(storm, whole);
  return past_peak < 0 ? rising - r * depth_mm(storm, -past_peak / r)
                       : rising + (1 - r) * depth_mm(storm, past_peak / (1 - r));
}

std::vector<double> chicago_mm(DesignStorm const& storm, Duration step) {
  SC_EXPECT(step.ms > 0);
  std::vector<double> depths;
  for (Duration t; t < storm.duration; t = t + step)
    depths.push_back(chicago_cumulated_mm(storm, t + step) - chicago_cumulated_mm(storm, t));
  return depths;
}

}  // namespace sc
