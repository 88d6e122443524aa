// SPDX-License-Identifier: Apache-2.0
#include "hazard/wind.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace sc {
namespace {

constexpr double kRadPerDeg = std::numbers::pi / 180;

HollandParams typhoon(double coriolis_per_s) {
  HollandParams params;
  params.pressure_deficit_pa = 5500;
  params.max_wind_radius_m = 40'000;
  params.b = 1.4;
  params.coriolis_per_s = coriolis_per_s;
  return params;
}

/// Moving due north at about 5 m/s through 25 N.
Cyclone northward_cyclone() {
  std::array const track{TrackFix{SimTime{0}, {125, 24.5}, 95'500, 45},
                         TrackFix{SimTime{0} + whole_hours(6), {125, 25.5}, 95'500, 45}};
  return *cyclone_at(track, SimTime{0} + whole_hours(3));
}

/// A place near enough for a flat earth, at a compass bearing from the centre.
LonLat place_at(LonLat centre, double bearing_deg, double radius_m) {
  double const lat = centre.lat_deg * kRadPerDeg;
  constexpr double kMetresPerDegree = 111'200;
  return {centre.lon_deg +
              radius_m * std::sin(bearing_deg * kRadPerDeg) / (kMetresPerDegree * std::cos(lat)),
          centre.lat_deg + radius_m * std::cos(bearing_deg * kRadPerDeg) / kMetresPerDegree};
}

double sea_wind_mps(Cyclone const& cyclone, double bearing_deg, double radius_m) {
  return surface_wind(cyclone, place_at(cyclone.centre, bearing_deg, radius_m), Terrain::A)
      .mean_mps;
}

TEST(GradientWind, PeaksAtTheRadiusOfMaximumWindWithoutCoriolisForce) {
  HollandParams const params = typhoon(0);
  double best_radius = 0;
  double best = 0;
  for (double r = 1000; r <= 200'000; r += 10) {
    double const v = gradient_wind_mps(params, r);
    if (v > best) {
      best = v;
      best_radius = r;
    }
  }
  EXPECT_NEAR(best_radius, params.max_wind_radius_m, 10);
  double const expected = std::sqrt(params.b * params.pressure_deficit_pa /
                                    (params.air_density_kgpm3 * std::numbers::e));
  EXPECT_NEAR(gradient_wind_mps(params, params.max_wind_radius_m), expected, 1e-9 * expected);
  EXPECT_NEAR(best, expected, 1e-6 * expected);
}

TEST(GradientWind, BalancesPressureCoriolisAndCentrifugalForce) {
  // V^2/r + f V = (1/rho) dp/dr with p = pc + dp exp(-(Rm/r)^B), differentiated numerically.
  HollandParams const params = typhoon(7e-5);
  auto const pressure = [&](double r) {
    return params.pressure_deficit_pa * std::exp(-std::pow(params.max_wind_radius_m / r, params.b));
  };
  for (double r : {20e3, 40e3, 80e3, 200e3, 600e3}) {
    double const v = gradient_wind_mps(params, r);
    double const slope = (pressure(r + 5) - pressure(r - 5)) / 10 / params.air_density_kgpm3;
    EXPECT_NEAR(v * v / r + params.coriolis_per_s * v, slope, 1e-6 * slope) << r;
  }
}

TEST(GradientWind, IsCalmInTheCentreAndNeverNegative) {
  HollandParams const params = typhoon(7e-5);
  EXPECT_EQ(gradient_wind_mps(params, 1), 0);
  EXPECT_LT(gradient_wind_mps(params, 5000), 0.01);
  for (double r = 1; r < 1e8; r *= 1.3) EXPECT_GE(gradient_wind_mps(params, r), 0) << r;
}

TEST(GradientWind, DecaysFarOut) {
  HollandParams const params = typhoon(7e-5);
  double previous = gradient_wind_mps(params, params.max_wind_radius_m);
  for (double r = 50e3; r < 3e6; r += 10e3) {
    double const v = gradient_wind_mps(params, r);
    EXPECT_LT(v, previous) << r;
    previous = v;
  }
  EXPECT_LT(previous, 0.5);
}

TEST(GradientWind, PeakFinderAgreesWithAScanUnderCoriolisForce) {
  HollandParams const params = typhoon(7.3e-5);
  WindPeak const peak = gradient_peak(params);
  double scanned = 0;
  for (double r = 4000; r <= 80'000; r += 5)
    scanned = std::max(scanned, gradient_wind_mps(params, r));
  EXPECT_NEAR(peak.speed_mps, scanned, 1e-6);
  EXPECT_LT(peak.radius_m, params.max_wind_radius_m);
}

TEST(InflowAngle, GrowsTo25DegreesAndIsContinuous) {
  EXPECT_EQ(inflow_angle_rad(0, 40e3), 0);
  EXPECT_NEAR(inflow_angle_rad(20e3, 40e3), 5 * kRadPerDeg, 1e-12);
  EXPECT_NEAR(inflow_angle_rad(40e3, 40e3), 10 * kRadPerDeg, 1e-12);
  EXPECT_NEAR(inflow_angle_rad(48e3, 40e3), 25 * kRadPerDeg, 1e-12);
  EXPECT_NEAR(inflow_angle_rad(400e3, 40e3), 25 * kRadPerDeg, 1e-12);
}

TEST(SurfaceWind, StrongestWindOverTheSeaIsTheTracks) {
  Cyclone const cyclone = northward_cyclone();
  double strongest = 0;
  for (double bearing = 0; bearing < 360; bearing += 2)
    for (double r = 20e3; r < 60e3; r += 200)
      strongest = std::max(strongest, sea_wind_mps(cyclone, bearing, r));
  EXPECT_NEAR(strongest, 0.934 * 45, 0.005);
  EXPECT_LE(strongest, 0.934 * 45 + 1e-9);
}

TEST(SurfaceWind, IsStrongerToTheRightOfTheMotion) {
  Cyclone const cyclone = northward_cyclone();
  double const right = sea_wind_mps(cyclone, 90, 60e3);
  double const ahead = sea_wind_mps(cyclone, 0, 60e3);
  double const left = sea_wind_mps(cyclone, 270, 60e3);
  EXPECT_GT(right, ahead);
  EXPECT_GT(ahead, left);
  // At the maximum the two sides differ by twice what the motion adds.
  double const rm = gradient_peak(holland_params(cyclone)).radius_m;
  EXPECT_NEAR(sea_wind_mps(cyclone, 90, rm) - sea_wind_mps(cyclone, 270, rm),
              2 * 0.55 * cyclone.move_north_mps, 0.01);
}

TEST(SurfaceWind, CirclesAntiClockwiseAndInwardsInTheNorthernHemisphere) {
  Cyclone const cyclone = northward_cyclone();
  // East of the centre air moves north, turned 25 degrees towards the centre: from SSE.
  Wind const wind = surface_wind(cyclone, place_at(cyclone.centre, 90, 200e3), Terrain::A);
  EXPECT_NEAR(wind.from_rad / kRadPerDeg, 180 - 25, 1);
}

TEST(SurfaceWind, CirclesClockwiseInTheSouthernHemisphere) {
  Cyclone cyclone = northward_cyclone();
  cyclone.centre.lat_deg = -25;
  Wind const wind = surface_wind(cyclone, place_at(cyclone.centre, 90, 200e3), Terrain::A);
  EXPECT_NEAR(wind.from_rad / kRadPerDeg, 25, 1);
  EXPECT_LT(sea_wind_mps(cyclone, 90, 60e3), sea_wind_mps(cyclone, 270, 60e3));
}

TEST(SurfaceWind, IsCalmAtTheCentre) {
  Cyclone const cyclone = northward_cyclone();
  Wind const wind = surface_wind(cyclone, cyclone.centre, Terrain::A);
  EXPECT_EQ(wind.mean_mps, 0);
  EXPECT_EQ(wind.gust_mps, 0);
}

TEST(SurfaceWind, IsNeverNegativeEvenForAFastWeakCyclone) {
  std::array const track{TrackFix{SimTime{0}, {125, 35}, 99'500, 12},
                         TrackFix{SimTime{0} + whole_hours(6), {128, 38}, 99'500, 12}};
  Cyclone const cyclone = *cyclone_at(track, SimTime{0} + whole_hours(3));
  ASSERT_GT(std::hypot(cyclone.move_east_mps, cyclone.move_north_mps), 15);
  for (double bearing = 0; bearing < 360; bearing += 15)
    for (double r : {10e3, 60e3, 300e3}) EXPECT_GE(sea_wind_mps(cyclone, bearing, r), 0);
}

TEST(SurfaceWind, RougherGroundLowersTheMeanAndRaisesTheGustFactor) {
  Cyclone const cyclone = northward_cyclone();
  LonLat const place = place_at(cyclone.centre, 45, 100e3);
  Wind previous = surface_wind(cyclone, place, Terrain::A);
  for (Terrain terrain : {Terrain::B, Terrain::C, Terrain::D}) {
    Wind const wind = surface_wind(cyclone, place, terrain);
    EXPECT_LT(wind.mean_mps, previous.mean_mps);
    EXPECT_GT(wind.gust_mps / wind.mean_mps, previous.gust_mps / previous.mean_mps);
    EXPECT_EQ(wind.from_rad, previous.from_rad);
    previous = wind;
  }
}

TEST(Terrain, FactorsAreThoseOfTheLoadCode) {
  EXPECT_DOUBLE_EQ(terrain_mean_factor(Terrain::C) / terrain_mean_factor(Terrain::B), 0.738);
  EXPECT_DOUBLE_EQ(terrain_mean_factor(Terrain::D) / terrain_mean_factor(Terrain::B), 0.512);
  EXPECT_DOUBLE_EQ(terrain_gust_factor(Terrain::B), 1.35);
  EXPECT_DOUBLE_EQ(terrain_gust_factor(Terrain::C), 1.575);
  EXPECT_DOUBLE_EQ(terrain_gust_factor(Terrain::D), 1.975);
}

}  // namespace
}  // namespace sc
