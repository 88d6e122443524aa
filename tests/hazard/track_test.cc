// SPDX-License-Identifier: Apache-2.0
#include "hazard/track.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

#include "at_hour.h"
#include "hazard/wind.h"

namespace sc {
namespace {

/// Due north by one degree in 12 hours, weakening.
std::vector<TrackFix> northward() {
  return {{at_hour(6), {125, 28}, 95'500, 42},
          {at_hour(12), {125, 28.5}, 96'500, 38},
          {at_hour(18), {125, 29}, 97'500, 34}};
}

TEST(Track, IsNothingBeforeTheFirstFixAndAfterTheLast) {
  auto const track = northward();
  EXPECT_FALSE(cyclone_at(track, at_hour(6) - milliseconds(1)));
  EXPECT_TRUE(cyclone_at(track, at_hour(6)));
  EXPECT_TRUE(cyclone_at(track, at_hour(18)));
  EXPECT_FALSE(cyclone_at(track, at_hour(18) + milliseconds(1)));
  EXPECT_FALSE(cyclone_at({}, at_hour(6)));
}

TEST(Track, IsLinearBetweenFixes) {
  auto const cyclone = cyclone_at(northward(), at_hour(9));
  ASSERT_TRUE(cyclone);
  EXPECT_DOUBLE_EQ(cyclone->centre.lat_deg, 28.25);
  EXPECT_DOUBLE_EQ(cyclone->centre.lon_deg, 125);
  EXPECT_DOUBLE_EQ(cyclone->pressure_deficit_pa, 5000);
  EXPECT_DOUBLE_EQ(cyclone->max_wind_mps, 0.934 * 40);
}

TEST(Track, MeetsItsFixesExactly) {
  auto const cyclone = cyclone_at(northward(), at_hour(12));
  ASSERT_TRUE(cyclone);
  EXPECT_EQ(cyclone->centre, (LonLat{125, 28.5}));
  EXPECT_DOUBLE_EQ(cyclone->pressure_deficit_pa, 4500);
}

TEST(Track, MovesWithTheDisplacementOfItsCentre) {
  auto const cyclone = cyclone_at(northward(), at_hour(12));
  ASSERT_TRUE(cyclone);
  // Half a degree of the meridian at 28.5 N is 55.42 km, in six hours.
  EXPECT_NEAR(cyclone->move_north_mps, 55'420.0 / 21'600, 0.002);
  EXPECT_NEAR(cyclone->move_east_mps, 0, 1e-9);
}

TEST(Track, OneFixStandsStill) {
  std::array const track{TrackFix{at_hour(1), {125, 28}, 96'000, 40}};
  auto const cyclone = cyclone_at(track, at_hour(1));
  ASSERT_TRUE(cyclone);
  EXPECT_EQ(cyclone->move_east_mps, 0);
  EXPECT_EQ(cyclone->move_north_mps, 0);
  EXPECT_EQ(cyclone->move_wind_mps, 0);
}

TEST(Track, MotionIsContinuousAcrossAFix) {
  std::vector<TrackFix> track = northward();
  track[2].centre = {126, 28.5};  // turns east at the middle fix
  auto const before = cyclone_at(track, at_hour(12) - whole_seconds(1));
  auto const after = cyclone_at(track, at_hour(12) + whole_seconds(1));
  ASSERT_TRUE(before && after);
  EXPECT_NEAR(before->move_east_mps, after->move_east_mps, 0.01);
  EXPECT_NEAR(before->move_north_mps, after->move_north_mps, 0.01);
}

TEST(Track, RadiusOfMaximumWindFollowsVickeryAndWadhera) {
  auto const cyclone = cyclone_at(northward(), at_hour(6));
  ASSERT_TRUE(cyclone);
  // exp(3.015 - 6.291e-5 * 55^2 + 0.0337 * 28) by hand: 43.3 km.
  EXPECT_NEAR(cyclone->max_wind_radius_m, 43'300, 100);
}

TEST(Track, ProfileParameterStaysInItsRange) {
  std::array const weak{TrackFix{at_hour(0), {125, 28}, 95'000, 15}};
  std::array const tight{TrackFix{at_hour(0), {125, 28}, 99'500, 60}};
  EXPECT_EQ(cyclone_at(weak, at_hour(0))->holland_b, 1.0);
  EXPECT_EQ(cyclone_at(tight, at_hour(0))->holland_b, 2.5);
}

TEST(Track, UnclippedSurfaceWindIsNineTenthsOfTheGradientWindAtTheEquator) {
  // No Coriolis force and 1 < B < 2.5.
  std::array const track{TrackFix{at_hour(0), {125, 0}, 97'000, 40}};
  auto const cyclone = cyclone_at(track, at_hour(0));
  ASSERT_TRUE(cyclone);
  EXPECT_GT(cyclone->holland_b, 1.0);
  EXPECT_LT(cyclone->holland_b, 2.5);
  EXPECT_NEAR(cyclone->surface_factor, 0.9, 1e-6);
}

TEST(Track, AFilledCycloneStaysComputable) {
  std::array const track{TrackFix{at_hour(0), {125, 30}, 101'500, 12}};
  auto const cyclone = cyclone_at(track, at_hour(0));
  ASSERT_TRUE(cyclone);
  EXPECT_GT(cyclone->pressure_deficit_pa, 0);
  EXPECT_TRUE(std::isfinite(cyclone->surface_factor));
}

}  // namespace
}  // namespace sc
