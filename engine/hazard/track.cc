// SPDX-License-Identifier: Apache-2.0
#include "hazard/track.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "hazard/wind.h"

namespace sc {
namespace {

constexpr double kEnvironmentPa = 101'000;   // assumed
constexpr double kLeastDeficitPa = 100;      // keeps a filled cyclone computable
constexpr double kTwoToTenMinutes = 0.934;   // WMO/TD-1555
constexpr double kMoveShare = 0.55;          // Lin & Chavas 2012
constexpr double kMoveLimit = 0.4;           // assumed: a weak, fast cyclone still circles
constexpr double kSurfaceToGradient = 0.9;   // Powell & Black 1990

/// The two fixes that bracket a time; equal when the track has one fix.
struct Leg {
  TrackFix const& from;
  TrackFix const& to;
  [[nodiscard]] double seconds() const { return (to.time - from.time).seconds(); }
};

Leg leg_at(std::span<TrackFix const> track, SimTime time) {
  auto const later = std::upper_bound(track.begin(), track.end(), time,
                                      [](SimTime t, TrackFix const& fix) { return t < fix.time; });
  // At the last fix itself the leg that ends there still tells the motion.
  auto const to = later == track.end() ? track.end() - 1 : later;
  auto const from = to == track.begin() ? to : to - 1;
  return {*from, *to};
}

void set_motion(Leg const& leg, Cyclone& cyclone) {
  if (leg.seconds() <= 0 || leg.from.centre == leg.to.centre) return;
  double const speed = distance_m(leg.from.centre, leg.to.centre) / leg.seconds();
  double const course = bearing_rad(leg.from.centre, leg.to.centre);
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
  Leg const leg = leg_at(track, time);
  double const f = leg.seconds() > 0 ? (time - leg.from.time).seconds() / leg.seconds() : 0.0;
  auto const between = [f](double a, double b) { return a + f * (b - a); };

  Cyclone cyclone;
  cyclone.centre = {between(leg.from.centre.lon_deg, leg.to.centre.lon_deg),
                    between(leg.from.centre.lat_deg, leg.to.centre.lat_deg)};
  double const pressure = between(leg.from.pressure_pa, leg.to.pressure_pa);
  cyclone.pressure_deficit_pa = std::max(kEnvironmentPa - pressure, kLeastDeficitPa);
  cyclone.max_wind_mps = kTwoToTenMinutes * between(leg.from.max_wind_mps, leg.to.max_wind_mps);
  set_motion(leg, cyclone);
  set_profile(cyclone);
  return cyclone;
}

}  // namespace sc
