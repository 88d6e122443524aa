// SPDX-License-Identifier: Apache-2.0
#include "road/way_shape.h"

#include <gtest/gtest.h>

#include "support/grid_city.h"

namespace sc {
namespace {

constexpr LinkId k01{0U};  // grid_city(2, 2): 0-1, then 1-3 is link 6
constexpr LinkId k10{1U};
constexpr LinkId k13{6U};

std::vector<LinkStretch> stretches(std::vector<LinkId> const& links, float start, float goal) {
  return stretches_of({links, {links.front(), start}, {links.back(), goal}, {}});
}

TEST(Stretches, BeginAndEndWithinTheirLinks) {
  EXPECT_EQ(stretches({k01, k13}, 0.25F, 0.5F),
            (std::vector<LinkStretch>{{k01, 0.25, 1}, {k13, 0, 0.5}}));
  EXPECT_EQ(stretches({k01}, 0.25F, 0.75F), (std::vector<LinkStretch>{{k01, 0.25, 0.75}}));
}

TEST(Stretches, LeaveOutLinksOfWhichNothingIsDriven) {
  EXPECT_EQ(stretches({k01, k13}, 1.0F, 0.5F), (std::vector<LinkStretch>{{k13, 0, 0.5}}));
  EXPECT_EQ(stretches({k01, k13}, 0.25F, 0.0F), (std::vector<LinkStretch>{{k01, 0.25, 1}}));
  EXPECT_EQ(stretches({k01, k13}, 1.0F, 0.0F), (std::vector<LinkStretch>{{k13, 0, 0}}));
}

TEST(Stretches, TakeTheirShareOfTheTimeAndNoneOfAShutRoadWhereNothingIsDriven) {
  EXPECT_EQ(stretch_time_ms({k01, 0.25, 0.75}, 1001), 501);
  EXPECT_EQ(stretch_time_ms({k01, 0, 0}, kImpassable), 0);
}

/// The street 0-1 makes a detour over two points 50 m and 150 m along, off the straight line.
class Shape : public testing::Test {
 protected:
  Shape() {
    RoadTable table = test::grid_city(2, 2);
    LonLat const a = table.node_position[0];
    LonLat const b = table.node_position[1];
    first_ = {a.lon_deg + (b.lon_deg - a.lon_deg) / 4, a.lat_deg};
    second_ = {a.lon_deg + (b.lon_deg - a.lon_deg) * 3 / 4, a.lat_deg};
    table.shape = {first_, second_, second_, first_};
    table.shape_begin.assign(table.links() + 1, 4);
    table.shape_begin[0] = 0;
    table.shape_begin[1] = 2;
    graph_ = std::make_unique<RoadGraph>(std::move(table));
  }
  [[nodiscard]] LonLat node(std::size_t n) const { return graph_->table().node_position[n]; }

  std::unique_ptr<RoadGraph> graph_;
  LonLat first_, second_;
};

TEST_F(Shape, OfWholeLinksHasEveryPointOnce) {
  EXPECT_EQ(shape_of(*graph_, {{k01}, {k13}}),
            (std::vector<LonLat>{node(0), first_, second_, node(1), node(3)}));
  EXPECT_EQ(shape_of(*graph_, {{k10}}), (std::vector<LonLat>{node(1), second_, first_, node(0)}));
}

TEST_F(Shape, OfAPartHasTheInnerPointsOfThatPart) {
  auto const line = shape_of(*graph_, {{k01, 0.5, 1}});
  ASSERT_EQ(line.size(), 3U);
  EXPECT_NEAR(distance_m(line[0], node(0)), 100, 0.2);
  EXPECT_EQ(line[1], second_);
  EXPECT_EQ(line[2], node(1));
}

TEST_F(Shape, OfNothingHasTwoPositionsStill) {
  EXPECT_EQ(shape_of(*graph_, {{k01, 0, 0}}), (std::vector<LonLat>{node(0), node(0)}));
}

}  // namespace
}  // namespace sc
