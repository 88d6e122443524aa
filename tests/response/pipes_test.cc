// SPDX-License-Identifier: Apache-2.0
#include "response/pipes.h"

#include <gtest/gtest.h>

#include <cmath>

#include "base/check.h"
#include "response/incident_source.h"
#include "support/small_world.h"

namespace sc {
namespace {

void add_pipe(Scenario& s, LonLat position, double length_m, int grade) {
  std::size_t const i = s.pipes.size();
  s.pipes.push_back(
      {"P" + std::to_string(i), position, length_m, grade, {"test/pipes.csv", i + 2}});
}

/// Two zones with their centres at nodes 4 and 7; an incident of the only kind comes from pipes.
Scenario two_zones(double base_per_h) {
  Scenario s = test::quiet_scenario();
  s.zones.push_back(s.zones[0]);
  s.zones[0].centre = test::near_node(4);
  s.zones[1].centre = test::near_node(7);
  s.generate_incidents = true;
  IncidentKindSpec& kind = s.incident_kinds[test::add_incident_kind(s, 1).index()];
  kind.driver = driver_named("base");
  kind.base_per_h = base_per_h;
  kind.exposure = Exposure::pipes;
  return s;
}

TEST(Pipes, CountTheirLengthTwiceForEachGrade) {
  auto const exposure = [](int grade) { return pipe_exposure({"P", {}, 500, grade, {}}); };
  EXPECT_DOUBLE_EQ(exposure(1), 0.5);
  EXPECT_DOUBLE_EQ(exposure(2), 1);
  EXPECT_DOUBLE_EQ(exposure(3), 2);
  EXPECT_DOUBLE_EQ(exposure(4), 4);
}

TEST(Pipes, MultiplyTheRateOfTheirZone) {
  Scenario s = two_zones(3);
  add_pipe(s, test::near_node(4, 10, 0), 1000, 1);
  add_pipe(s, test::near_node(8, 10, 0), 500, 4);
  add_pipe(s, test::near_node(7, -10, 0), 2000, 2);
  World const world = test::make_world(s);
  auto const expected = [&](std::size_t zone) {
    return world.onsets.expected(IncidentKindId{0U}, ZoneId{zone}, SimTime{0},
                                 SimTime{0} + whole_hours(1));
  };
  EXPECT_NEAR(expected(0), 3 * (1 + 4), 1e-9);
  EXPECT_NEAR(expected(1), 3 * 4, 1e-9);
}

TEST(Pipes, LeaveAZoneWithoutAnyAlone) {
  Scenario s = two_zones(3);
  add_pipe(s, test::near_node(7), 1000, 1);
  for (PlannedIncident const& incident : incidents_of(test::make_world(s), 1, 0))
    EXPECT_EQ(incident.zone, ZoneId{1U});
}

// About 4000 incidents on two sections of one zone, drawn 1 : 8: the share of the first lies within
// 4.4 standard errors, false alarm 1e-5; the seed is fixed.
TEST(Pipes, AreHitByTheirWeight) {
  Scenario s = two_zones(111);
  add_pipe(s, test::near_node(4), 1000, 1);
  add_pipe(s, test::near_node(8), 1000, 4);
  World const world = test::make_world(s);
  auto const incidents = incidents_of(world, 5, 0);
  double first = 0;
  for (PlannedIncident const& incident : incidents) {
    EXPECT_TRUE(incident.place == world.pipe_place[0] || incident.place == world.pipe_place[1]);
    first += incident.place == world.pipe_place[0] ? 1 : 0;
  }
  auto const n = static_cast<double>(incidents.size());
  EXPECT_NEAR(first / n, 1.0 / 9, 4.4 * std::sqrt(8.0 / 81 / n));
}

TEST(Pipes, FarFromARoadAreRefusedByName) {
  Scenario s = two_zones(1);
  add_pipe(s, test::near_node(0, -1000, 0), 100, 1);
  try {
    World const world = test::make_world(s);
    FAIL() << "accepted";
  } catch (InputError const& error) {
    EXPECT_NE(std::string(error.what()).find("test/pipes.csv:2: pipe P0 at "), std::string::npos)
        << error.what();
  }
}

TEST(Survey, TakesDrainsOfNearBadPipesOnly) {
  Scenario s = test::quiet_scenario();
  s.basins[test::add_basin(s, test::near_node(5)).index()].basin.blockage = 0.2;
  add_pipe(s, test::near_node(5, 100, 0), 50, 3);   // leaves 0.90
  add_pipe(s, test::near_node(5, 0, -140), 50, 4);  // leaves 0.85
  add_pipe(s, test::near_node(5, 10, 0), 50, 1);    // sound
  add_pipe(s, test::near_node(5, 160, 0), 50, 4);   // too far
  EXPECT_NEAR(with_survey(s).basins[0].basin.blockage, 1 - 0.8 * 0.90 * 0.85, 1e-12);
}

TEST(Survey, LeavesEveryBasinATenth) {
  Scenario s = test::quiet_scenario();
  s.basins[test::add_basin(s, test::near_node(5)).index()].basin.blockage = 0.3;
  s.basins[test::add_basin(s, test::near_node(5)).index()].basin.blockage = 0.95;
  for (int i = 0; i < 30; ++i) add_pipe(s, test::near_node(5), 50, 4);
  Scenario const surveyed = with_survey(s);
  EXPECT_DOUBLE_EQ(surveyed.basins[0].basin.blockage, 0.9);
  EXPECT_DOUBLE_EQ(surveyed.basins[1].basin.blockage, 0.95);  // never better than it was
}

TEST(Survey, IsCarriedOutByWorldButNotOnRebuiltPoints) {
  Scenario s = test::quiet_scenario();
  BasinPlace& basin = s.basins[test::add_basin(s, test::near_node(5)).index()];
  basin.rebuilt = basin.basin;
  basin.rebuilt->blockage = 0.01;
  add_pipe(s, test::near_node(5), 50, 4);
  EXPECT_NEAR(test::make_world(s).scenario.basins[0].basin.blockage, 0.15, 1e-12);
  s.measures.rebuilt_points = true;
  EXPECT_EQ(test::make_world(s).scenario.basins[0].basin.blockage, 0.01);
}

}  // namespace
}  // namespace sc
