// SPDX-License-Identifier: Apache-2.0
#include "io/crs.h"

#include <gtest/gtest.h>

namespace sc {
namespace {

TEST(Crs, LeavesWgs84AndCgcs2000AsTheyAre) {
  LonLat const p{120.14, 30.32};
  EXPECT_EQ(to_wgs84(p, Crs::wgs84), p);
  EXPECT_EQ(to_wgs84(p, Crs::cgcs2000), p);
}

// Pairs as the open implementations of the formula have published them for their own tests.
TEST(Crs, Gcj02EqualsThePublishedPairs) {
  struct Pair {
    LonLat wgs;
    LonLat gcj;
  };
  constexpr Pair kPairs[] = {
      {{121.5272106, 31.1774276}, {121.531541859215, 31.17530398364597}},   // Shanghai
      {{113.912316, 22.543847}, {113.9171764808363, 22.540796131694766}},   // Shenzhen
      {{116.377817, 39.911954}, {116.38404722455657, 39.91334545536069}}};  // Beijing
  for (auto const& [wgs, gcj] : kPairs) {
    EXPECT_NEAR(wgs84_to_gcj02(wgs).lon_deg, gcj.lon_deg, 1e-9);
    EXPECT_NEAR(wgs84_to_gcj02(wgs).lat_deg, gcj.lat_deg, 1e-9);
    EXPECT_LT(distance_m(to_wgs84(gcj, Crs::gcj02), wgs), 1e-3);
  }
}

TEST(Crs, ShiftsHangzhouEastAndSouthByHalfAKilometre) {
  LonLat const wgs{120.14, 30.32};
  LonLat const gcj = wgs84_to_gcj02(wgs);
  EXPECT_NEAR(gcj.lon_deg - wgs.lon_deg, 0.0047, 0.0003);
  EXPECT_NEAR(gcj.lat_deg - wgs.lat_deg, -0.0023, 0.0003);
}

TEST(Crs, ComesBackToTheSameMillimetreOverAllChina) {
  double worst_m = 0;
  for (double lon = 73.5; lon < 135; lon += 0.7)
    for (double lat = 3.5; lat < 53.5; lat += 0.7) {
      LonLat const p{lon, lat};
      worst_m = std::max(worst_m, distance_m(to_wgs84(wgs84_to_gcj02(p), Crs::gcj02), p));
    }
  EXPECT_LT(worst_m, 1e-3);
}

TEST(Crs, ShiftsNothingOutsideChina) {
  for (LonLat const p : {LonLat{2.35, 48.86}, LonLat{139.7, 35.7}, LonLat{151.2, -33.9}}) {
    EXPECT_EQ(wgs84_to_gcj02(p), p);
    EXPECT_EQ(to_wgs84(p, Crs::gcj02), p);
  }
}

}  // namespace
}  // namespace sc
