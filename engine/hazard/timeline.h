// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "hazard/basin.h"
#include "hazard/canal.h"
#include "hazard/rain.h"
#include "hazard/track.h"
#include "hazard/wind.h"

namespace sc {

/// Weather per zone and water per basin over the whole scenario, step by step: built once per
/// World, before any run, and shared read-only. Value k of a series holds from k*step to
/// (k+1)*step. Rain is the mean over the step; wind and canal are those of its middle. Calm where
/// the track has no cyclone.
struct HazardTimeline {
  Duration step;
  std::size_t steps = 0;
  std::size_t zones = 0;
  std::size_t basins = 0;
  std::vector<float> rain_mps;        ///< [steps*zones], row = step
  std::vector<float> mean_wind_mps;   ///< [steps*zones]
  std::vector<float> gust_mps;        ///< [steps*zones]
  std::vector<float> wind_from_rad;   ///< [steps*zones]
  std::vector<float> rain_hour_m;     ///< [steps*zones] of the 60 minutes up to the step's end
  std::vector<float> canal_m;         ///< [steps]
  std::vector<float> basin_rain_mps;  ///< [steps*basins] rain over the basin's catchment
  std::vector<float> depth_m;         ///< [steps*basins] at the step's end, no pump trucks
  std::vector<WaterBalance> balance;  ///< [basins] at the end of the scenario

  [[nodiscard]] std::size_t step_of(SimTime t) const {
    auto const k = t.ms < 0 ? 0 : static_cast<std::size_t>(t.ms / step.ms);
    return k < steps ? k : steps - 1;
  }
  [[nodiscard]] std::size_t cell(std::size_t k, ZoneId z) const { return k * zones + z.index(); }
  [[nodiscard]] std::size_t cell(std::size_t k, BasinId b) const { return k * basins + b.index(); }
};

struct HazardZone {
  LonLat centre;
  Terrain terrain = Terrain::C;
};
struct HazardBasin {
  LonLat position;
  BasinSpec spec;
};

struct HazardInput {
  SimTime end;             ///< rounded up to whole steps
  Duration step;           ///< > 0
  double rain_factor = 1;  ///< multiplies all rain
  std::span<HazardZone const> zones;
  std::span<HazardBasin const> basins;
  std::span<TrackFix const> track;
  RainRecord const* rain = nullptr;  ///< none: dry
  std::span<CanalLevel const> canal;
};

/// Builds the timeline on `threads` threads (0 = one per core); the result does not depend on
/// their number. depth_m is what advance() makes of basin_rain_mps and canal_m from dry.
HazardTimeline build_timeline(HazardInput const& input, int threads);

}  // namespace sc
