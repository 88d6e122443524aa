// SPDX-License-Identifier: Apache-2.0
// What crews say of themselves, and what becomes of them.
#include <gmock/gmock.h>

#include "response/live/live_test.h"

namespace sc {
namespace {

using testing::HasSubstr;

class UnitsTold : public test::LiveTest {
 protected:
  void see(UnitReport what) { live().see_unit(unit, what); }
};

TEST_F(UnitsTold, ArriveWhenTheySaySo) {
  start();
  IncidentId const id = report(test::near_node(3));
  live().send(unit, id);
  wait(whole_seconds(70));
  see(UnitReport::arrived);
  EXPECT_EQ(status(unit), UnitStatus::setting_up);
  EXPECT_EQ(live().incident(id).arrive, live().now());
  EXPECT_LT(distance_m(live().unit(unit).position, test::near_node(3)), 1);
  wait(whole_minutes(10));
  EXPECT_EQ(status(id), IncidentStatus::cleared);
}

TEST_F(UnitsTold, CannotArriveWithoutAnIncidentToDriveTo) {
  start();
  EXPECT_THAT(refusal([&](LiveRun& r) { r.see_unit(unit, UnitReport::arrived); }),
              HasSubstr("must be on its way to an incident"));
  at_work(test::near_node(3));
  EXPECT_THAT(refusal([&](LiveRun& r) { r.see_unit(unit, UnitReport::arrived); }),
              HasSubstr("must be on its way to an incident"));
}

TEST_F(UnitsTold, ClearTheIncidentWhenTheLastOfThemIsDone) {
  UnitId const second = test::add_unit(s, pump, station);
  start();
  IncidentId const id = at_work(test::near_node(3));
  live().send(second, id);
  wait(whole_minutes(3));
  ASSERT_EQ(status(second), UnitStatus::working);
  see(UnitReport::done);
  EXPECT_EQ(status(id), IncidentStatus::arrived);
  EXPECT_EQ(status(unit), UnitStatus::returning);
  live().see_unit(second, UnitReport::done);
  EXPECT_EQ(status(id), IncidentStatus::cleared);
  EXPECT_EQ(live().incident(id).clear, live().now());
}

TEST_F(UnitsTold, LeaveTheIncidentWaitingWhenDoneBeforeTheyAreThere) {
  start();
  IncidentId const id = report(test::near_node(3));
  live().send(unit, id);
  wait(whole_seconds(70));
  see(UnitReport::done);
  EXPECT_EQ(status(id), IncidentStatus::waiting);
  EXPECT_FALSE(live().unit(unit).incident);
}

TEST_F(UnitsTold, CannotBeDoneWithNothing) {
  start();
  EXPECT_THAT(refusal([&](LiveRun& r) { r.see_unit(unit, UnitReport::done); }),
              HasSubstr("must serve an incident"));
}

TEST_F(UnitsTold, TakeNoOrdersOutOfServiceAndWhatTheyServedWaitsAgain) {
  start();
  IncidentId const id = at_work(test::near_node(3));
  see(UnitReport::out_of_service);
  EXPECT_TRUE(live().unit(unit).out_of_service);
  EXPECT_EQ(status(id), IncidentStatus::waiting);
  EXPECT_FALSE(live().unit(unit).free);
  EXPECT_THAT(refusal([&](LiveRun& r) { r.send(unit, id); }), HasSubstr("out of service"));
  EXPECT_THAT(refusal([&](LiveRun& r) { r.send(unit, station); }), HasSubstr("in service"));
  wait(whole_hours(2));
  EXPECT_LT(distance_m(live().unit(unit).position, test::near_node(3)), 1);
}

TEST_F(UnitsTold, StopOnTheRoadWhenTheyBreakDown) {
  start();
  live().send(unit, report(test::near_node(3)));
  wait(whole_seconds(70));
  LonLat const here = live().unit(unit).position;
  see(UnitReport::out_of_service);
  wait(whole_hours(1));
  EXPECT_LT(distance_m(live().unit(unit).position, here), 1);
  EXPECT_EQ(status(unit), UnitStatus::off_duty);
}

TEST_F(UnitsTold, TakeOrdersAgainWhenTheyAreAvailable) {
  start();
  see(UnitReport::out_of_service);
  see(UnitReport::available);
  EXPECT_EQ(status(unit), UnitStatus::standby);
  EXPECT_TRUE(live().unit(unit).free);
  IncidentId const id = report(test::near_node(3));
  live().send(unit, id);
  wait(whole_minutes(3));
  EXPECT_EQ(status(id), IncidentStatus::arrived);
}

TEST_F(UnitsTold, AreOffDutyOnceNobodyNeedsThemOutOfService) {
  start();
  see(UnitReport::out_of_service);
  ASSERT_TRUE(live().unit(unit).on_duty);
  live().set_level(ResponseLevel::none);
  EXPECT_FALSE(live().unit(unit).on_duty);
  see(UnitReport::available);
  EXPECT_TRUE(live().unit(unit).free);
}

TEST_F(UnitsTold, GoOnByHandWhenTheOnlyPumpLeavesThem) {
  kind_of(trouble).pumps_basin = true;
  kind_of(pump).pump_m3ps = 0.01;  // far too little for this water
  test::add_basin(s, test::near_node(2, 100, 0));
  test::add_rain(s, SimTime{0}, SimTime{0} + whole_hours(1), 0.05);
  UnitId const hands = test::add_unit(s, test::add_unit_kind(s, 1), station);
  start();
  IncidentId const id = report(test::near_node(2, 100, 0));
  live().send(unit, id);
  live().send(hands, id);
  wait(whole_minutes(30));
  ASSERT_EQ(status(hands), UnitStatus::working);
  ASSERT_EQ(status(id), IncidentStatus::arrived) << "pumping goes on";
  see(UnitReport::out_of_service);
  wait(whole_minutes(11));
  EXPECT_EQ(status(id), IncidentStatus::cleared);
}

TEST_F(UnitsTold, CallNobodyInWhileTheyAreOutOfService) {
  s.levels.clear();
  start();
  see(UnitReport::out_of_service);
  live().set_level(ResponseLevel::I);
  wait(whole_hours(2));
  EXPECT_FALSE(live().unit(unit).on_duty);
  EXPECT_EQ(status(unit), UnitStatus::off_duty);
  see(UnitReport::available);
  EXPECT_TRUE(live().unit(unit).free);
}

TEST_F(UnitsTold, SendHomeThoseWhoAreOnTheirWayToThemOutOfService) {
  s.levels.clear();
  s.rules.call_in_day = whole_minutes(30);
  start();
  live().set_level(ResponseLevel::I);
  ASSERT_EQ(status(unit), UnitStatus::called_in);
  see(UnitReport::out_of_service);
  wait(whole_hours(1));
  EXPECT_FALSE(live().unit(unit).on_duty);
  EXPECT_EQ(status(unit), UnitStatus::off_duty);
}

TEST_F(UnitsTold, HavePeopleWhenTheySayThatTheyAreAvailable) {
  s.levels.clear();
  start();
  ASSERT_FALSE(live().unit(unit).on_duty);
  see(UnitReport::available);
  EXPECT_TRUE(live().unit(unit).on_duty);
  EXPECT_TRUE(live().unit(unit).free);
}

TEST_F(UnitsTold, DoNotSitDownToEatAgainWhenTheySayThatTheyAreAvailable) {
  s.rules.meal_after = whole_hours(1);
  start();
  wait(whole_minutes(1));
  ASSERT_EQ(status(unit), UnitStatus::resting);
  see(UnitReport::available);
  wait(whole_minutes(20));
  EXPECT_EQ(status(unit), UnitStatus::standby);
}

TEST_F(UnitsTold, GoBackToTheirGuardWhenTheyAreAvailableAgain) {
  BasinId const basin = test::add_basin(s, test::near_node(2, 100, 0));
  test::post(s, {unit, Duty::guard, {}, basin, "", {}});
  start();
  ASSERT_EQ(status(unit), UnitStatus::guarding);
  see(UnitReport::available);
  EXPECT_EQ(status(unit), UnitStatus::guarding);
  see(UnitReport::out_of_service);
  see(UnitReport::available);
  wait(whole_minutes(5));
  EXPECT_EQ(status(unit), UnitStatus::guarding);
}

TEST_F(UnitsTold, GoToTheirGuardWhenTheirPeopleCameEarlierThanTheRosterThought) {
  s.rules.call_in_day = whole_hours(2);
  BasinId const basin = test::add_basin(s, test::near_node(2, 100, 0));
  test::post(s, {unit, Duty::guard, {}, basin, "", {}});
  start();
  ASSERT_EQ(status(unit), UnitStatus::called_in);
  see(UnitReport::available);
  wait(whole_minutes(5));
  EXPECT_EQ(status(unit), UnitStatus::guarding);
}

TEST_F(UnitsTold, GoOnTheirRoundsWhenTheirPeopleCameEarlierThanTheRosterThought) {
  s.rules.call_in_day = whole_hours(2);
  s.patrols.push_back({"round", {test::near_node(3), test::near_node(15)}, {{}, {}}});
  test::post(s, {unit, Duty::patrol, {}, {}, "round", {}});
  start();
  ASSERT_EQ(status(unit), UnitStatus::called_in);
  see(UnitReport::available);
  wait(whole_minutes(62));
  EXPECT_EQ(status(unit), UnitStatus::patrolling);
}

}  // namespace
}  // namespace sc
