// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
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
  std::size_t gauge = 0;  ///< index into RainRecord::gauges
  SimTime from;
  SimTime to;  ///< > from
  double depth_m = 0;
};

/// Gauge series as recorded: spells of one gauge ascend and do not overlap. Their lengths are
/// free. A dry hour is a spell of depth 0; an hour without a spell is a gap in the record.
struct RainRecord {
  std::vector<RainGauge> gauges;
  std::vector<RainSpell> spells;
};

/// The record cut into steps of one length. Shapes: [steps*gauges], row = step.
struct GaugeSteps {
  std::size_t steps = 0;
  std::size_t gauges = 0;
  std::vector<double> depth_m;         ///< rain that fell within the step
  std::vector<std::uint8_t> recorded;  ///< 1 where a spell touches the step

  [[nodiscard]] std::span<double const> depths(std::size_t step) const {
    return std::span(depth_m).subspan(step * gauges, gauges);
  }
  [[nodiscard]] std::span<std::uint8_t const> records(std::size_t step) const {
    return std::span(recorded).subspan(step * gauges, gauges);
  }
};

/// Spreads every spell evenly over its time and sums it up step by step, from 0 to steps*step.
/// What falls in that time is kept to rounding.
GaugeSteps gauge_steps(RainRecord const& record, Duration step, std::size_t steps);

/// Weights 1/d^2 of the gauges for a place, d geodesic [m]; infinite for a gauge within 1 m.
/// Source: Shepard (1968), "A two-dimensional interpolation function for irregularly-spaced data".
std::vector<double> shepard_weights(std::span<RainGauge const> gauges, LonLat place);

/// Rain at a place in one step [m]: the weighted mean of the gauges that recorded it. A gauge of
/// infinite weight answers alone; if none recorded, 0. Shapes: all [gauges].
double interpolate_rain_m(std::span<double const> weights, std::span<double const> depth_m,
                          std::span<std::uint8_t const> recorded);

/// Rain of the `window` up to each step's end [m], from a series of intensities [m/s] over steps of
/// length `step`. Before the series there was none. Shapes: rain_mps [n], result [n].
std::vector<double> rain_in_window_m(std::span<float const> rain_mps, Duration step,
                                     Duration window);

}  // namespace sc
