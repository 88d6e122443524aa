// SPDX-License-Identifier: Apache-2.0
#include "hazard/wind.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "base/check.h"

namespace sc {
namespace {

constexpr double kEarthRotationPerS = 7.292115e-5;
constexpr double kRadPerDeg = std::numbers::pi / 180;
constexpr double kSeaToOpenLand = 0.8;  // assumed, more than 10 km inland

constexpr std::array<double, 4> kMeanFactor{1.0, kSeaToOpenLand, kSeaToOpenLand * 0.738,
                                            kSeaToOpenLand * 0.512};
constexpr std::array<double, 4> kTurbulence{0.12, 0.14, 0.23, 0.39};

double wrap_rad(double angle) {
  double const wrapped = std::fmod(angle, 2 * std::numbers::pi);
  return wrapped < 0 ? wrapped + 2 * std::numbers::pi : wrapped;
}

/// Factor of the motion on the symmetric wind where that blows towards `towards_rad`.
double motion_factor(Cyclone const& cyclone, double towards_rad) {
  double const symmetric = cyclone.max_wind_mps - cyclone.move_wind_mps;
  double const move = std::hypot(cyclone.move_east_mps, cyclone.move_north_mps);
  if (move <= 0 || symmetric <= 0) return 1;
  double const along = (cyclone.move_east_mps * std::sin(towards_rad) +
                        cyclone.move_north_mps * std::cos(towards_rad)) /
                       move;
  return 1 + cyclone.move_wind_mps * along / symmetric;
}

}  // namespace

HollandParams holland_params(Cyclone const& cyclone) {
  HollandParams params;
  params.pressure_deficit_pa = cyclone.pressure_deficit_pa;
  params.max_wind_radius_m = cyclone.max_wind_radius_m;
  params.b = cyclone.holland_b;
  params.coriolis_per_s =
      2 * kEarthRotationPerS * std::abs(std::sin(cyclone.centre.lat_deg * kRadPerDeg));
  return params;
}

double gradient_wind_mps(HollandParams const& params, double radius_m) {
  SC_EXPECT(radius_m > 0);
  double const x = std::pow(params.max_wind_radius_m / radius_m, params.b);
  if (x > 700) return 0;  // exp(-x) underflows: the very centre
  double const square =
      params.b * params.pressure_deficit_pa / params.air_density_kgpm3 * x * std::exp(-x);
  double const half_rf = radius_m * params.coriolis_per_s / 2;
  double const root = std::sqrt(square + half_rf * half_rf);
  // root - half_rf, in the form that does not cancel far from the centre.
  return square > 0 ? square / (root + half_rf) : 0;
}

WindPeak gradient_peak(HollandParams const& params) {
  // Golden section: the profile has one maximum, and Coriolis force only moves it inwards.
  constexpr double kGolden = 0.6180339887498949;
  double low = 0.1 * params.max_wind_radius_m;
  double high = 1.01 * params.max_wind_radius_m;
  double left = high - kGolden * (high - low);
  double right = low + kGolden * (high - low);
  double at_left = gradient_wind_mps(params, left);
  double at_right = gradient_wind_mps(params, right);
  for (int i = 0; i < 40; ++i) {
    if (at_left < at_right) {
      low = left;
      left = right;
      at_left = at_right;
      right = low + kGolden * (high - low);
      at_right = gradient_wind_mps(params, right);
    } else {
      high = right;
      right = left;
      at_right = at_left;
      left = high - kGolden * (high - low);
      at_left = gradient_wind_mps(params, left);
    }
  }
  double const radius = (low + high) / 2;
  return {radius, gradient_wind_mps(params, radius)};
}

double inflow_angle_rad(double radius_m, double max_wind_radius_m) {
  double const ratio = radius_m / max_wind_radius_m;
  if (ratio < 1) return 10 * ratio * kRadPerDeg;
  return std::min(10 + 75 * (ratio - 1), 25.0) * kRadPerDeg;
}

double terrain_mean_factor(Terrain terrain) {
  return kMeanFactor[static_cast<std::size_t>(terrain)];
}

double terrain_gust_factor(Terrain terrain) {
  return 1 + 2.5 * kTurbulence[static_cast<std::size_t>(terrain)];
}

Wind surface_wind(Cyclone const& cyclone, LonLat place, Terrain terrain) {
  double const radius = distance_m(cyclone.centre, place);
  if (radius <= 0) return {};
  // Compass direction the air circles towards, then turned inwards.
  double const turn = cyclone.centre.lat_deg < 0 ? 1.0 : -1.0;
  double const outward = bearing_rad(cyclone.centre, place);
  double const circling = outward + turn * std::numbers::pi / 2;
  double const towards = circling + turn * inflow_angle_rad(radius, cyclone.max_wind_radius_m);

  double const sea = cyclone.surface_factor * gradient_wind_mps(holland_params(cyclone), radius) *
                     motion_factor(cyclone, circling);
  double const mean = terrain_mean_factor(terrain) * sea;
  return {mean, terrain_gust_factor(terrain) * mean, wrap_rad(towards + std::numbers::pi)};
}

}  // namespace sc
