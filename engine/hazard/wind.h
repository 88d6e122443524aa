// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/geo.h"
#include "hazard/track.h"

namespace sc {

struct HollandParams {
  double pressure_deficit_pa = 0;
  double max_wind_radius_m = 0;
  double b = 1.5;
  double coriolis_per_s = 0;  ///< |f|, f = 2 omega sin(latitude)
  double air_density_kgpm3 = 1.15;
};

/// The symmetric part of a cyclone.
HollandParams holland_params(Cyclone const& cyclone);

/// Gradient wind speed at distance `radius_m` (> 0) of a symmetric cyclone.
///
///   V(r) = sqrt( B dp/rho x exp(-x) + (r f / 2)^2 ) - r f / 2,   x = (Rmax / r)^B
///
/// Never negative; 0 in the limit r -> 0, decaying for r >> Rmax.
/// Source: Holland (1980), Mon. Wea. Rev. 108, 1212-1218, eq. 5. Forward motion is left out.
double gradient_wind_mps(HollandParams const& params, double radius_m);

struct WindPeak {
  double radius_m = 0;
  double speed_mps = 0;
};
/// Where gradient_wind_mps is greatest: at Rmax without Coriolis force, a little inside with it.
WindPeak gradient_peak(HollandParams const& params);

/// Angle between the wind and the circle about the centre, towards the centre: 10 deg at most
/// inside Rmax, 25 deg beyond 1.2 Rmax. Source: Sobey, Harper & Stark (1977).
double inflow_angle_rad(double radius_m, double max_wind_radius_m);

/// Wind at 10 m above the ground at one place.
struct Wind {
  double mean_mps = 0;  ///< 10-minute mean
  double gust_mps = 0;  ///< 3-second gust
  double from_rad = 0;  ///< where it blows from, clockwise from north, on [0, 2 pi)
};

/// 10-minute mean at 10 m over the sea relative to the ground of this class: A 1 (what a track's
/// wind is stated for), B 0.8 (open land more than 10 km inland, assumed), C and D relative to B as
/// in GB 50009-2012 8.2: 0.8 x 0.738 and 0.8 x 0.512.
double terrain_mean_factor(Terrain terrain);

/// 3-second gust / 10-minute mean: 1 + 2.5 I10, I10 = 0.12, 0.14, 0.23, 0.39 (GB 50009-2012 8.4).
double terrain_gust_factor(Terrain terrain);

/// Wind at `place`:
///
///   mean = terrain x surface_factor x V(r) x (1 + Vmove cos(theta) / Vsym),  Vsym = V10 - Vmove
///
/// theta is the angle between the circling wind and the cyclone's motion: the right side is the
/// stronger one in the northern hemisphere, the left in the southern. Asymmetry comes from the
/// motion alone; quadrant radii are not used. Scaling it with V(r) keeps the far field calm.
/// Calm at the centre itself. Costs two geodesics (about 2 us).
Wind surface_wind(Cyclone const& cyclone, LonLat place, Terrain terrain);

}  // namespace sc
