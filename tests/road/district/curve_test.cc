// SPDX-License-Identifier: Apache-2.0
#include "road/district/curve.h"

#include <gtest/gtest.h>

namespace sc::district {
namespace {

TEST(Curve, SmoothPassesThroughItsWaypointsWithoutSharpBends) {
  Curve const waypoints{{0, 0}, {500, 0}, {800, 400}, {800, 1000}};
  Curve const curve = smooth(waypoints, 30);
  for (PlanePoint const p : waypoints) EXPECT_LT(foot_of(p, curve).distance_m, 1e-9);
  for (std::size_t i = 2; i < curve.size(); ++i) {
    PlanePoint const before = unit(curve[i - 1] - curve[i - 2]);
    EXPECT_GT(dot(before, unit(curve[i] - curve[i - 1])), 0.9) << "at point " << i;
  }
}

TEST(Curve, SmoothForgivesWaypointsThatStandTwice) {
  EXPECT_NEAR(length(smooth(Curve{{0, 0}, {0, 0}, {100, 0}, {100, 0}}, 30)), 100, 1e-9);
}

TEST(Curve, SliceIsAsLongAsAskedAndEndsWhereItShould) {
  Curve const corner{{0, 0}, {100, 0}, {100, 100}};
  Curve const part = slice(corner, 60, 150);
  EXPECT_EQ(part.front(), (PlanePoint{60, 0}));
  EXPECT_EQ(part.back(), (PlanePoint{100, 50}));
  EXPECT_NEAR(length(part), 90, 1e-9);
}

TEST(Curve, OffsetToTheLeftOfAnEastboundCurveLiesNorth) {
  Curve const left = offset({{0, 0}, {100, 0}}, 10);
  EXPECT_EQ(left.front(), (PlanePoint{0, 10}));
  EXPECT_EQ(left.back(), (PlanePoint{100, 10}));
}

TEST(Curve, CrossingsTellBothArcLengthsAndTheAngle) {
  auto const found = crossings({{0, 0}, {100, 0}}, {{70, -30}, {70, 50}});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NEAR(found[0].s_a, 70, 1e-9);
  EXPECT_NEAR(found[0].s_b, 30, 1e-9);
  EXPECT_NEAR(found[0].sine, 1, 1e-9);
}

TEST(Curve, ParallelSegmentsDoNotCross) {
  EXPECT_FALSE(crossing({0, 0}, {10, 0}, {0, 1}, {10, 1}));
  EXPECT_FALSE(crossing({0, 0}, {10, 0}, {5, 1}, {5, 9}));
}

}  // namespace
}  // namespace sc::district
