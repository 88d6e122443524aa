// SPDX-License-Identifier: Apache-2.0
#include "hazard/onset.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/check.h"

namespace sc {
namespace {

double normal_cdf(double z) {
  return 0.5 * std::erfc(-z / std::numbers::sqrt2);
}

}  // namespace

double soil_wetness(double rain_24h_m) {
  return std::clamp(rain_24h_m / 0.1, 0.0, 1.0);
}

double tree_fall_probability(double gust_mps, double median_mps, double sigma_log, double wetness) {
  SC_EXPECT(median_mps > 0 && sigma_log > 0 && wetness >= 0 && wetness <= 1);
  if (gust_mps <= 0) return 0;
  double const k = std::sqrt(1 - 0.425 * wetness);
  return normal_cdf(std::log(gust_mps / (median_mps * k)) / sigma_log);
}

std::vector<double> tree_fall_rates_per_h(std::span<double const> gust_mps,
                                          std::span<double const> wetness, double median_mps,
                                          double sigma_log, Duration step) {
  SC_EXPECT(gust_mps.size() == wetness.size());
  std::vector<double> rates(gust_mps.size());
  double fallen = 0;
  for (std::size_t i = 0; i < rates.size(); ++i) {
    double const p = tree_fall_probability(gust_mps[i], median_mps, sigma_log, wetness[i]);
    double const grown = std::max(fallen, p);
    rates[i] = (grown - fallen) / step.hours();
    fallen = grown;
  }
  return rates;
}

double excess_rate_per_h(double x, double coefficient, double threshold, double power) {
  double const excess = x - threshold;
  return excess > 0 ? coefficient * std::pow(excess, power) : 0;
}

}  // namespace sc
