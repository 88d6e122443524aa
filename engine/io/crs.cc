// SPDX-License-Identifier: Apache-2.0
#include "io/crs.h"

#include <cmath>
#include <numbers>

namespace sc {
namespace {

constexpr double kPi = std::numbers::pi;
constexpr double kSemiMajorAxis_m = 6378245.0;  // Krasovsky 1940
constexpr double kEccentricity2 = 0.00669342162296594323;

bool is_shifted(LonLat p) {
  return p.lon_deg >= 72.004 && p.lon_deg <= 137.8347 && p.lat_deg >= 0.8293 &&
         p.lat_deg <= 55.8271;
}

/// The wave that both shifts share [m].
double common_wave_m(double x) {
  return (20 * std::sin(6 * kPi * x) + 20 * std::sin(2 * kPi * x)) * 2 / 3;
}

double north_shift_m(double x, double y) {
  double const smooth =
      -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * std::sqrt(std::abs(x));
  double const short_wave = 20 * std::sin(kPi * y) + 40 * std::sin(kPi * y / 3);
  double const long_wave = 160 * std::sin(kPi * y / 12) + 320 * std::sin(kPi * y / 30);
  return smooth + common_wave_m(x) + (short_wave + long_wave) * 2 / 3;
}

double east_shift_m(double x, double y) {
  double const smooth = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * std::sqrt(std::abs(x));
  double const short_wave = 20 * std::sin(kPi * x) + 40 * std::sin(kPi * x / 3);
  double const long_wave = 150 * std::sin(kPi * x / 12) + 300 * std::sin(kPi * x / 30);
  return smooth + common_wave_m(x) + (short_wave + long_wave) * 2 / 3;
}

/// What GCJ-02 adds at a WGS 84 position [degrees].
LonLat shift_deg(LonLat p) {
  double const x = p.lon_deg - 105;
  double const y = p.lat_deg - 35;
  double const lat_rad = p.lat_deg * kPi / 180;
  double const w2 = 1 - kEccentricity2 * std::sin(lat_rad) * std::sin(lat_rad);
  double const meridian_radius_m = kSemiMajorAxis_m * (1 - kEccentricity2) / (w2 * std::sqrt(w2));
  double const parallel_radius_m = kSemiMajorAxis_m / std::sqrt(w2) * std::cos(lat_rad);
  return {east_shift_m(x, y) / parallel_radius_m * 180 / kPi,
          north_shift_m(x, y) / meridian_radius_m * 180 / kPi};
}

/// The shift changes by less than 1 % of a step, so each round gains two digits or more.
LonLat gcj02_to_wgs84(LonLat target) {
  if (!is_shifted(target)) return target;
  LonLat p = target;
  for (int round = 0; round < 20; ++round) {
    LonLat const shift = shift_deg(p);
    LonLat const next{target.lon_deg - shift.lon_deg, target.lat_deg - shift.lat_deg};
    double const moved = std::abs(next.lon_deg - p.lon_deg) + std::abs(next.lat_deg - p.lat_deg);
    p = next;
    if (moved < 1e-12) break;
  }
  return p;
}

}  // namespace

LonLat wgs84_to_gcj02(LonLat position) {
  if (!is_shifted(position)) return position;
  LonLat const shift = shift_deg(position);
  return {position.lon_deg + shift.lon_deg, position.lat_deg + shift.lat_deg};
}

LonLat to_wgs84(LonLat position, Crs crs) {
  return crs == Crs::gcj02 ? gcj02_to_wgs84(position) : position;
}

}  // namespace sc
