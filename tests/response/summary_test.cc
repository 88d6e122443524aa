// SPDX-License-Identifier: Apache-2.0
#include "response/summary.h"

#include <gtest/gtest.h>

#include "support/small_world.h"

namespace sc {
namespace {

TEST(Quantile, InterpolatesLikeNumpy) {
  // numpy.quantile([1, 2, 4, 8], q)
  EXPECT_DOUBLE_EQ(quantile({8, 1, 4, 2}, 0.5), 3.0);
  EXPECT_DOUBLE_EQ(quantile({8, 1, 4, 2}, 0.9), 6.8);
  EXPECT_DOUBLE_EQ(quantile({8, 1, 4, 2}, 0.0), 1.0);
  EXPECT_DOUBLE_EQ(quantile({8, 1, 4, 2}, 1.0), 8.0);
  EXPECT_DOUBLE_EQ(quantile({5}, 0.9), 5.0);
}

void add_incident(IncidentTable& t, SimTime report, SimTime arrive, float severity = 1) {
  t.kind.push_back(IncidentKindId{std::size_t{0}});
  t.onset.push_back(SimTime{0});
  t.severity.push_back(severity);
  t.report.push_back(report);
  t.arrive.push_back(arrive);
  t.clear.push_back(kNever);
  t.status.push_back(report == kNever   ? IncidentStatus::unreported
                     : arrive == kNever ? IncidentStatus::waiting
                                        : IncidentStatus::cleared);
}

TEST(Summary, CountsTheCensoredWithTheirWaitingSoFar) {
  Scenario s = test::quiet_scenario();
  test::add_incident_kind(s, 1);
  World const world = test::make_world(s);
  Trajectory run;
  run.end = SimTime{0} + whole_hours(4);
  add_incident(run.incidents, SimTime{0}, SimTime{0} + whole_minutes(10));
  add_incident(run.incidents, SimTime{0}, SimTime{0} + whole_minutes(30));
  add_incident(run.incidents, SimTime{0}, SimTime{0} + whole_minutes(31));
  add_incident(run.incidents, run.end - whole_minutes(5), kNever);
  add_incident(run.incidents, kNever, kNever);
  Summary const summary = summarise(world, run);
  EXPECT_EQ(summary.incidents, 5U);
  EXPECT_EQ(summary.unreported, 1U);
  EXPECT_EQ(summary.response.reported, 4U);
  EXPECT_EQ(summary.response.censored, 1U);
  EXPECT_DOUBLE_EQ(*summary.response.mean_s, (10 + 30 + 31 + 5) * 60.0 / 4);
  EXPECT_DOUBLE_EQ(*summary.response.in_time_share, 0.5);
}

/// A false alarm, say: nobody waits any longer, and nobody has come.
TEST(Summary, CountsThoseClosedByHandWithTheirWaitingUntilThen) {
  IncidentTable table;
  add_incident(table, SimTime{0} + whole_minutes(5), kNever);
  SimTime const end = SimTime{0} + whole_hours(4);
  EXPECT_EQ(response_time(table, 0, end)->waited, whole_minutes(235));
  table.clear[0] = SimTime{0} + whole_minutes(12);
  EXPECT_EQ(response_time(table, 0, end)->waited, whole_minutes(7));
  EXPECT_FALSE(response_time(table, 0, end)->arrived);
}

TEST(Summary, CountsTheLateBySeverityAtOnset) {
  Scenario s = test::quiet_scenario();
  test::add_incident_kind(s, 1);
  World const world = test::make_world(s);
  Trajectory run;
  run.end = SimTime{0} + whole_hours(4);
  SimTime const quick = SimTime{0} + whole_minutes(10);
  SimTime const slow = SimTime{0} + whole_minutes(50);
  add_incident(run.incidents, SimTime{0}, quick, 1.9F);
  add_incident(run.incidents, SimTime{0}, slow, 2);
  add_incident(run.incidents, SimTime{0}, quick, 2.9F);
  add_incident(run.incidents, SimTime{0}, slow, 3);
  add_incident(run.incidents, run.end - whole_minutes(5), kNever, 4);
  Summary const summary = summarise(world, run);
  EXPECT_EQ(summary.by_severity[0].late_share(), 0);
  EXPECT_EQ(summary.by_severity[1].late_share(), 0.5);
  EXPECT_EQ(summary.by_severity[1].mean_s, 30 * 60);
  EXPECT_EQ(summary.by_severity[2].reported, 2U);
  EXPECT_EQ(summary.by_severity[2].late_share(), 1);
  EXPECT_EQ(summary.response.late, 3U);
  EXPECT_FALSE(summary.trapped.late_share());
}

TEST(Summary, TimesTheTrappedApart) {
  Scenario s = test::quiet_scenario();
  test::add_incident_kind(s, 1);
  test::add_incident_kind(s, 1);
  s.incident_kinds[1].people_trapped = true;
  World const world = test::make_world(s);
  Trajectory run;
  add_incident(run.incidents, SimTime{0}, SimTime{0} + whole_minutes(10));
  add_incident(run.incidents, SimTime{0}, SimTime{0} + whole_minutes(31));
  run.incidents.kind[1] = IncidentKindId{std::size_t{1}};
  Summary const summary = summarise(world, run);
  EXPECT_EQ(summary.trapped.reported, 1U);
  EXPECT_EQ(summary.trapped.late_share(), 1);
}

TEST(Summary, TakesWhatDidNotHappenForNoIncident) {
  Scenario s = test::quiet_scenario();
  test::add_incident_kind(s, 1);
  World const world = test::make_world(s);
  Trajectory run;
  run.end = SimTime{0} + whole_hours(4);
  add_incident(run.incidents, SimTime{0}, SimTime{0} + whole_minutes(10));
  add_incident(run.incidents, SimTime{0}, kNever);
  run.incidents.status[1] = IncidentStatus::prevented;
  add_incident(run.incidents, kNever, kNever);
  run.incidents.onset[2] = kNever;
  Summary const summary = summarise(world, run);
  EXPECT_EQ(summary.incidents, 1U);
  EXPECT_EQ(summary.unreported, 0U);
  EXPECT_EQ(summary.prevented, 1U);
  EXPECT_EQ(summary.response.reported, 1U);
  EXPECT_EQ(summary.by_kind[0].incidents, 1U);
}

TEST(Summary, CountsStockOutsByStationAndMaterial) {
  World const world = test::make_world(test::quiet_scenario());
  StationId const east{std::size_t{1}}, west{std::size_t{0}};
  MaterialId const bags{std::size_t{0}};
  Trajectory run;
  run.stock_outs = {
      {SimTime{0}, SimTime{1}, SimTime{2}}, {east, west, east}, {bags, bags, bags}, {10, 20, 5}};
  Summary const summary = summarise(world, run);
  EXPECT_EQ(stock_out_times(summary), 3U);
  ASSERT_EQ(summary.stock_outs.size(), 2U);
  EXPECT_EQ(summary.stock_outs[1].station, east);
  EXPECT_EQ(summary.stock_outs[1].times, 2U);
  EXPECT_EQ(summary.stock_outs[1].lacking, 15);
}

TEST(Summary, CountsCarTripsAndTimesThoseThatArrived) {
  using Outcome = LinkQueues::Outcome;
  World const world = test::make_world(test::quiet_scenario());
  Trajectory run;
  run.traffic.on = true;
  run.traffic.departure = {SimTime{0}, SimTime{0}, SimTime{0}, SimTime{0}};
  run.traffic.end = {SimTime{60'000}, SimTime{120'000}, SimTime{9'000'000}, kNever};
  run.traffic.outcome = {Outcome::arrived, Outcome::arrived, Outcome::gave_up, Outcome::under_way};
  Summary const summary = summarise(world, run);
  ASSERT_TRUE(summary.traffic);
  EXPECT_EQ(summary.traffic->trips, 4U);
  EXPECT_EQ(summary.traffic->arrived, 2U);
  EXPECT_EQ(summary.traffic->gave_up, 1U);
  EXPECT_EQ(summary.traffic->mean_travel_s, 90);
}

TEST(Summary, SaysNothingWhereThereIsNothing) {
  World const world = test::make_world(test::quiet_scenario());
  Summary const summary = summarise(world, Trajectory{});
  EXPECT_FALSE(summary.response.mean_s);
  EXPECT_FALSE(summary.response.in_time_share);
}

TEST(Summary, PutsTheDeepestBasinFirst) {
  World const world = test::make_world(test::quiet_scenario());
  Trajectory run;
  run.deepest_m = {0.2F, 0.3F};
  run.deepest_at = {SimTime{0} + whole_minutes(5), SimTime{0} + whole_minutes(10)};
  Summary const summary = summarise(world, run);
  EXPECT_EQ(summary.deepest[0].basin, BasinId{std::size_t{1}});
  EXPECT_FLOAT_EQ(static_cast<float>(summary.deepest[0].depth_m), 0.3F);
  EXPECT_EQ(summary.deepest[0].at, SimTime{0} + whole_minutes(10));
}

}  // namespace
}  // namespace sc
