// SPDX-License-Identifier: Apache-2.0
#include "road/turn_angle.h"

#include <gtest/gtest.h>

#include <cmath>

#include "support/grid_city.h"

namespace sc {
namespace {

constexpr double kDegree = std::numbers::pi / 180;

/// A road from the south to a crossing, and roads out of it at any angle.
///
///       \ | /
///        \|/        link 0 enters from the south, heading north;
///         1         street_out(a) leaves a degrees left of north
///         |
///         0
class TurnAngle : public testing::Test {
 protected:
  TurnAngle() : table_(test::grid_city(2, 1)) {
    table_.head = {1, 0};
    table_.tail = {0, 1};
  }

  /// A one-way street from the crossing; its first point lies where the angle says.
  std::uint32_t street_out(double left_deg) {
    LonLat const centre = table_.node_position[1];
    double const east_m = -200 * std::sin(left_deg * kDegree);
    double const north_m = 200 * std::cos(left_deg * kDegree);
    LonLat const end = LocalPlane(centre).to_lonlat({east_m, north_m});
    table_.node_position.push_back(end);
    table_.node_ref.push_back(0);
    auto const head = static_cast<std::uint32_t>(table_.nodes() - 1);
    std::uint32_t const link = test::add_link(table_, 1, head, 200);
    table_.shape_begin.back() = static_cast<std::uint32_t>(table_.shape.size());
    return link;
  }
  /// An inner point of the newest link.
  void bend(LonLat p) {
    table_.shape.push_back(p);
    table_.shape_begin.back() = static_cast<std::uint32_t>(table_.shape.size());
  }
  [[nodiscard]] double degrees_to(std::uint32_t link) const {
    return turn_angle_rad(RoadGraph(table_), LinkId{0U}, LinkId{link}) / kDegree;
  }

