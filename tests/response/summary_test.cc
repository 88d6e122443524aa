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

void add_incident(IncidentTable& t, SimTime report, SimTime arrive) {
  t.kind.push_back(IncidentKindId{std::size_t{0}});
  t.report.push_back(report);
  t.arrive.push_back(arrive);
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
  Scenario s = test::quiet_scenario();
  test::add_basin(s, test::near_node(1));
  test::add_basin(s, test::near_node(2));
  World const world = test::make_world(s);
  Trajectory run;
  run.basin_depth_m = {0.0F, 0.1F, 0.2F, 0.3F, 0.1F, 0.0F};
  Summary const summary = summarise(world, run);
  EXPECT_EQ(summary.deepest[0].basin, BasinId{std::size_t{1}});
  EXPECT_FLOAT_EQ(static_cast<float>(summary.deepest[0].depth_m), 0.3F);
  EXPECT_EQ(summary.deepest[0].at, SimTime{0} + whole_minutes(10));
}

}  // namespace
}  // namespace sc
