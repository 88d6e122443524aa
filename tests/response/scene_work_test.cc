// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "plan/dispatch/nearest_idle.h"
#include "response/simulate.h"
#include "support/small_world.h"

namespace sc {
namespace {

class SceneWork : public testing::Test {
 protected:
  SceneWork() {
    kind = test::add_unit_kind(s, 1);
    trouble = test::add_incident_kind(s, 1);
    test::add_unit(s, kind, test::add_station(s, test::near_node(0)));
  }
  Trajectory run() const {
    World const world = test::make_world(s);
    return simulate(world, world.scenario.plan, NearestIdle{PolicyWeights{}}, {});
  }

  Scenario s = test::quiet_scenario();
  UnitKindId kind;
  IncidentKindId trouble;
  SimTime const noon = SimTime{0} + whole_hours(1);
};

TEST_F(SceneWork, BeginsAfterSetUp) {
  s.unit_kinds[kind.index()].setup = whole_minutes(7);
  test::add_recorded(s, trouble, noon, test::near_node(5));
  Trajectory const t = run();
  EXPECT_EQ(t.incidents.work_start[0] - t.incidents.arrive[0], whole_minutes(7));
  EXPECT_EQ(t.incidents.clear[0] - t.incidents.work_start[0], whole_minutes(10));
}

TEST_F(SceneWork, GrowsWithTheSeverityThatGrewWhileNobodyCame) {
  s.incident_kinds[trouble.index()].severity = 1;
  s.incident_kinds[trouble.index()].severity_growth_per_h = 1;
  test::add_recorded(s, trouble, noon, test::near_node(5));
  s.incidents[0].report = noon + whole_minutes(57);  // arrival 58 min 40 s after the onset
  Trajectory const t = run();
  double const grown = 1 + (t.incidents.arrive[0] - noon).hours();
  EXPECT_GT(grown, 1.95);
  EXPECT_NEAR(static_cast<double>(t.incidents.severity_at_arrival[0]), grown, 1e-6);
  EXPECT_NEAR((t.incidents.clear[0] - t.incidents.work_start[0]).minutes(), 10 * grown, 1e-3);
}

TEST_F(SceneWork, NeverExceedsTheGreatestSeverity) {
  s.incident_kinds[trouble.index()].severity_growth_per_h = 1000;
  test::add_recorded(s, trouble, noon, test::near_node(5));
  EXPECT_EQ(run().incidents.severity_at_arrival[0], 4.0F);
}

TEST_F(SceneWork, StopsWhileTheWindForbidsAndKeepsWhatIsDone) {
  s.incident_kinds[trouble.index()].wind_limited = true;
  test::add_recorded(s, trouble, noon, test::near_node(5));
  World world = test::make_world(s);
  // Work starts at 1 h 01 min 40 s; a gale from 1 h 05 min to 1 h 30 min.
  for (std::size_t k = 13; k < 18; ++k) world.timeline.mean_wind_mps[k] = 15;
  Trajectory const t = simulate(world, world.scenario.plan, NearestIdle{PolicyWeights{}}, {});
  Duration const stopped = whole_minutes(25);
  EXPECT_EQ(t.incidents.clear[0] - t.incidents.work_start[0], whole_minutes(10) + stopped);
  auto const& status = t.units[0].status;
  EXPECT_EQ(std::count(status.begin(), status.end(), UnitStatus::wind_stopped), 1);
}

TEST_F(SceneWork, PaysTheWindNoHeedOnTheGround) {
  test::add_recorded(s, trouble, noon, test::near_node(5));
  World world = test::make_world(s);
  for (float& wind : world.timeline.mean_wind_mps) wind = 15;
  Trajectory const t = simulate(world, world.scenario.plan, NearestIdle{PolicyWeights{}}, {});
  EXPECT_EQ(t.incidents.clear[0] - t.incidents.work_start[0], whole_minutes(10));
}

TEST_F(SceneWork, TrapsNobodyInAStreetThatARecordCloses) {
  s.incident_kinds[trouble.index()].prevented_by_closure = true;
  test::add_recorded(s, trouble, noon, test::near_node(2, 100, 0));
  s.closures.push_back({noon, s.end, test::near_node(2, 100, 0), 5, "flood", {}});
  EXPECT_EQ(run().incidents.status[0], IncidentStatus::prevented);
  s.closures[0].from = noon + whole_seconds(1);
  EXPECT_NE(run().incidents.status[0], IncidentStatus::prevented);
}

class Pumping : public SceneWork {
 protected:
  Pumping() {
    s.unit_kinds[kind.index()].pump_m3ps = 0.2;
    s.incident_kinds[trouble.index()].pumps_basin = true;
    basin = test::add_basin(s, test::near_node(2, 100, 0));
    test::add_rain(s, SimTime{0}, SimTime{0} + whole_hours(1), 0.05);
    test::add_recorded(s, trouble, noon, test::near_node(2, 100, 0));
  }
  BasinId basin;
};

TEST_F(Pumping, LowersTheBasinAndEndsWhenItIsDry) {
  World const world = test::make_world(s);
  Trajectory const t = simulate(world, world.scenario.plan, NearestIdle{PolicyWeights{}}, {});
  ASSERT_EQ(t.incidents.status[0], IncidentStatus::cleared);
  std::size_t const done = world.timeline.step_of(t.incidents.clear[0]);
  EXPECT_LE(static_cast<double>(t.basin_depth_m[done]), s.rules.clear_depth_m);
  EXPECT_GT(static_cast<double>(world.timeline.depth_m[done]), s.rules.clear_depth_m)
      << "it would have drained by itself: nothing proven";
}

TEST_F(Pumping, LeavesTheWaterAloneWhileNobodyPumps) {
  s.units.clear();
  for (auto& postings : s.plan.postings) postings.clear();
  World const world = test::make_world(s);
  Trajectory const t = simulate(world, world.scenario.plan, NearestIdle{PolicyWeights{}}, {});
  EXPECT_EQ(t.basin_depth_m, world.timeline.depth_m);
}

}  // namespace
}  // namespace sc
