// SPDX-License-Identifier: Apache-2.0
#include "response/district_test.h"

namespace sc {
namespace {

/// A basin on the street between nodes 1 and 2 that floods from 08:00 to 09:00.
class Guards : public test::DistrictTest {
 protected:
  Guards() {
    guard = test::add_unit(s, test::add_unit_kind(s, 2), station);
    basin = test::add_basin(s, test::near_node(1, 100, 0));
    s.basins[0].underpass = true;
    test::add_rain(s, SimTime{0} + whole_minutes(30), SimTime{0} + whole_hours(1), 0.05);
    test::post(s, {guard, Duty::guard, {}, basin, "", {}});
    s.basins[0].card = GuardCard{0.15, 0, {}};
  }
  UnitId guard;
  BasinId basin;
};

TEST_F(Guards, CloseTheStreetAtItsDepthAndOpenItAgain) {
  UnitId const passer = test::add_unit(s, test::add_unit_kind(s, 1), station);
  s.unit_kinds[1].wading_depth_m = 2;  // the water alone would not stop it
  IncidentKindId const trouble = test::add_incident_kind(s, 1);
  test::add_recorded(s, trouble, SimTime{0} + whole_hours(1), test::near_node(2, 20, 0));
  Trajectory const closed = run();
  EXPECT_EQ(closed.counts.guard_closures, 1);
  EXPECT_EQ(closed.incidents.unit[0], passer);
  s.basins[0].card->close_depth_m = 0;
  Trajectory const open = run();
  EXPECT_EQ(open.counts.guard_closures, 0);
  EXPECT_GT(closed.counts.km_driven, open.counts.km_driven + 0.3) << "it should go round the block";
}

TEST_F(Guards, LetOutACrewThatFetchesMaterialForItsScene) {
  MaterialId const bags{0U};
  s.materials.push_back({"sandbag", {"沙袋", "sandbag"}, "bag", {}});
  s.stock = {{station, bags, 1000, {}}};
  UnitKindId const wader = test::add_unit_kind(s, 1);
  kind_of(wader).wading_depth_m = 2;
  test::add_unit(s, wader, station);
  IncidentKindId const trouble = test::add_incident_kind(s, 1);
  kind_of(trouble).materials = {{bags, 100}};
  test::add_recorded(s, trouble, SimTime{0} + whole_hours(1), test::near_node(1, 100, 0));
  Trajectory const t = run();
  EXPECT_EQ(t.counts.guard_closures, 1);
  EXPECT_EQ(t.incidents.status[0], IncidentStatus::cleared);
  EXPECT_LT(t.incidents.clear[0] - t.incidents.arrive[0], whole_minutes(30));
}

TEST_F(Guards, LetOutACrewThatHasDoneItsWork) {
  UnitKindId const wader = test::add_unit_kind(s, 1);
  kind_of(wader).wading_depth_m = 2;
  UnitId const crew = test::add_unit(s, wader, station);
  IncidentKindId const trouble = test::add_incident_kind(s, 1);
  SimTime const call = SimTime{0} + whole_minutes(40);  // the barrier is up by then
  test::add_recorded(s, trouble, call, test::near_node(1, 100, 0));
  test::add_recorded(s, trouble, call + whole_minutes(5), test::near_node(3));
  Trajectory const t = run();
  EXPECT_EQ(t.counts.guard_closures, 1);
  EXPECT_FALSE(first(t, crew, UnitStatus::held));
  EXPECT_LT(t.incidents.arrive[1] - t.incidents.clear[0], whole_minutes(2)) << "through the water";
}

TEST_F(Guards, KeepPeopleFromBeingTrapped) {
  IncidentKindId const trapped = test::add_incident_kind(s, 1);
  kind_of(trapped).prevented_by_closure = true;
  kind_of(trapped).pumps_basin = true;  // a recorded one belongs to the basin then
  kind_of(trapped).people_trapped = true;
  test::add_recorded(s, trapped, SimTime{0} + whole_hours(1), test::near_node(1, 100, 0));
  Trajectory const t = run();
  EXPECT_EQ(t.incidents.status[0], IncidentStatus::prevented);
  EXPECT_EQ(t.incidents.report[0], kNever);
  s.basins[0].card.reset();
  EXPECT_NE(run().incidents.status[0], IncidentStatus::prevented);
}

TEST_F(Guards, StartTheFixedPump) {
  Trajectory const idle = run();
  s.basins[0].card->pump_m3ps = 0.3;
  Trajectory const pumping = run();
  EXPECT_LT(pumping.deepest_m[0], 0.8F * idle.deepest_m[0]);
}

TEST_F(Guards, DoNothingWhereTheyAreNot) {
  s.basins[0].card->pump_m3ps = 0.1;
  for (auto& postings : s.plan.postings) postings.clear();
  World const world = test::make_world(s);
  Trajectory const t = simulate(world, world.scenario.plan, NearestIdle{}, {});
  EXPECT_EQ(t.counts.guard_closures, 0);
  EXPECT_EQ(t.basin_depth_m, world.timeline.depth_m);
}

TEST_F(Guards, BlockedInletsDeepenTheWaterUntilSomebodyClearsThem) {
  for (auto& postings : s.plan.postings) postings.clear();
  s.basins[0].card.reset();
  float const clean = run().deepest_m[0];
  IncidentKindId const leaves = test::add_incident_kind(s, 1);
  kind_of(leaves).blocks_inlet = 0.6;
  kind_of(leaves).pumps_basin = true;  // a recorded one belongs to the basin then
  test::add_recorded(s, leaves, SimTime{0} + whole_minutes(10), test::near_node(1, 100, 0));
  float const blocked = run().deepest_m[0];
  EXPECT_GT(blocked, clean + 0.005F);
  test::add_unit(s, test::add_unit_kind(s, 1), station);
  EXPECT_EQ(run().deepest_m[0], clean) << "cleared before the rain";
}

}  // namespace
}  // namespace sc
