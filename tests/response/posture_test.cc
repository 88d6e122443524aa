// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>

#include "plan/dispatch/nearest_idle.h"
#include "response/simulate.h"
#include "support/small_world.h"

namespace sc {
namespace {

class Posture : public testing::Test {
 protected:
  Posture() {
    kind = test::add_unit_kind(s, 1);
    station = test::add_station(s, test::near_node(0));
    unit = test::add_unit(s, kind, station);
  }
  Trajectory run() const {
    World const world = test::make_world(s);
    return simulate(world, world.scenario.plan, NearestIdle{PolicyWeights{}}, {});
  }
  static std::int64_t seen(Trajectory const& t, UnitStatus status) {
    return std::count(t.units[0].status.begin(), t.units[0].status.end(), status);
  }

  Scenario s = test::quiet_scenario();
  UnitKindId kind;
  StationId station;
  UnitId unit;
  SimTime const noon = SimTime{0} + whole_hours(1);
};

TEST_F(Posture, CountsEachPersonOncePerShift) {
  s.roster = {{ResponseLevel::IV, whole_hours(1), {}, 3}};
  s.levels = {{SimTime{0} + whole_minutes(30), ResponseLevel::IV}};
  // Shifts change on the hour: 08:30-09:00, 09:00-10:00, 10:00-11:00, 11:00-12:00.
  EXPECT_EQ(run().counts.person_trips, 4 * (4 + 3));
}

TEST_F(Posture, CountsThoseCalledInWhenTheLevelRisesButNobodyTwice) {
  s.roster = {{ResponseLevel::IV, whole_hours(12), whole_hours(8), 2},
              {ResponseLevel::II, whole_hours(12), whole_hours(8), 5}};
  UnitId const second = test::add_unit(s, kind, station);
  auto& at_iv = s.plan.postings[static_cast<std::size_t>(ResponseLevel::IV)];
  std::erase_if(at_iv, [&](Posting const& p) { return p.unit == second; });
  s.levels.push_back({noon, ResponseLevel::II});
  EXPECT_EQ(run().counts.person_trips, (4 + 2) + (4 + 3));
}

TEST_F(Posture, CountsNobodyWithoutAnActivation) {
  s.levels.clear();
  Trajectory const t = run();
  EXPECT_EQ(t.counts.person_trips, 0);
  EXPECT_EQ(seen(t, UnitStatus::standby), 0);
}

TEST_F(Posture, EndsTheShiftsWithTheActivation) {
  s.roster = {{ResponseLevel::IV, whole_hours(1), {}, 0}};
  s.levels.push_back({noon + whole_minutes(30), ResponseLevel::none});
  EXPECT_EQ(run().counts.person_trips, 2 * 4);
}

TEST_F(Posture, ChangesShiftsByTheRowOfTheLevelInForce) {
  s.roster = {{ResponseLevel::IV, whole_hours(12), whole_hours(8), 2},
              {ResponseLevel::II, whole_hours(1), {}, 5, 4}};
  s.levels.push_back({noon + whole_minutes(30), ResponseLevel::II});
  // 08:00 four and two; 09:30 three more to command; all anew at 10:00 and 11:00.
  EXPECT_EQ(run().counts.person_trips, (4 + 2) + 3 + 2 * (4 + 5));
  s.levels.back().time = noon;  // those there since 08:00 are relieved at once
  EXPECT_EQ(run().counts.person_trips, (4 + 2) + 3 * (4 + 5));
  s.levels.push_back({noon + whole_minutes(90), ResponseLevel::IV});  // 11:00 is no change then
  EXPECT_EQ(run().counts.person_trips, (4 + 2) + 2 * (4 + 5));
}

TEST_F(Posture, RelievesNobodyWhoComesHomeForGood) {
  s.roster = {{ResponseLevel::IV, whole_hours(1), {}, 0}};
  IncidentKindId const trouble = test::add_incident_kind(s, 1);
  test::add_recorded(s, trouble, noon - whole_minutes(14), test::near_node(15));
  SimTime const over = noon + whole_seconds(30);
  s.levels.push_back({over, ResponseLevel::none});
  Trajectory const t = run();
  UnitTrack const& track = t.units[0];
  auto const home = std::find(track.status.begin(), track.status.end(), UnitStatus::returning);
  ASSERT_NE(home, track.status.end());
  ASSERT_LT(track.time[static_cast<std::size_t>(home - track.status.begin())], noon);
  ASSERT_GT(track.time.back(), over) << "it must be on its way at the change and after the end";
  EXPECT_EQ(t.counts.hand_overs, 0);
  EXPECT_EQ(t.duties.size(), 1U);
  EXPECT_EQ(t.counts.person_trips, 4);
}

TEST_F(Posture, GuardsReportAtOnce) {
  BasinId const basin = test::add_basin(s, test::near_node(2, 100, 0));
  test::post(s, {unit, Duty::guard, {}, basin, "", {}});
  IncidentKindId const flood = test::add_incident_kind(s, 2);
  s.incident_kinds[flood.index()].pumps_basin = true;
  s.incidents.push_back({noon,
                         noon + whole_hours(1),
                         flood,
                         test::near_node(2, 100, 0),
                         std::nullopt,
                         std::nullopt,
                         {}});
  Trajectory const t = run();
  EXPECT_EQ(t.incidents.report[0], noon);
  EXPECT_EQ(t.incidents.source[0], ReportSource::guard);
  EXPECT_EQ(t.units[0].status.back(), UnitStatus::guarding);
  EXPECT_EQ(t.counts.vehicle_trips, 1);
}

TEST_F(Posture, GuardsReportWhatTheyFindWhenTheyCome) {
  s.unit_kinds[kind.index()].wading_depth_m = 0.2;  // stops at the edge: never enters the street
  BasinId const basin = test::add_basin(s, test::near_node(2, 100, 0));
  test::add_rain(s, SimTime{0}, SimTime{0} + whole_hours(1), 0.06);
  test::post(s, {unit, Duty::guard, {}, basin, "", {}});
  s.levels = {{noon, ResponseLevel::IV}};
  s.incidents.push_back({noon - whole_minutes(5),
                         s.end,
                         test::add_incident_kind(s, 2),
                         test::near_node(2, 100, 0),
                         std::nullopt,
                         std::nullopt,
                         {}});
  Trajectory const t = run();
  EXPECT_EQ(t.incidents.source[0], ReportSource::guard);
  EXPECT_EQ(t.incidents.report[0], noon + whole_minutes(1) + whole_seconds(40));
}

TEST_F(Posture, SendsNoGuardAway) {
  BasinId const basin = test::add_basin(s, test::near_node(2, 100, 0));
  test::post(s, {unit, Duty::guard, {}, basin, "", {}});
  test::add_recorded(s, test::add_incident_kind(s, 1), noon, test::near_node(5));
  EXPECT_EQ(run().incidents.dispatch[0], kNever);
}

TEST_F(Posture, PatrolsFindWhatNobodyHasReported) {
  s.patrols.push_back({"round", {test::near_node(3), test::near_node(15)}, {{}, {}}});
  test::post(s, {unit, Duty::patrol, {}, {}, "round", {}});
  IncidentKindId const other = test::add_incident_kind(s, 2);
  s.incidents.push_back({noon - whole_minutes(30),
                         s.end,
                         other,
                         test::near_node(1, 100, 0),
                         std::nullopt,
                         std::nullopt,
                         {}});
  Trajectory const t = run();
  EXPECT_EQ(t.incidents.source[0], ReportSource::patrol);
  // The round of 09:00 leaves after one minute and enters the street 20 s later.
  EXPECT_EQ(t.incidents.report[0], noon + whole_minutes(1) + whole_seconds(20));
  EXPECT_EQ(t.counts.vehicle_trips, 4);  // one each hour
}

TEST_F(Posture, PatrolsOncePerIntervalAfterARestToo) {
  s.patrols.push_back({"round", {test::near_node(3), test::near_node(15)}, {{}, {}}});
  test::post(s, {unit, Duty::patrol, {}, {}, "round", {}});
  s.roster[0].crews = 1;
  s.rules.most_duty = whole_minutes(90);
  s.rules.least_rest = whole_minutes(10);
  // On duty from 08:00 to 09:30 and from 09:40 to 11:10, then from 11:20.
  EXPECT_EQ(run().counts.vehicle_trips, 2 + 2 + 1);
}

TEST_F(Posture, MovesUnitsForwardWhenTheLevelRises) {
  StationId const forward = test::add_station(s, test::near_node(15));
  auto& at_ii = s.plan.postings[static_cast<std::size_t>(ResponseLevel::II)];
  at_ii = {{unit, Duty::standby, forward, {}, "", {}}};
  s.roster.push_back({ResponseLevel::II, whole_hours(12), whole_hours(8), 0});
  s.levels.push_back({noon, ResponseLevel::II});
  Trajectory const t = run();
  EXPECT_LT(distance_m(t.units[0].position.back(), s.stations[forward.index()].position), 1);
  EXPECT_EQ(t.units[0].status.back(), UnitStatus::standby);
}

}  // namespace
}  // namespace sc
