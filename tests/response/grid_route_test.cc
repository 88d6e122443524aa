// SPDX-License-Identifier: Apache-2.0
#include "response/grid_route.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/check.h"
#include "support/grid_city.h"
#include "support/small_world.h"

namespace sc {
namespace {

using testing::ElementsAre;

PatrolRoute grid(double grid_m, std::vector<ZoneId> zones) {
  return {"grid", {}, {{"test/patrols.csv", 7}}, grid_m, std::move(zones)};
}

/// Column and row of each stop's cell, as "column row".
std::vector<std::string> cells(World const& world, double grid_m) {
  std::vector<std::string> result;
  LocalPlane const& plane = world.roads.plane();
  PlanePoint const corner = plane.to_plane(test::near_node(0));
  for (RoadPlace const& stop : world.patrol_place[0]) {
    PlanePoint const p = plane.to_plane(world.roads.lonlat_at(stop.front()));
    auto const number = [&](double from, double to) {
      return std::to_string(static_cast<int>((to - from + 0.02) / grid_m));
    };
    result.push_back(number(corner.x_m, p.x_m) + ' ' + number(corner.y_m, p.y_m));
  }
  return result;
}

// grid_city(4, 4) measures 600 m x 600 m, so a grid of 300 m has the cells
//
//     0 1   1 1
//     0 0   1 0     whose centres lie 150 m from the corners, 50 m from the nearest streets.
TEST(GridRoute, GoesToAndFroRowByRow) {
  Scenario s = test::quiet_scenario();
  s.patrols.push_back(grid(300, {ZoneId{0U}}));
  EXPECT_THAT(cells(test::make_world(s), 300), ElementsAre("0 0", "1 0", "1 1", "0 1"));
}

TEST(GridRoute, StopsOnBothDirectionsOfAStreet) {
  Scenario s = test::quiet_scenario();
  s.patrols.push_back(grid(300, {ZoneId{0U}}));
  World const world = test::make_world(s);
  for (RoadPlace const& stop : world.patrol_place[0]) EXPECT_EQ(stop.size(), 2U);
}

TEST(GridRoute, KeepsToItsZonesWhereOthersLieBetween) {
  Scenario s = test::quiet_scenario();
  s.zones.resize(4, s.zones[0]);
  s.zones[0].centre = test::near_node(0);  // south-west
  s.zones[1].centre = test::near_node(3);
  s.zones[2].centre = test::near_node(12);
  s.zones[3].centre = test::near_node(15);  // north-east
  s.patrols.push_back(grid(300, {ZoneId{0U}, ZoneId{3U}}));
  EXPECT_THAT(cells(test::make_world(s), 300), ElementsAre("0 0", "1 1"));
}

TEST(GridRoute, LeavesOutCellsWithoutAStreetOnTheGround) {
  Scenario s = test::quiet_scenario();
  s.patrols.push_back(grid(300, {ZoneId{0U}}));
  RoadTable roads = test::grid_city(4, 4);
  // All streets among the nodes of columns 1 to 3 and rows 0 to 2 become viaducts: the nearest on
  // the ground is then 250 m from the centre of the south-eastern cell.
  for (std::size_t link = 0; link < roads.links(); ++link) {
    auto const in = [](std::uint32_t node) { return node % 4 >= 1 && node / 4 <= 2; };
    if (in(roads.tail[link]) && in(roads.head[link])) roads.flags[link] = link_flag::elevated;
  }
  EXPECT_THAT(cells(World(s, roads, 1), 300), ElementsAre("0 0", "1 1", "0 1"));
}

TEST(GridRoute, OfOneStopIsRefusedByName) {
  Scenario s = test::quiet_scenario();
  s.patrols.push_back(grid(900, {ZoneId{0U}}));
  try {
    World const world = test::make_world(s);
    FAIL() << "accepted";
  } catch (InputError const& error) {
    EXPECT_STREQ(error.what(),
                 "test/patrols.csv:7: patrol grid has 1 stop at grid_m = 900 (must have at least "
                 "2 in its zones)");
  }
}

}  // namespace
}  // namespace sc
