// SPDX-License-Identifier: Apache-2.0
#include "hazard/track.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "hazard/wind.h"

namespace sc {
namespace {

constexpr double kEnvironmentPa = 101'000;         // assumed
constexpr double kLeastDeficitPa = 100;            // keeps a filled cyclone computable
constexpr double kTwoToTenMinutes = 0.934;         // WMO/TD-1555
constexpr Duration kMotionReach = whole_hours(3);  // assumed
constexpr double kMoveShare = 0.55;                // Lin & Chavas 2012
constexpr double kMoveLimit = 0.4;                 // assumed: a weak, fast cyclone still circles
constexpr double kSurfaceToGradient = 0.9;         // Powell & Black 1990

double between(double a, double b, double fraction) {
  return a + fraction * (b - a);
}

/// The track at a moment between its first and last fix.
TrackFix interpolate(std::span<TrackFix const> track, SimTime time) {
  auto const later = std::upper_bound(track.begin(), track.end(), time,
                                      [](SimTime t, TrackFix const& fix) { return t < fix.time; });
  if (later == track.end()) return track.back();
  TrackFix const& a = *(later - 1);
  TrackFix const& b = *later;
  double const f = (time - a.time).seconds() / (b.time - a.time).seconds();
  return {time,
          {between(a.centre.lon_deg, b.centre.lon_deg, f),
           between(a.centre.lat_deg, b.centre.lat_deg, f)},
          between(a.pressure_pa, b.pressure_pa, f),
          between(a.max_wind_mps, b.max_wind_mps, f)};
}

void set_motion(std::span<TrackFix const> track, SimTime time, Cyclone& cyclone) {
  TrackFix const before = interpolate(track, std::max(time - kMotionReach, track.front().time));
  TrackFix const after = interpolate(track, std::min(time + kMotionReach, track.back().time));
  double const seconds = (after.time - before.time).seconds();
  if (seconds <= 0 || before.centre == after.centre) return;
  double const speed = distance_m(before.centre, after.centre) / seconds;
  double const course = bearing_rad(before.centre, after.centre);
  cyclone.move_east_mps = speed * std::sin(course);
  cyclone.move_north_mps = speed * std::cos(course);
}

double vickery_wadhera_radius_m(double deficit_pa, double latitude_deg) {
  double const hpa = deficit_pa / 100;
  return 1000 * std::exp(3.015 - 6.291e-5 * hpa * hpa + 0.0337 * std::abs(latitude_deg));
}

void set_profile(Cyclone& cyclone) {
  double const move = std::hypot(cyclone.move_east_mps, cyclone.move_north_mps);
  cyclone.move_wind_mps = std::min(kMoveShare * move, kMoveLimit * cyclone.max_wind_mps);
  double const symmetric = cyclone.max_wind_mps - cyclone.move_wind_mps;
  double const gradient = symmetric / kSurfaceToGradient;
  cyclone.max_wind_radius_m =
      vickery_wadhera_radius_m(cyclone.pressure_deficit_pa, cyclone.centre.lat_deg);
  cyclone.holland_b = std::clamp(gradient * gradient * HollandParams{}.air_density_kgpm3 *
                                     std::numbers::e / cyclone.pressure_deficit_pa,
                                 1.0, 2.5);
  cyclone.surface_factor = symmetric / gradient_peak(holland_params(cyclone)).speed_mps;
}

}  // namespace

std::optional<Cyclone> cyclone_at(std::span<TrackFix const> track, SimTime time) {
  if (track.empty() || time < track.front().time || time > track.back().time) return std::nullopt;
  TrackFix const now = interpolate(track, time);
  Cyclone cyclone;
  cyclone.centre = now.centre;
  cyclone.pressure_deficit_pa = std::max(kEnvironmentPa - now.pressure_pa, kLeastDeficitPa);
  cyclone.max_wind_mps = kTwoToTenMinutes * now.max_wind_mps;
  set_motion(track, time, cyclone);
  set_profile(cyclone);
  return cyclone;
}

}  // namespace sc
