// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>

#include "base/geo.h"
#include "base/time.h"

namespace sc {

/// Terrain class of the Chinese load code GB 50009-2012: A sea and coast, B open country, C dense
/// town, D dense high-rise.
enum class Terrain : std::uint8_t { A, B, C, D };

/// One fix of a best track.
struct TrackFix {
  SimTime time;
  LonLat centre;
  double pressure_pa = 0;    ///< central pressure
  double max_wind_mps = 0;   ///< maximum sustained wind, 2-minute mean (CMA)
};

/// The cyclone at one moment.
struct Cyclone {
  LonLat centre;
  double pressure_deficit_pa = 0;
  double max_wind_mps = 0;       ///< 10-minute mean over the sea, translation included
  double max_wind_radius_m = 0;
  double holland_b = 0;
  double move_east_mps = 0;
  double move_north_mps = 0;
};

/// The cyclone at `time`, linear between fixes; nothing before the first or after the last.
std::optional<Cyclone> cyclone_at(std::span<TrackFix const> track, SimTime time);

}  // namespace sc
