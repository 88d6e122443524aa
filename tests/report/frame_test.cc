// SPDX-License-Identifier: Apache-2.0
#include "report/frame.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace sc {
namespace {

using testing::ElementsAre;

TEST(PageFrameTest, UnitsAreDecimetresBothWays) {
  LonLat const corner{120.10, 30.25}, far{120.20, 30.40};
  LonLat const places[] = {corner, far};
  PageFrame const frame(places);
  EXPECT_EQ(frame.at(corner), (PageFrame::Point{0, 0}));
  PageFrame::Point const p = frame.at(far);
  EXPECT_NEAR(p.y, 0.15 * 1'111'950, 2);  // a degree of latitude is 111.195 km on the sphere
  EXPECT_NEAR(p.x, 0.10 * 1'111'950 * std::cos(30.325 * std::numbers::pi / 180), 2);
  EXPECT_NEAR(corner.lon_deg + p.x * frame.step().lon_deg, far.lon_deg, 1e-6);
  EXPECT_NEAR(corner.lat_deg + p.y * frame.step().lat_deg, far.lat_deg, 1e-6);
}

TEST(PageFrameTest, LinesAreAFirstPointAndSteps) {
  PageFrame::Point const points[] = {{5, 7}, {6, 5}, {6, 9}};
  EXPECT_THAT(line_of(points), ElementsAre(5, 7, 1, -2, 0, 4));
}

}  // namespace
}  // namespace sc
