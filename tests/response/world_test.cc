// SPDX-License-Identifier: Apache-2.0
#include "response/world.h"

#include <gtest/gtest.h>

#include "base/check.h"
#include "support/grid_city.h"
#include "support/small_world.h"

namespace sc {
namespace {

TEST(World, RefusesEveryPlaceFarFromARoadByName) {
  Scenario s = test::quiet_scenario();
  test::add_station(s, test::near_node(0, -1000, 0));
  test::add_basin(s, test::near_node(0, 0, -1000));
  test::add_recorded(s, test::add_incident_kind(s, 1), SimTime{0}, test::near_node(15, 900, 0));
  try {
    World const world = test::make_world(s);
    FAIL() << "accepted";
  } catch (InputError const& error) {
    std::string const what = error.what();
    EXPECT_EQ(error.faults().size(), 3U) << what;
    EXPECT_NE(what.find("test/stations.csv:2: station S0 at "), std::string::npos) << what;
    EXPECT_NE(what.find("test/basins.csv:2: basin B0 at "), std::string::npos) << what;
    EXPECT_NE(what.find("test/incidents.csv:2: incident at "), std::string::npos) << what;
    EXPECT_NE(what.find("no road within 300 m"), std::string::npos) << what;
  }
}

TEST(World, PutsAStationOnBothDirectionsOfItsStreet) {
  Scenario s = test::quiet_scenario();
  test::add_station(s, test::near_node(0, 50, 20));
  World const world = test::make_world(s);
  ASSERT_EQ(world.station_place[0].size(), 2U);
  EXPECT_NEAR(world.station_place[0][0].fraction, 0.25, 0.01);
  EXPECT_NEAR(world.station_place[0][1].fraction, 0.75, 0.01);
}

TEST(World, KeepsStationsOffTheViaductAbove) {
  Scenario s = test::quiet_scenario();
  test::add_station(s, test::near_node(0, 50, 0));
  RoadTable roads = test::grid_city(4, 4);
  roads.flags[0] = roads.flags[1] = link_flag::elevated;  // the street 0-1
  World const world(s, roads, 1);
  EXPECT_GT(world.station_place[0][0].link.index(), 1U);
}

TEST(World, FloodsTheSunkenRoadOfAnUnderpassOnly) {
  Scenario s = test::quiet_scenario();
  BasinPlace& basin = s.basins[test::add_basin(s, test::near_node(1, 100, 30)).index()];
  basin.underpass = true;
  basin.cover_radius_m = 150;
  RoadTable roads = test::grid_city(4, 4);
  roads.flags[2] = roads.flags[3] = link_flag::underpass;  // the street 1-2
  World const world(s, roads, 1);
  for (std::size_t i = 0; i < world.roads.links(); ++i)
    EXPECT_EQ(static_cast<bool>(world.exposure.basin[i]), i == 2 || i == 3) << i;
}

/// Incidents that were drawn at an underpass are recorded in drills.
TEST(World, PutsARecordedIncidentIntoATunnelWhereNothingElseIsNear) {
  Scenario s = test::quiet_scenario();
  IncidentKindId const pond = test::add_incident_kind(s, 1);
  s.incident_kinds[pond.index()].pumps_basin = true;
  s.snap_limit_m = 60;
  RoadTable roads = test::grid_city(4, 4);
  for (std::size_t i = 0; i < roads.flags.size(); ++i)
    if (i != 0 && i != 1) roads.flags[i] = link_flag::tunnel;  // all but the street 0-1
  test::add_recorded(s, pond, SimTime{0} + whole_hours(1), test::near_node(6, 100, 0));
  World const world(s, roads, 1);
  EXPECT_TRUE(world.roads.has(world.recorded_place[0][0].link, link_flag::tunnel));
  s.incident_kinds[pond.index()].pumps_basin = false;
  EXPECT_THROW(World(s, roads, 1), InputError);
}

TEST(World, TellsKindsThatDriveAlikeFromOthers) {
  Scenario s = test::quiet_scenario();
  for (int k = 0; k < 5; ++k) test::add_unit_kind(s, 1);
  s.unit_kinds[1].wading_depth_m = 0.3;
  s.unit_kinds[3].siren = true;  // as fast on free roads, and let through in queues
  s.unit_kinds[4].wading_depth_m = 0.3;
  World const world = test::make_world(s);
  auto const kind = [](std::size_t k) { return UnitKindId{k}; };
  EXPECT_EQ(world.vehicle[3], world.vehicle[0]);
  EXPECT_EQ(world.drives_as,
            (std::vector<UnitKindId>{kind(0), kind(1), kind(0), kind(3), kind(1)}));
}

TEST(World, IsTheSameForAnyNumberOfThreads) {
  Scenario s = test::quiet_scenario();
  test::add_basin(s, test::near_node(2));
  test::add_rain(s, SimTime{0}, SimTime{0} + whole_hours(1), 0.05);
  World const one(s, test::grid_city(4, 4), 1);
  World const eight(s, test::grid_city(4, 4), 8);
  EXPECT_EQ(one.timeline.depth_m, eight.timeline.depth_m);
  EXPECT_EQ(one.exposure.zone, eight.exposure.zone);
}

}  // namespace
}  // namespace sc