  RoadTable table_;
};

TEST_F(TurnAngle, IsPositiveToTheLeftAndNegativeToTheRight) {
  EXPECT_NEAR(degrees_to(street_out(0)), 0, 0.01);
  EXPECT_NEAR(degrees_to(street_out(90)), 90, 0.01);
  EXPECT_NEAR(degrees_to(street_out(-90)), -90, 0.01);
  EXPECT_NEAR(degrees_to(street_out(150)), 150, 0.01);
}

TEST_F(TurnAngle, StraightBackIsPlusPi) {
  RoadGraph const graph(table_);
  EXPECT_EQ(turn_angle_rad(graph, LinkId{0U}, LinkId{1U}), std::numbers::pi);
  EXPECT_EQ(turn_angle_rad(graph, LinkId{1U}, LinkId{0U}), std::numbers::pi);
}

TEST_F(TurnAngle, IsNeverMinusPiWhereRoundingWouldSaySo) {
  // To the north, and back to a node east of the first by less than rounding of an angle can tell.
  table_.node_position = {{0, 30}, {0, 30.001}, {1e-20, 30}};
  table_.node_ref = {0, 1, 2};
  std::uint32_t const back = test::add_link(table_, 1, 2, 111);
  table_.shape_begin.back() = 0;
  RoadGraph const graph(table_);
  EXPECT_GT(graph.plane().to_plane({1e-20, 30}).x_m, graph.plane().to_plane({0, 30}).x_m);
  EXPECT_EQ(turn_angle_rad(graph, LinkId{0U}, LinkId{back}), std::numbers::pi);
}

TEST_F(TurnAngle, LooksAtTheSegmentsNextToTheNodeOnly) {
  LonLat const centre = table_.node_position[1];
  std::uint32_t const hook = street_out(90);
  bend({centre.lon_deg, centre.lat_deg + 0.0001});  // leaves to the north, ends in the west
  EXPECT_NEAR(degrees_to(hook), 0, 0.01);
}

TEST_F(TurnAngle, SkipsSegmentsOfNoLength) {
  LonLat const centre = table_.node_position[1];
  std::uint32_t const west = street_out(90);
  bend(centre);
  bend(centre);
  EXPECT_NEAR(degrees_to(west), 90, 0.01);
}

TEST_F(TurnAngle, IsZeroBesideALinkOfNoLength) {
  EXPECT_EQ(degrees_to(test::add_link(table_, 1, 1, 0)), 0);
}

TEST_F(TurnAngle, OfTheWayBackIsTheOpposite) {
  RoadGraph const graph(test::grid_city(2, 2));  // links 0, 1: 0-1; 2, 3: 2-3; 4, 5: 0-2; 6, 7: 1-3
  EXPECT_NEAR(turn_angle_rad(graph, LinkId{0U}, LinkId{6U}), 90 * kDegree, 1e-3);
  EXPECT_NEAR(turn_angle_rad(graph, LinkId{7U}, LinkId{1U}), -90 * kDegree, 1e-3);
}

struct NamedTurn {
  double left_deg;
  Turn turn;
};
void PrintTo(NamedTurn const& t, std::ostream* out) {
  *out << t.left_deg << " degrees left, " << name_of(t.turn);
}

class TurnOfAngle : public testing::TestWithParam<NamedTurn> {};
TEST_P(TurnOfAngle, HasTheStatedThresholds) {
  EXPECT_EQ(turn_of(GetParam().left_deg * kDegree), GetParam().turn);
}
INSTANTIATE_TEST_SUITE_P(
    Turn, TurnOfAngle,
    testing::Values(NamedTurn{0, Turn::straight}, NamedTurn{25, Turn::straight},
                    NamedTurn{-25, Turn::straight}, NamedTurn{25.1, Turn::slight_left},
                    NamedTurn{-25.1, Turn::slight_right}, NamedTurn{50.1, Turn::left},
                    NamedTurn{-50.1, Turn::right}, NamedTurn{129.9, Turn::left},
                    NamedTurn{130.1, Turn::sharp_left}, NamedTurn{-130.1, Turn::sharp_right},
                    NamedTurn{180, Turn::sharp_left}));

TEST_F(TurnAngle, OnlyTheTwinIsAUTurn) {
  std::uint32_t const back_on_another_street = test::add_link(table_, 1, 0, 300);
  RoadGraph const graph(table_);
  EXPECT_EQ(turn_of(graph, LinkId{0U}, LinkId{1U}), Turn::u_turn);
  EXPECT_EQ(turn_of(graph, LinkId{0U}, LinkId{back_on_another_street}), Turn::sharp_left);
}

TEST_F(TurnAngle, TheTwinIsAUTurnWhateverTheAngle) {
  LonLat const centre = table_.node_position[1];
  bend({centre.lon_deg - 0.001, centre.lat_deg});  // the way back begins to the west
  RoadGraph const graph(table_);
  EXPECT_NEAR(turn_angle_rad(graph, LinkId{0U}, LinkId{1U}), 90 * kDegree, 1e-3);
  EXPECT_EQ(turn_of(graph, LinkId{0U}, LinkId{1U}), Turn::u_turn);
}

TEST(StreetsAt, CountsATwoWayStreetOnceAndALoopTwice) {
  RoadTable table = test::grid_city(3, 3);
  RoadGraph const grid(table);
  EXPECT_EQ(streets_at(grid, NodeId{0U}), 2U);
  EXPECT_EQ(streets_at(grid, NodeId{1U}), 3U);
  EXPECT_EQ(streets_at(grid, NodeId{4U}), 4U);
  test::add_link(table, 0, 8, 900);  // one-way
  test::add_link(table, 8, 8, 100);  // loop
  RoadGraph const more(table);
  EXPECT_EQ(streets_at(more, NodeId{0U}), 3U);
  EXPECT_EQ(streets_at(more, NodeId{8U}), 2U + 1U + 2U);
}

}  // namespace
}  // namespace sc
