// SPDX-License-Identifier: Apache-2.0
#include "response/dry_times.h"

#include <gtest/gtest.h>

#include "road/route_finder.h"
#include "support/grid_city.h"
#include "support/small_world.h"

namespace sc {
namespace {

constexpr ZoneId kZone{0U};
constexpr UnitKindId kKind{0U};

/// The middle of the only zone is node 5; a station 600 m of streets away, in a flooding gale.
Scenario one_station() {
  Scenario s = test::quiet_scenario();
  test::add_unit_kind(s, 1);
  test::add_station(s, test::near_node(15, -200, 0));  // node 14
  test::add_basin(s, test::near_node(9));
  test::add_rain(s, SimTime{0}, SimTime{0} + whole_hours(4), 0.3);
  return s;
}

TEST(DryTimes, AreThoseOfTheFreeSpeed) {
  // Node 14 to node 5, two rows and a column: 600 m at 10 m/s.
  World const world = test::make_world(one_station());
  auto const time = world.dry_times.time(kKind, StationId{0U}, kZone);
  ASSERT_TRUE(time);
  EXPECT_NEAR(time->seconds(), 60, 0.1);
}

TEST(DryTimes, GoWithTheSpeedOfTheKind) {
  Scenario s = one_station();
  s.rules.network_speed_factor = 0.5;
  s.rules.siren_speed_factor = 0.8;
  s.unit_kinds[test::add_unit_kind(s, 1).index()].siren = true;
  s.unit_kinds[test::add_unit_kind(s, 2).index()].wading_depth_m = 0.1;  // no matter when dry
  World const world = test::make_world(s);
  auto const seconds = [&](std::uint32_t kind) {
    return world.dry_times.time(UnitKindId{kind}, StationId{0U}, kZone)->seconds();
  };
  EXPECT_NEAR(seconds(0), 120, 0.1);
  EXPECT_NEAR(seconds(1), 75, 0.1);
  EXPECT_EQ(seconds(2), seconds(0));
  EXPECT_EQ(world.dry_times.tables(), 2U);
}

TEST(DryTimes, EqualTheRouteFindersOnDryRoads) {
  World const world = test::random_world(3);
  RoadPlace const middle = world.zone_middle[0];
  RoadSnapshot const dry(world.hierarchy, dry_link_times(world.roads, world.vehicle[0]));
  RouteFinder finder(world.roads, world.hierarchy);
  for (std::size_t k = 0; k < world.station_place.size(); ++k) {
    auto const route = finder.find(world.station_place[k], middle, dry.times());
    ASSERT_TRUE(route);
    EXPECT_EQ(world.dry_times.time(kKind, StationId{k}, kZone), route->duration);
  }
}

TEST(DryTimes, AreUnsetWhereThereIsNoWay) {
  Scenario s = one_station();
  RoadTable roads = test::grid_city(4, 4);
  // A street of its own to the east of the city, with the station.
  auto const a = static_cast<std::uint32_t>(roads.node_position.size());
  for (double const north_m : {0.0, 200.0}) {
    roads.node_position.push_back(test::near_node(3, 500, north_m));
    roads.node_ref.push_back(static_cast<std::int64_t>(roads.node_ref.size()));
  }
  test::add_link(roads, a, a + 1, 200);
  test::add_link(roads, a + 1, a, 200);
  s.stations[0].position = test::near_node(3, 500, 100);
  World const world(s, roads, 1);
  EXPECT_FALSE(world.dry_times.time(kKind, StationId{0U}, kZone));
}

}  // namespace
}  // namespace sc
