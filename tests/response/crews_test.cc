// SPDX-License-Identifier: Apache-2.0
#include "response/district_test.h"

namespace sc {
namespace {

class Crews : public test::DistrictTest {
 protected:
  Crews() {
    kind = test::add_unit_kind(s, 1);
    unit = test::add_unit(s, kind, station);
    trouble = test::add_incident_kind(s, 1);
  }
  UnitKindId kind;
  UnitId unit;
  IncidentKindId trouble;
};

TEST_F(Crews, ComeWhenTheyAreCalled) {
  s.rules.call_in_day = whole_minutes(75);
  test::add_recorded(s, trouble, noon, test::near_node(5));
  Trajectory const t = run();
  EXPECT_EQ(first(t, unit, UnitStatus::standby), SimTime{0} + whole_minutes(75));
  EXPECT_EQ(t.incidents.dispatch[0], SimTime{0} + whole_minutes(75));
  EXPECT_EQ(t.duties.begin[0], SimTime{0} + whole_minutes(75));
  EXPECT_EQ(t.counts.person_trips, 4);
}

TEST_F(Crews, HandOverOnTheSceneAndWorkPausesForIt) {
  s.roster = {{ResponseLevel::IV, whole_hours(1), {}, 0, 2}};
  test::add_recorded(s, trouble, noon - whole_minutes(5), test::near_node(5));
  Trajectory const t = run();
  ASSERT_EQ(first(t, unit, UnitStatus::handing_over), noon);
  Duration const scene = t.incidents.clear[0] - t.incidents.work_start[0];
  EXPECT_EQ(scene, whole_minutes(10) + s.rules.hand_over);
  EXPECT_EQ(t.duties.end[0], noon);
  EXPECT_EQ(t.duties.begin[1], noon);
  EXPECT_NE(t.duties.crew[0], t.duties.crew[1]);
}

TEST_F(Crews, StayForAnotherShiftIfNobodyHasRested) {
  s.roster = {{ResponseLevel::IV, whole_hours(1), {}, 0, 2}};
  Trajectory const t = run();
  // 08:00 first crew, 09:00 second; both are tired then, so the second stays: 4 + 4 + 4 + 4.
  EXPECT_EQ(t.duties.size(), 2U);
  EXPECT_EQ(t.counts.person_trips, 16);
}

TEST_F(Crews, NeverWorkBeyondTheLimit) {
  s.roster[0].crews = 1;
  s.rules.most_duty = whole_minutes(65);
  s.rules.least_rest = whole_minutes(30);
  test::add_recorded(s, trouble, noon, test::near_node(5));
  s.incidents[0].work = whole_minutes(20);
  Trajectory const t = run();
  EXPECT_EQ(t.duties.end[0] - t.duties.begin[0], whole_minutes(65));
  EXPECT_EQ(t.duties.begin[1] - t.duties.end[0], whole_minutes(30));
  // The work is half done when the crew must go, and done when it has rested.
  EXPECT_GT(t.incidents.clear[0], t.duties.begin[1]);
  EXPECT_EQ(t.incidents.status[0], IncidentStatus::cleared);
}

TEST_F(Crews, EatWhenItIsQuietAndAreNotSentMeanwhile) {
  s.rules.meal_after = whole_hours(1);
  test::add_recorded(s, trouble, noon + whole_minutes(10), test::near_node(5));
  Trajectory const t = run();
  EXPECT_EQ(first(t, unit, UnitStatus::resting), noon);
  EXPECT_EQ(t.incidents.dispatch[0], noon + s.rules.meal);
}

}  // namespace
}  // namespace sc
