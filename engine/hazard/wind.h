// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "hazard/track.h"

namespace sc {

struct HollandParams {
  double pressure_deficit_pa = 0;
  double max_wind_radius_m = 0;
  double b = 1.5;
  double coriolis_per_s = 0;       ///< f = 2 omega sin(latitude)
  double air_density_kgpm3 = 1.15;
};

/// Gradient wind speed at distance `radius_m` (> 0) of a symmetric cyclone (Holland 1980).
double gradient_wind_mps(HollandParams const& params, double radius_m);

/// Wind at 10 m above the ground at one place.
struct Wind {
  double mean_mps = 0;   ///< 10-minute mean
  double gust_mps = 0;   ///< 3-second gust
  double from_rad = 0;   ///< where it blows from, clockwise from north
};

Wind surface_wind(Cyclone const& cyclone, LonLat place, Terrain terrain);

}  // namespace sc
