// SPDX-License-Identifier: Apache-2.0
#include "drill/waiting.h"

#include <gtest/gtest.h>

#include <array>

#include "drill/busy_district.h"

namespace sc {
namespace {

constexpr SimTime at(std::int64_t minutes) {
  return SimTime{0} + whole_minutes(minutes);
}
constexpr SimTime kEnd = at(180);

/// One row: it begins at 0.
void add_row(IncidentTable& t, std::size_t kind, float severity, SimTime report, SimTime dispatch,
             SimTime arrive, SimTime work, SimTime clear) {
  t.kind.push_back(IncidentKindId{kind});
  t.severity.push_back(severity);
  t.onset.push_back(SimTime{0});
  t.report.push_back(report);
  t.dispatch.push_back(dispatch);
  t.arrive.push_back(arrive);
  t.work_start.push_back(work);
  t.clear.push_back(clear);
}

/// One served, one that nobody told of, one told of that nobody reached.
Trajectory three_incidents() {
  Trajectory run;
  run.end = kEnd;
  add_row(run.incidents, test::kPump, 2, at(30), at(40), at(60), at(75), at(120));
  add_row(run.incidents, test::kPump, 4, kNever, kNever, kNever, kNever, kNever);
  add_row(run.incidents, test::kSaw, 1.5, at(60), kNever, kNever, kNever, kNever);
  return run;
}

TEST(WaitingHours, AreSeverityTimesTheWait) {
  Trajectory const run = three_incidents();
  EXPECT_DOUBLE_EQ(waiting_cost_h(run, Wait::report_to_arrival), 2 * 0.5 + 1.5 * 2);
  EXPECT_DOUBLE_EQ(waiting_cost_h(run, Wait::onset_to_arrival), 2 * 1 + 1.5 * 3);
  EXPECT_DOUBLE_EQ(waiting_cost_h(run, Wait::report_to_work), 2 * 0.75 + 1.5 * 2);
  EXPECT_DOUBLE_EQ(waiting_cost_h(run, Wait::report_to_clear), 2 * 1.5 + 1.5 * 2);
}

TEST(WaitingHours, AreOfTheRowsAskedForUpToTheEndGiven) {
  Trajectory const run = three_incidents();
  auto const first = [](std::size_t row) { return row == 0; };
  EXPECT_DOUBLE_EQ(waiting_cost_h(run, Wait::report_to_arrival, first), 1);
  EXPECT_DOUBLE_EQ(waiting_cost_h(run.incidents, 2, at(80), Wait::report_to_arrival), 0.5);
  EXPECT_EQ(waiting_cost_h(run.incidents, 1, kEnd, Wait::onset_to_arrival), 0);
}

/// The only pump unit is away from 60 to 90 min; the tree units never leave.
Trajectory pump_away() {
  Trajectory run;
  run.end = kEnd;
  run.units.resize(3);
  for (UnitTrack& track : run.units) {
    track.time = {SimTime{0}};
    track.status = {UnitStatus::standby};
  }
  run.units[0].time = {SimTime{0}, at(60), at(70), at(90)};
  run.units[0].status = {UnitStatus::standby, UnitStatus::driving, UnitStatus::working,
                         UnitStatus::returning};
  return run;
}

TEST(IdleClock, StarvesWhileTheOnlyPumpIsAway) {
  Trajectory run = pump_away();
  add_row(run.incidents, test::kPump, 1, at(50), at(55), at(60), at(60), at(70));  // in time
  add_row(run.incidents, test::kPump, 1, at(65), at(100), at(110), at(110),
          at(120));                                                                // 25 min without
  add_row(run.incidents, test::kPump, 1, at(85), kNever, kNever, kNever, kNever);  // 5 min without
  add_row(run.incidents, test::kSaw, 1, at(65), at(100), at(110), at(110),
          at(120));  // needs no pump
  add_row(run.incidents, test::kPump, 1, kNever, kNever, kNever, kNever, kNever);
  Scenario const s = test::idle_scenario();
  IdleClock const clock(s, run, SimTime{0}, kEnd);
  std::array const minutes{0, 25, 5, 0, 0};
  for (std::size_t row = 0; row < minutes.size(); ++row)
    EXPECT_NEAR(clock.starved_h(row, test::kPump), minutes[row] / 60.0, 1e-9) << "row " << row;
  EXPECT_EQ(clock.starved_h(3, test::kSaw), 0);
  EXPECT_FALSE(clock.any_idle(1U << test::kPump, at(89)));
  EXPECT_TRUE(clock.any_idle(1U << test::kPump, at(90)));
}

TEST(HoursIn, CountOnlyWhatLiesBetween) {
  Trajectory const run = pump_away();
  auto const busy = [](UnitStatus status) {
    return status == UnitStatus::driving || status == UnitStatus::working;
  };
  EXPECT_DOUBLE_EQ(unit_hours_in(run, SimTime{0}, kEnd, busy), 0.5);
  EXPECT_DOUBLE_EQ(unit_hours_in(run, at(75), at(80), busy), 5 / 60.0);
  EXPECT_DOUBLE_EQ(
      unit_hours_in(run, at(60), kEnd, [](UnitStatus s) { return s == UnitStatus::standby; }), 4);
}

}  // namespace
}  // namespace sc
