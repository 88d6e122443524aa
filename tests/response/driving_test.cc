// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>
#include <vector>

#include "plan/dispatch/nearest_idle.h"
#include "response/simulate.h"
#include "support/small_world.h"

namespace sc {
namespace {

/// 12 -13 -14 -15
///  8 - 9 -10 -11     200 m and 20 s a street
///  4 - 5 - 6 - 7
///  0 - 1 - 2 - 3
class Driving : public testing::Test {
 protected:
  Driving() {
    kind = test::add_unit_kind(s, 1);
    trouble = test::add_incident_kind(s, 1);
    tree = test::add_incident_kind(s, 2);  // nobody here can clear it
    s.incident_kinds[tree.index()].blocks_link = true;
  }
  Trajectory run() const {
    World const world = test::make_world(s);
    return simulate(world, world.scenario.plan, NearestIdle{PolicyWeights{}}, {});
  }

  Scenario s = test::quiet_scenario();
  UnitKindId kind;
  IncidentKindId trouble, tree;
  SimTime const noon = SimTime{0} + whole_hours(1);
};

double minutes_to_arrive(Trajectory const& t, std::size_t i = 0) {
  return (t.incidents.arrive[i] - t.incidents.report[i]).minutes();
}

TEST_F(Driving, TakesTurnOutAndRoadTime) {
  test::add_unit(s, kind, test::add_station(s, test::near_node(0, 100, 0)));
  test::add_recorded(s, trouble, noon, test::near_node(2, 100, 0));
  Trajectory const t = run();
  EXPECT_NEAR(minutes_to_arrive(t), 1 + 40.0 / 60, 0.01);
  EXPECT_EQ(t.counts.vehicle_trips, 1);
  EXPECT_NEAR(t.counts.km_driven, 0.8, 0.001);
  EXPECT_EQ(t.incidents.clear[0] - t.incidents.arrive[0], whole_minutes(10));
}

TEST_F(Driving, SendsTheNearestUnitThatHasTheSkill) {
  UnitKindId const other = test::add_unit_kind(s, 4);
  test::add_unit(s, other, test::add_station(s, test::near_node(2)));
  UnitId const able = test::add_unit(s, kind, test::add_station(s, test::near_node(12)));
  test::add_recorded(s, trouble, noon, test::near_node(3));
  EXPECT_EQ(run().incidents.unit[0], able);
}

TEST_F(Driving, TakesTheDetourWhenTheDispatcherKnowsOfTheBlock) {
  test::add_unit(s, kind, test::add_station(s, test::near_node(0)));
  test::add_recorded(s, tree, noon - whole_minutes(10), test::near_node(1, 100, 0));
  test::add_recorded(s, trouble, noon, test::near_node(3));
  Trajectory const t = run();
  EXPECT_NEAR(minutes_to_arrive(t, 1), 1 + 100.0 / 60, 0.01);
  EXPECT_EQ(t.counts.reroutes, 0);
}

TEST_F(Driving, TurnsAtTheNodeBeforeABlockNobodyHadReportedAndReportsIt) {
  test::add_unit(s, kind, test::add_station(s, test::near_node(0)));
  s.incidents.push_back({noon - whole_minutes(10),
                         noon + whole_hours(2),
                         tree,
                         test::near_node(1, 100, 0),
                         std::nullopt,
                         std::nullopt,
                         {}});
  test::add_recorded(s, trouble, noon, test::near_node(3));
  Trajectory const t = run();
  EXPECT_NEAR(minutes_to_arrive(t, 1), 1 + 100.0 / 60, 0.01);
  EXPECT_EQ(t.counts.reroutes, 1);
  EXPECT_EQ(t.incidents.source[0], ReportSource::driver);
  EXPECT_EQ(t.incidents.report[0], noon + whole_minutes(1) + whole_seconds(20));
}

TEST_F(Driving, TurnsBeforeABlockThatNobodyEverSees) {
  s.rules.driver_detection = 0;
  test::add_unit(s, kind, test::add_station(s, test::near_node(0)));
  s.incidents.push_back(
      {noon - whole_minutes(10), s.end, tree, test::near_node(1, 100, 0), {}, {}, {}});
  test::add_recorded(s, trouble, noon, test::near_node(3));
  Trajectory const t = run();
  EXPECT_NEAR(minutes_to_arrive(t, 1), 1 + 100.0 / 60, 0.01);
  EXPECT_EQ(t.incidents.status[0], IncidentStatus::unreported);
}

TEST_F(Driving, ReachesTheBlockItHasComeToClear) {
  UnitKindId const saw = test::add_unit_kind(s, 2);
  test::add_unit(s, saw, test::add_station(s, test::near_node(0)));
  test::add_recorded(s, tree, noon, test::near_node(1, 100, 0));
  Trajectory const t = run();
  EXPECT_EQ(t.incidents.status[0], IncidentStatus::cleared);
  EXPECT_NEAR(minutes_to_arrive(t), 1 + 30.0 / 60, 0.01);
}

TEST_F(Driving, UsesTheStreetAgainOnceItIsCleared) {
  UnitKindId const saw = test::add_unit_kind(s, 2);
  StationId const station = test::add_station(s, test::near_node(0));
  test::add_unit(s, saw, station);
  test::add_unit(s, kind, station);
  test::add_recorded(s, tree, noon - whole_minutes(30), test::near_node(1, 100, 0));
  test::add_recorded(s, trouble, noon, test::near_node(3));
  EXPECT_NEAR(minutes_to_arrive(run(), 1), 1 + 60.0 / 60, 0.01);
}

TEST_F(Driving, WaitsForTheRoadToOpenAndGoesOnThen) {
  // Node 0 is cut off: both its streets are closed until an hour later.
  test::add_unit(s, kind, test::add_station(s, test::near_node(15)));
  SimTime const open = noon + whole_hours(1);
  s.closures.push_back({SimTime{0}, open, test::near_node(0, 100, 0), 5, "works", {}});
  s.closures.push_back({SimTime{0}, open, test::near_node(0, 0, 100), 5, "works", {}});
  test::add_recorded(s, trouble, noon, test::near_node(0, 50, 0));
  Trajectory const t = run();
  ASSERT_NE(t.incidents.arrive[0], kNever);
  EXPECT_GT(t.incidents.dispatch[0], open - whole_minutes(1));
  EXPECT_NEAR((t.incidents.arrive[0] - open).minutes(), 1 + 115.0 / 60, 0.2);
}

TEST_F(Driving, SendsAUnitThatIsCutOffFromItsHome) {
  test::add_unit(s, kind, test::add_station(s, test::near_node(0)));
  test::add_recorded(s, trouble, noon, test::near_node(3));
  SimTime const shut = noon + whole_minutes(5);  // while it works at node 3
  s.closures.push_back({shut, s.end, test::near_node(0, 100, 0), 5, "works", {}});
  s.closures.push_back({shut, s.end, test::near_node(0, 0, 100), 5, "works", {}});
  test::add_recorded(s, trouble, noon + whole_hours(1), test::near_node(7));
  Trajectory const t = run();
  auto const& status = t.units[0].status;
  EXPECT_NE(std::find(status.begin(), status.end(), UnitStatus::held), status.end());
  EXPECT_NEAR(minutes_to_arrive(t, 1), 20.0 / 60, 0.01);
}

TEST_F(Driving, LeavesTheStreetItStandsInBesideABlock) {
  test::add_unit(s, kind, test::add_station(s, test::near_node(0, 100, 0)));
  test::add_recorded(s, tree, noon - whole_minutes(10), test::near_node(0, 120, 0));
  test::add_recorded(s, trouble, noon, test::near_node(3));
  EXPECT_NEAR(minutes_to_arrive(run(), 1), 1 + 50.0 / 60, 0.01);
}

/// Calls off whoever is on the way and sends the other one.
class Fickle final : public DispatchPolicy {
 public:
  explicit Fickle(std::vector<SimTime>& moments) : moments_(moments) {}
  [[nodiscard]] std::vector<Assignment> decide(DispatchView const& view) const override {
    moments_.push_back(view.now);
    if (moments_.size() > 100'000) throw std::runtime_error("it goes on for ever");
    std::vector<Assignment> orders;
    for (FreeUnit const& it : view.free_units)
      if (it.engagement == FreeUnit::Engagement::driving)
        orders.push_back({it.id, {}, {}});
      else if (view.free_units.size() == 2 && view.open.front().kind == kTrouble)
        orders.push_back({it.id, view.open.front().id, whole_minutes(3)});
    if (moments_.size() == 1) orders.pop_back();  // one is enough to begin with
    return orders;
  }
  static constexpr IncidentKindId kTrouble{0U};

 private:
  std::vector<SimTime>& moments_;
};

TEST_F(Driving, IsDecidedOnceAtEachMomentWhateverThePolicySays) {
  s.rules.divert = true;
  StationId const station = test::add_station(s, test::near_node(0));
  for (int k = 0; k < 2; ++k) test::add_unit(s, kind, station);
  test::add_recorded(s, trouble, noon, test::near_node(3));
  test::add_recorded(s, tree, noon + whole_seconds(20), test::near_node(12));  // asks once more
  World const world = test::make_world(s);
  std::vector<SimTime> moments;
  (void)simulate(world, world.scenario.plan, Fickle(moments), {});
  EXPECT_GT(moments.size(), 100U) << "nothing proved";
  EXPECT_EQ(std::adjacent_find(moments.begin(), moments.end()), moments.end());
}

TEST_F(Driving, CountsTheUnreachedAsCensoredRatherThanDropsThem) {
  test::add_unit(s, kind, test::add_station(s, test::near_node(15)));
  s.closures.push_back({SimTime{0}, s.end, test::near_node(0, 100, 0), 5, "works", {}});
  s.closures.push_back({SimTime{0}, s.end, test::near_node(0, 0, 100), 5, "works", {}});
  test::add_recorded(s, trouble, noon, test::near_node(0, 50, 0));
  Trajectory const t = run();
  EXPECT_EQ(t.incidents.arrive[0], kNever);
  EXPECT_EQ(t.incidents.status[0], IncidentStatus::waiting);
}

TEST_F(Driving, NeverEntersWaterAboveItsWadingDepth) {
  // Rain ponds on the street 1-2 deeper than the vehicle wades; it drives round.
  s.unit_kinds[kind.index()].wading_depth_m = 0.2;
  test::add_unit(s, kind, test::add_station(s, test::near_node(0)));
  test::add_basin(s, test::near_node(1, 100, 0));
  test::add_rain(s, SimTime{0}, SimTime{0} + whole_hours(1), 0.06);
  test::add_recorded(s, trouble, noon, test::near_node(3));
  World const world = test::make_world(s);
  ASSERT_GT(world.timeline.depth_m[world.timeline.step_of(noon)], 0.2F);
  Trajectory const t = simulate(world, world.scenario.plan, NearestIdle{PolicyWeights{}}, {});
  LinkId const wet = world.basin_place[0].front().link;
  for (LinkId const link : t.units[0].link) {
    EXPECT_NE(link, wet);
    EXPECT_NE(link, world.roads.twin(wet));
  }
  EXPECT_NE(t.incidents.arrive[0], kNever);
}

TEST_F(Driving, DivertsAUnitOnItsWayBackAtTheNextNode) {
  test::add_unit(s, kind, test::add_station(s, test::near_node(0)));
  test::add_recorded(s, trouble, noon, test::near_node(3));
  // It turns back 12 min after the first call (1 turn-out, 1 driving, 10 work) and is 10 s into its
  // second street when the second call comes from node 3 again.
  test::add_recorded(s, trouble, noon + whole_minutes(12) + whole_seconds(30), test::near_node(3));
  Trajectory const t = run();
  EXPECT_EQ(t.incidents.arrive[1] - t.incidents.report[1], whole_seconds(10 + 40));
  EXPECT_EQ(t.counts.vehicle_trips, 1);
}

TEST_F(Driving, WorksFromTheEdgeOfTheWaterItHasComeTo) {
  s.unit_kinds[kind.index()].wading_depth_m = 0.2;
  test::add_unit(s, kind, test::add_station(s, test::near_node(0)));
  test::add_basin(s, test::near_node(2, 100, 0));
  test::add_rain(s, SimTime{0}, SimTime{0} + whole_hours(1), 0.06);
  test::add_recorded(s, trouble, noon, test::near_node(2, 100, 0));
  World const world = test::make_world(s);
  Trajectory const t = simulate(world, world.scenario.plan, NearestIdle{PolicyWeights{}}, {});
  ASSERT_EQ(t.incidents.status[0], IncidentStatus::cleared);
  EXPECT_NEAR(minutes_to_arrive(t), 1 + 40.0 / 60, 0.01) << "at node 2, where the water begins";
  for (LinkId const link : t.units[0].link)
    EXPECT_FALSE(link && world.exposure.basin[link.index()]);
}

}  // namespace
}  // namespace sc
