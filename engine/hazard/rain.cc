// SPDX-License-Identifier: Apache-2.0
#include "hazard/rain.h"

#include <algorithm>
#include <limits>

#include "base/check.h"

namespace sc {
namespace {

constexpr double kAtGaugeM = 1.0;
constexpr double kOnly = std::numeric_limits<double>::infinity();

/// Adds one spell to the steps it touches.
void spread(RainSpell const& spell, Duration step, GaugeSteps& series) {
  SC_EXPECT(spell.to > spell.from && spell.gauge < series.gauges);
  auto const end = static_cast<std::int64_t>(series.steps) * step.ms;
  std::int64_t const from = std::clamp<std::int64_t>(spell.from.ms, 0, end);
  std::int64_t const to = std::clamp<std::int64_t>(spell.to.ms, 0, end);
  double const m_per_ms = spell.depth_m / static_cast<double>((spell.to - spell.from).ms);
  for (std::int64_t k = from / step.ms; k * step.ms < to; ++k) {
    std::int64_t const begin_ms = std::max(from, k * step.ms);
    std::int64_t const end_ms = std::min(to, (k + 1) * step.ms);
    std::size_t const cell = static_cast<std::size_t>(k) * series.gauges + spell.gauge;
    series.depth_m[cell] += m_per_ms * static_cast<double>(end_ms - begin_ms);
    series.recorded[cell] = 1;
  }
}

}  // namespace

GaugeSteps gauge_steps(RainRecord const& record, Duration step, std::size_t steps) {
  GaugeSteps series;
  series.steps = steps;
  series.gauges = record.gauges.size();
  series.depth_m.assign(steps * series.gauges, 0.0);
  series.recorded.assign(steps * series.gauges, 0);
  for (RainSpell const& spell : record.spells) spread(spell, step, series);
  return series;
}

std::vector<double> shepard_weights(std::span<RainGauge const> gauges, LonLat place) {
  std::vector<double> weights;
  for (RainGauge const& gauge : gauges) {
    double const d = distance_m(gauge.position, place);
    weights.push_back(d < kAtGaugeM ? kOnly : 1 / (d * d));
  }
  return weights;
}

double interpolate_rain_m(std::span<double const> weights, std::span<double const> depth_m,
                          std::span<std::uint8_t const> recorded) {
  double sum = 0;
  double weight = 0;
  for (std::size_t g = 0; g < weights.size(); ++g) {
    if (recorded[g] == 0) continue;
    if (weights[g] == kOnly) return depth_m[g];
    sum += weights[g] * depth_m[g];
    weight += weights[g];
  }
  return weight > 0 ? sum / weight : 0;
}

std::vector<double> rain_in_window_m(std::span<float const> rain_mps, Duration step,
                                     Duration window) {
  auto const whole = static_cast<std::size_t>(window.ms / step.ms);
  double const rest_s = milliseconds(window.ms % step.ms).seconds();
  std::vector<double> result(rain_mps.size());
  for (std::size_t k = 0; k < rain_mps.size(); ++k) {
    std::size_t const n = std::min(whole, k + 1);
    double intensity = 0;
    for (std::size_t j = k + 1 - n; j <= k; ++j) intensity += static_cast<double>(rain_mps[j]);
    result[k] = intensity * step.seconds();
    // The window's first, partial step when the step does not divide it.
    if (whole <= k) result[k] += static_cast<double>(rain_mps[k - whole]) * rest_s;
  }
  return result;
}

}  // namespace sc
