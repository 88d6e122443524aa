// SPDX-License-Identifier: Apache-2.0
#include "base/geo.h"

#include <gtest/gtest.h>

#include <array>
#include <numbers>

namespace sc {
namespace {

constexpr LonLat kGongchenBridge{120.1339, 30.3205};
constexpr LonLat kWulin{120.157, 30.2695};

TEST(Geo, PlaneDistanceEqualsGeodesicAcrossADistrict) {
  LocalPlane const plane(kGongchenBridge);
  double const planar = distance_m(plane.to_plane(kGongchenBridge), plane.to_plane(kWulin));
  EXPECT_NEAR(planar, distance_m(kGongchenBridge, kWulin), 0.1);
}

TEST(Geo, PlaneGoesThereAndBack) {
  LocalPlane const plane(kGongchenBridge);
  LonLat const back = plane.to_lonlat(plane.to_plane(kWulin));
  EXPECT_NEAR(back.lon_deg, kWulin.lon_deg, 1e-9);
  EXPECT_NEAR(back.lat_deg, kWulin.lat_deg, 1e-9);
}

TEST(Geo, ADegreeOfTheMeridianAtTheEquator) {
  // The WGS 84 meridian arc from 0 to 1 degree.
  EXPECT_NEAR(distance_m(LonLat{0, 0}, LonLat{0, 1}), 110574.4, 0.1);
}

TEST(Geo, BearingIsClockwiseFromNorth) {
  EXPECT_NEAR(bearing_rad({0, 0}, {0, 1}), 0, 1e-12);
  EXPECT_NEAR(bearing_rad({0, 0}, {1, 0}), std::numbers::pi / 2, 1e-12);
  EXPECT_NEAR(bearing_rad({0, 0}, {-1, 0}), 3 * std::numbers::pi / 2, 1e-12);
  double const hair_west = bearing_rad({0, 0}, {-1e-18, 1});
  EXPECT_GE(hair_west, 0);
  EXPECT_LT(hair_west, 2 * std::numbers::pi);
}

TEST(Geo, NearestFractionStaysOnTheSegment) {
  EXPECT_EQ(nearest_fraction({5, 3}, {0, 0}, {10, 0}), 0.5);
  EXPECT_EQ(nearest_fraction({-5, 3}, {0, 0}, {10, 0}), 0.0);
  EXPECT_EQ(nearest_fraction({50, 3}, {0, 0}, {10, 0}), 1.0);
  EXPECT_EQ(nearest_fraction({50, 3}, {1, 1}, {1, 1}), 0.0);
}

TEST(Geo, RingKnowsInsideFromOutside) {
  constexpr std::array<LonLat, 4> square{{{0, 0}, {2, 0}, {2, 2}, {0, 2}}};
  EXPECT_TRUE(inside_ring({1, 1}, square));
  EXPECT_FALSE(inside_ring({3, 1}, square));
  EXPECT_FALSE(inside_ring({1, -1}, square));
}

}  // namespace
}  // namespace sc
