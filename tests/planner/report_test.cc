// SPDX-License-Identifier: Apache-2.0
#include "planner/report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plan/dispatch/nearest_idle.h"
#include "planner/planning_case.h"
#include "planner/shadow.h"
#include "planner/simple_rules.h"
#include "support/grid_city.h"

namespace sc {
namespace {

using test::PlanningCase;
using testing::ElementsAre;

NearestIdle const kReportPolicy;

PlanReport report(PlanningCase const& it, Candidate const& best, int threads = 1) {
  Demand const demand(it.searched, 3, 3, threads);
  PlanReportOptions options;
  options.seed = 99;
  options.replications = 8;
  options.shadow_replications = 4;
  options.threads = threads;
  ReportWorlds const worlds{&it.world, &it.searched, [](Scenario const& s) {
                              return std::make_unique<World const>(s, test::grid_city(4, 4), 1);
                            }};
  return report_on(it.space, demand, best, kReportPolicy, nullptr, worlds, options);
}

Compared mean_of_plan(PlanReport const& r) {
  return r.against_shipped[indicator_number("response_mean")].back();
}

/// The unit of far_calls waits where the calls are, at the level that there is.
Candidate moved(PlanSpace const& space) {
  Candidate c = space.shipped_plan();
  c.at[1][0]->station = StationId{1U};
  return c;
}

TEST(PlanReport, TellsThePlansAndHowMuchBetterTheyAre) {
  PlanningCase const it(test::far_calls());
  PlanReport const r = report(it, moved(it.space));
  std::vector<std::string> names;
  for (ReportedPlan const& plan : r.plans) names.push_back(plan.name);
  EXPECT_THAT(names,
              ElementsAre("shipped", "all_at_depot", "even_spread", "by_population", "plan"));
  EXPECT_NEAR(mean_of_plan(r).value.value, 60, 2);
  EXPECT_NEAR(mean_of_plan(r).difference.value, -120, 2);
  EXPECT_FALSE(r.against_shipped[indicator_number("response_mean")][0].difference.exists());
  EXPECT_EQ(r.seed, 99U);
  EXPECT_EQ(r.replications, 8U);
}

TEST(PlanReport, SaysWhenThePlanIsWorse) {
  Scenario s = test::far_calls();
  s.plan.postings[1][0].station = StationId{1U};
  PlanningCase const it(s);
  Candidate c = it.space.shipped_plan();
  c.at[1][0]->station = StationId{0U};
  PlanReport const r = report(it, c);
  EXPECT_NEAR(mean_of_plan(r).difference.value, 120, 2);
  EXPECT_TRUE(mean_of_plan(r).difference.clear_of_zero());
}

/// even_spread puts the one unit at the first station, the others at the second.
TEST(PlanReport, ComparesWithTheBestRule) {
  PlanningCase const it(test::far_calls());
  PlanReport const r = report(it, moved(it.space));
  auto const& mean = r.against_shipped[indicator_number("response_mean")];
  for (std::size_t p = 1; p <= 3; ++p)
    EXPECT_GE(mean[p].value.value, mean[r.best_rule].value.value);
  EXPECT_EQ(r.plans[r.best_rule].name, "all_at_depot");
  EXPECT_NEAR(r.against_rule[indicator_number("response_mean")][1].difference.value, 0, 1e-6);
}

TEST(PlanReport, ExplainsWhatDecides) {
  PlanningCase const it(test::far_calls());
  PlanReport const r = report(it, moved(it.space));
  EXPECT_NEAR(r.drive_s, 120, 1);
  EXPECT_NEAR(r.plan_drive_s, 0, 1);
  EXPECT_EQ(r.fixed_s, 60);
  EXPECT_EQ(r.regime, Regime::placement);
}

TEST(PlanReport, CountsSkillsOnDuty) {
  Scenario s = test::far_calls();
  s.skill_names = {"pump", "saw"};
  s.unit_kinds[0].vehicle = "truck";
  s.unit_kinds[test::add_unit_kind(s, 2).index()].vehicle = "truck";
  test::add_unit(s, UnitKindId{1U}, StationId{1U});
  PlanningCase const it(s);
  Candidate c = it.space.shipped_plan();
  c.as[1] = 1;
  PlanReport const r = report(it, c);
  ASSERT_EQ(r.skills.size(), 2 * (kResponseLevels - 1));
  EXPECT_EQ(r.skills[0].shipped, 1);
  EXPECT_EQ(r.skills[0].planned, 2);
  EXPECT_EQ(r.skills[1].shipped, 1);
  EXPECT_EQ(r.skills[1].planned, 0);
}

/// Calls come at the first level alone; the only pump is sent off at the second.
TEST(PlanReport, CountsSkillsAlsoAtLevelsWithFewCalls) {
  Scenario s = test::far_calls();
  s.skill_names = {"pump"};
  s.plan.postings[2] = s.plan.postings[1];
  PlanningCase const it(s);
  Candidate c = it.space.shipped_plan();
  c.at[2][0].reset();
  PlanReport const r = report(it, c);
  ASSERT_EQ(r.skills.size(), kResponseLevels - 1);
  SkillCount const& pumps = r.skills[1];
  EXPECT_EQ(pumps.level, 2U);
  EXPECT_EQ(pumps.shipped, 1);
  EXPECT_EQ(pumps.planned, 0);
}

TEST(PlanReport, OneMoreUnitIsOfAKindThatCallsNeed) {
  Scenario s = test::far_calls();
  test::add_unit_kind(s, 2);
  test::add_incident_kind(s, 2);  // that never happens
  PlanningCase const it(s);
  PlanReport const r = report(it, it.space.shipped_plan());
  ASSERT_EQ(r.shadows.size(), 1U);
  EXPECT_EQ(r.shadows[0].kind, UnitKindId{0U});
  EXPECT_EQ(r.shadows[0].station, StationId{1U});
  EXPECT_NEAR(r.shadows[0].mean_change.value, -120, 2);
  EXPECT_EQ(r.shadows[0].late_change.value, 0);
}

TEST(PlanReport, OneMoreUnitNeedsRoom) {
  Scenario s = test::far_calls();
  s.stations[0].capacity_units = 1;
  s.stations[1].capacity_units = 0;
  PlanningCase const it(s);
  EXPECT_TRUE(report(it, it.space.shipped_plan()).shadows.empty());
}

/// Four calls at once for one unit that works an hour at each: they wait 0, 1, 2 and 3 hours.
Scenario queue_of_four() {
  Scenario s = test::far_calls();
  for (RecordedIncident& incident : s.incidents) {
    incident.onset = incident.report.emplace(SimTime{0});
    incident.work = whole_hours(1);
  }
  return s;
}

TEST(PlanReport, BoundsAQueue) {
  PlanningCase const it(queue_of_four());
  PlanReport const r = report(it, it.space.shipped_plan());
  EXPECT_GT(r.bound_mean_s, 1.3 * 3600);
  EXPECT_LE(r.bound_mean_s, mean_of_plan(r).value.value);
  EXPECT_GE(r.bound_late, 0.75);
  ASSERT_TRUE(r.heaviest);
  EXPECT_EQ(r.heaviest->incidents, 4U);
  EXPECT_EQ(r.heaviest->units, 1U);
  EXPECT_EQ(r.regime, Regime::queue);
}

class RandomReport : public testing::TestWithParam<int> {};
INSTANTIATE_TEST_SUITE_P(Districts, RandomReport, testing::Values(1, 4, 9, 12));

TEST_P(RandomReport, IsAboveItsBounds) {
  PlanningCase const it(test::random_scenario(static_cast<std::uint64_t>(GetParam())), "K0=+1");
  Stream random(8, 0, Purpose::test, 0);
  PlanReport const r = report(it, test::random_candidate(it.space, random));
  EXPECT_LE(r.bound_mean_s, mean_of_plan(r).value.value + 1e-6);
  EXPECT_LE(r.bound_late,
            r.against_shipped[indicator_number("late_share")].back().value.value + 1e-9);
  EXPECT_LE(r.any_bound_mean_s, r.bound_mean_s + 1e-6);
  EXPECT_LE(r.any_bound_late, r.bound_late + 1e-9);
}

TEST_P(RandomReport, DoesNotDependOnThreads) {
  PlanningCase const it(test::random_scenario(static_cast<std::uint64_t>(GetParam())));
  PlanReport const a = report(it, it.space.shipped_plan(), 1);
  PlanReport const b = report(it, it.space.shipped_plan(), 2);
  EXPECT_EQ(a.bound_mean_s, b.bound_mean_s);
  EXPECT_EQ(mean_of_plan(a).value.value, mean_of_plan(b).value.value);
  ASSERT_EQ(a.shadows.size(), b.shadows.size());
  for (std::size_t i = 0; i < a.shadows.size(); ++i)
    EXPECT_EQ(a.shadows[i].mean_change.value, b.shadows[i].mean_change.value);
}

/// Today's plan as it is, where nothing floods and all have room, is the shipped one.
TEST_P(RandomReport, OfTodaysPlanIsNoDifference) {
  Scenario s = test::random_world(static_cast<std::uint64_t>(GetParam())).scenario;
  PlanningCase const it(s);
  bool dry = true;
  for (std::size_t k = 0; k < s.stations.size(); ++k) dry = dry && !it.space.floods(StationId{k});
  if (!dry) GTEST_SKIP() << "a station floods";
  EXPECT_EQ(mean_of_plan(report(it, it.space.shipped_plan())).difference.value, 0);
}

}  // namespace
}  // namespace sc
