// SPDX-License-Identifier: Apache-2.0
#include "hazard/onset.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/check.h"

namespace sc {
namespace {

constexpr std::size_t kBlockSteps = 12;

double normal_cdf(double z) {
  return 0.5 * std::erfc(-z / std::numbers::sqrt2);
}

/// Thins one block of steps that begins at step `first`.
void thin_block(std::span<double const> rate_per_h, std::size_t first, Duration step,
                Stream& stream, std::vector<SimTime>& onsets) {
  double const greatest = *std::max_element(rate_per_h.begin(), rate_per_h.end());
  if (greatest <= 0) return;
  double const step_ms = static_cast<double>(step.ms);
  double const end_ms = step_ms * static_cast<double>(rate_per_h.size());
  double const mean_gap_ms = 3'600'000 / greatest;
  // Exponential gaps have no memory, so each block may begin with a fresh one.
  for (double t = stream.exponential(mean_gap_ms); t < end_ms;
       t += stream.exponential(mean_gap_ms)) {
    auto const i = std::min(static_cast<std::size_t>(t / step_ms), rate_per_h.size() - 1);
    if (stream.uniform() * greatest >= rate_per_h[i]) continue;
    onsets.push_back({static_cast<std::int64_t>(first) * step.ms + static_cast<std::int64_t>(t)});
  }
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

std::vector<SimTime> thin(std::span<double const> rate_per_h, Duration step, Stream& stream) {
  SC_HEAVY(std::all_of(rate_per_h.begin(), rate_per_h.end(),
                       [](double r) { return std::isfinite(r) && r >= 0; }));
  std::vector<SimTime> onsets;
  for (std::size_t first = 0; first < rate_per_h.size(); first += kBlockSteps) {
    std::size_t const n = std::min(kBlockSteps, rate_per_h.size() - first);
    thin_block(rate_per_h.subspan(first, n), first, step, stream, onsets);
  }
  return onsets;
}

}  // namespace sc
