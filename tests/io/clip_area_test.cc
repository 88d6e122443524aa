// SPDX-License-Identifier: Apache-2.0
#include "io/clip_area.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/check.h"
#include "support/grid_city.h"

namespace sc {
namespace {

TEST(ClipArea, HoldsTheBorderOfABox) {
  ClipArea const box = BoundingBox{{120, 30}, {121, 31}};
  EXPECT_TRUE(inside(box, {120, 30}));
  EXPECT_TRUE(inside(box, {121, 31}));
  EXPECT_FALSE(inside(box, {121.0001, 30.5}));
  EXPECT_FALSE(inside(box, {120.5, 29.9999}));
}

TEST(ClipArea, LeavesOutTheHolesOfAPolygon) {
  ClipArea const area =
      Boundary{{{{0, 0}, {4, 0}, {4, 4}, {0, 4}}, {{1, 1}, {3, 1}, {3, 3}, {1, 3}}}};
  EXPECT_TRUE(inside(area, {0.5, 2}));
  EXPECT_FALSE(inside(area, {2, 2}));
  EXPECT_FALSE(inside(area, {5, 2}));
}

TEST(Clipped, DropsNodesOutsideAndTheLinksThatTouchThem) {
  RoadTable const city = test::grid_city(2, 3);
  LonLat const corner = city.node_position[0];
  double const middle_lon = city.node_position[1].lon_deg;
  RoadTable const part =
      clipped(city, BoundingBox{corner, {middle_lon, city.node_position[3].lat_deg}});
  EXPECT_EQ(part.nodes(), 4U);
  EXPECT_EQ(part.links(), 8U);
}

TEST(ParseBoundingBox, ReadsFourNumbers) {
  BoundingBox const box = parse_bounding_box("120.1,30.25,120.2,30.4");
  EXPECT_EQ(box.south_west, (LonLat{120.1, 30.25}));
  EXPECT_EQ(box.north_east, (LonLat{120.2, 30.4}));
}

class BadBox : public testing::TestWithParam<char const*> {};
TEST_P(BadBox, IsRefused) {
  try {
    (void)parse_bounding_box(GetParam());
    FAIL() << "accepted";
  } catch (InputError const& error) {
    EXPECT_THAT(error.what(), testing::StartsWith(std::string("bounding box = ") + GetParam()));
  }
}
INSTANTIATE_TEST_SUITE_P(BoundingBox, BadBox,
                         testing::Values("", "1,2,3", "1,2,3,4,5", "1,2,3,x", "3,2,1,4", "1,4,3,2",
                                         "1 2 3 4", "-181,0,0,1", "0,0,1,91", "nan,0,1,1",
                                         "0,0,inf,1", "1,2,3,4 "));

}  // namespace
}  // namespace sc
