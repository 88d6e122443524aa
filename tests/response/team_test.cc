// SPDX-License-Identifier: Apache-2.0
#include "response/team.h"

#include <cmath>

#include "plan/dispatch/table.h"
#include "response/district_test.h"

namespace sc {
namespace {

TEST(UnitsToCover, CountsTheLeastGreedily) {
  std::vector<SkillSet> const units{1, 2, 3, 1};
  EXPECT_EQ(units_to_cover(Needs::one_of_each(3), units), 1U);
  Needs two_of_one;
  two_of_one.require(0, 2);
  EXPECT_EQ(units_to_cover(two_of_one, units), 2U);
  two_of_one.require(0, 4);
  EXPECT_EQ(units_to_cover(two_of_one, units), 4U) << "not covered by all together";
}

class Team : public test::DistrictTest {
 protected:
  Team() {
    saw = test::add_unit_kind(s, 1);
    lift = test::add_unit_kind(s, 2);
    tree = test::add_incident_kind(s, 3);
    first_unit = test::add_unit(s, saw, station);
    test::add_recorded(s, tree, noon, test::near_node(5));
  }
  UnitKindId saw, lift;
  IncidentKindId tree;
  UnitId first_unit;
};

TEST_F(Team, BeginsWhenTheLastThatIsNeededIsReady) {
  UnitId const crane = test::add_unit(s, lift, test::add_station(s, test::near_node(15)));
  kind_of(lift).setup = whole_minutes(9);
  Trajectory const t = run();
  EXPECT_EQ(t.incidents.units_sent[0], 2);
  EXPECT_EQ(t.incidents.unit[0], first_unit);
  EXPECT_EQ(t.incidents.work_start[0], *first(t, crane, UnitStatus::setting_up) + whole_minutes(9));
  EXPECT_TRUE(first(t, first_unit, UnitStatus::awaiting));
  EXPECT_EQ(t.incidents.clear[0] - t.incidents.work_start[0], whole_minutes(10));
}

TEST_F(Team, SendsNobodyWhereATeamCannotBeMade) {
  Trajectory const t = run();
  EXPECT_EQ(t.incidents.status[0], IncidentStatus::waiting);
  EXPECT_EQ(t.counts.vehicle_trips, 0);
}

TEST_F(Team, WorksFasterWithMore) {
  kind_of(tree).needs = Needs::one_of_each(1);
  kind_of(tree).extra_units = 1;
  kind_of(tree).severity = 3;  // extras go to severe work
  UnitId const second = test::add_unit(s, saw, station);
  Trajectory const t = run();
  EXPECT_EQ(t.incidents.units_sent[0], 2);
  double const minutes = (t.incidents.clear[0] - t.incidents.work_start[0]).minutes();
  // The second is sent at the weather step after work has begun, and needs two minutes.
  double const alone =
      (*first(t, second, UnitStatus::working) - t.incidents.work_start[0]).minutes();
  EXPECT_LT(alone, 7.1);
  EXPECT_NEAR(minutes, alone + (10 - alone) / std::pow(2, s.rules.team_power), 0.01);
}

TEST_F(Team, TiredCrewsWorkSlower) {
  kind_of(tree).needs = Needs::one_of_each(1);
  s.rules.fresh = {};
  s.rules.fatigue_per_h = 0.1;
  Trajectory const t = run();
  // On duty for a little more than an hour: 0.9 of the rate, less as it goes on.
  double const minutes = (t.incidents.clear[0] - t.incidents.work_start[0]).minutes();
  EXPECT_GT(minutes, 10 / 0.9);
  EXPECT_LT(minutes, 10 / 0.86);
}

/// A near and a severe trouble; one crew on its way to a slight one.
TEST_F(Team, IsDivertedToWhatIsMoreSevere) {
  kind_of(tree).needs = Needs::one_of_each(1);
  IncidentKindId const grave = test::add_incident_kind(s, 1);
  kind_of(grave).severity = 4;
  test::add_recorded(s, grave, noon + whole_minutes(1), test::near_node(1));
  auto const priority = make_dispatch_policy("priority");
  Trajectory const t = run(*priority);
  EXPECT_EQ(t.counts.diversions, 1);
  EXPECT_LT(t.incidents.clear[1], t.incidents.arrive[0]);
  s.rules.divert = false;
  Trajectory const stubborn = run(*priority);
  EXPECT_EQ(stubborn.counts.diversions, 0);
  EXPECT_LT(stubborn.incidents.clear[0], stubborn.incidents.arrive[1]);
}

TEST_F(Team, IsTakenFromItsWorkWhereTheRulesAllowIt) {
  kind_of(tree).needs = Needs::one_of_each(1);
  IncidentKindId const grave = test::add_incident_kind(s, 1);
  kind_of(grave).severity = 4;
  test::add_recorded(s, grave, noon + whole_minutes(5), test::near_node(1));
  auto const priority = make_dispatch_policy("priority");
  EXPECT_EQ(run(*priority).counts.preemptions, 0);
  s.rules.preempt_severity = 2;
  Trajectory const t = run(*priority);
  EXPECT_EQ(t.counts.preemptions, 1);
  EXPECT_LT(t.incidents.clear[1], t.incidents.clear[0]);
  EXPECT_EQ(t.incidents.status[0], IncidentStatus::cleared) << "the rest of the work is done later";
}

TEST_F(Team, LeadsToWorseIfNobodyWorks) {
  IncidentKindId const worse = test::add_incident_kind(s, 1);
  kind_of(tree).spawns = worse;  // needs a lift, which nobody has
  kind_of(tree).spawn_mean_s = 60;
  Trajectory const t = run();
  ASSERT_EQ(t.incidents.size(), 2U);
  EXPECT_EQ(t.incidents.parent[1], 0);
  EXPECT_GT(t.incidents.onset[1], noon);
  EXPECT_EQ(t.incidents.status[1], IncidentStatus::cleared);
  kind_of(tree).needs = Needs::one_of_each(1);
  kind_of(tree).spawn_mean_s = 1e7;
  EXPECT_EQ(run().incidents.size(), 1U) << "work began in time";
}

}  // namespace
}  // namespace sc
