// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
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
  double pressure_pa = 0;   ///< central pressure
  double max_wind_mps = 0;  ///< maximum sustained wind, 2-minute mean (CMA)
};

/// The cyclone at one moment, ready for surface_wind().
struct Cyclone {
  LonLat centre;
  double pressure_deficit_pa = 0;  ///< against an environment of 1010 hPa, at least 1 hPa
  double max_wind_mps = 0;         ///< 10-minute mean at 10 m over the sea, translation included
  double max_wind_radius_m = 0;    ///< of the cyclostrophic wind; see gradient_peak()
  double holland_b = 0;            ///< 1.0 ... 2.5
  double move_east_mps = 0;        ///< of the centre, mean over 6 hours about the moment
  double move_north_mps = 0;
  double move_wind_mps = 0;   ///< what the motion adds to max_wind_mps on the strong side
  double surface_factor = 0;  ///< symmetric 10 m wind over the sea / gradient wind
};

/// The cyclone at `time`: centre, pressure and wind linear between fixes (times ascend); nothing
/// before the first fix or after the last. Motion is the displacement from 3 hours before to 3
/// hours after (within the track): positions rounded to 0.1 degree would make it jump otherwise.
///
///   V10      = 0.934 V2                               2-minute to 10-minute mean
///   Vmove    = min(0.55 |move|, 0.4 V10)              share of the motion on the strong side
///   Vg       = (V10 - Vmove) / 0.9                    symmetric, at gradient level
///   ln Rmax  = 3.015 - 6.291e-5 dp^2 + 0.0337 lat     dp [hPa], lat [deg], Rmax [km]
///   B        = Vg^2 rho e / dp, clipped to 1.0 ... 2.5
///   surface_factor = (V10 - Vmove) / max over r of the gradient wind
///
/// The last line makes the strongest 10 m wind over the sea equal V10 whatever B was clipped to;
/// unclipped and without Coriolis force it is 0.9.
/// Sources: averaging time Harper, Kepert & Ginger (2010), WMO/TD-1555 (their in-land ratio 1.55 /
/// 1.66); 0.55 Lin & Chavas (2012); Rmax Vickery & Wadhera (2008), J. Appl. Meteor. Climatol. 47,
/// 2497-2517; B Holland (1980), Mon. Wea. Rev. 108, 1212-1218; 0.9 Powell & Black (1990), J. Wind
/// Eng. Ind. Aerodyn. 36, 1003-1012 (0.75-0.9 by stability). Assumed: 1010 hPa, the limit 0.4, the
/// 3 hours.
std::optional<Cyclone> cyclone_at(std::span<TrackFix const> track, SimTime time);

}  // namespace sc
