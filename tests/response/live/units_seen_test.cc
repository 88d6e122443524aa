// SPDX-License-Identifier: Apache-2.0
// Where units are seen, and what becomes of them.
#include <gtest/gtest.h>

#include "response/live/live_test.h"

namespace sc {
namespace {

class UnitsSeen : public test::LiveTest {
 protected:
  void see(LonLat position) { live().see_unit(unit, position); }
};

TEST_F(UnitsSeen, DriveOnFromWhereTheyAreSeen) {
  start();
  IncidentId const id = report(test::near_node(3));
  live().send(unit, id);
  wait(whole_seconds(70));  // half the way to node 1
  see(test::near_node(15));
  EXPECT_LT(distance_m(live().unit(unit).position, test::near_node(15)), 1);
  EXPECT_EQ(status(unit), UnitStatus::driving);
  wait(whole_seconds(61));  // three streets down
  EXPECT_EQ(status(id), IncidentStatus::arrived);
  EXPECT_EQ(live().incident(id).arrive, noon + whole_seconds(130));
}

TEST_F(UnitsSeen, DriveOnFromTheMiddleOfAStreetInEitherDirection) {
  start();
  IncidentId const id = report(test::near_node(3));
  live().send(unit, id);
  wait(whole_seconds(70));
  see(test::near_node(2, 150, 0));
  wait(whole_seconds(6));
  EXPECT_EQ(live().incident(id).arrive, noon + whole_seconds(75));
}

TEST_F(UnitsSeen, AreLeftAloneWithinThirtyMetres) {
  start();
  live().send(unit, report(test::near_node(3)));
  wait(whole_seconds(70));
  LonLat const here = live().unit(unit).position;
  std::string const before = test::digest(live());
  see({here.lon_deg + 25 / 96'100.0, here.lat_deg});
  EXPECT_EQ(test::digest(live()), before);
  see({here.lon_deg + 35 / 96'100.0, here.lat_deg});
  EXPECT_NE(test::digest(live()), before);
}

TEST_F(UnitsSeen, StandWhereTheyAreSeenAndAreSentFromThere) {
  start();
  see(test::near_node(15));
  wait(whole_minutes(30));
  EXPECT_LT(distance_m(live().unit(unit).position, test::near_node(15)), 1);
  EXPECT_EQ(status(unit), UnitStatus::standby);
  EXPECT_TRUE(live().unit(unit).free);
  IncidentId const id = report(test::near_node(14));
  live().send(unit, id);  // no turn-out: they sit in their vehicle
  wait(whole_seconds(21));
  EXPECT_EQ(live().incident(id).arrive, noon + whole_minutes(30) + whole_seconds(20));
}

TEST_F(UnitsSeen, HaveSetOffWhenTheyAreSeenOnTheWayDuringTurnOut) {
  start();
  IncidentId const id = report(test::near_node(3));
  live().send(unit, id);
  wait(whole_seconds(10));
  ASSERT_EQ(status(unit), UnitStatus::turning_out);
  see(test::near_node(2));
  wait(whole_seconds(21));
  EXPECT_EQ(live().incident(id).arrive, noon + whole_seconds(30));
}

TEST_F(UnitsSeen, DriveOnWhereTheModelWasTooEarlyAndArriveAgain) {
  start();
  IncidentId const id = report(test::near_node(3));
  live().send(unit, id);
  wait(whole_seconds(121));
  ASSERT_EQ(status(unit), UnitStatus::working);
  see(test::near_node(0));
  EXPECT_EQ(status(unit), UnitStatus::driving);
  EXPECT_EQ(status(id), IncidentStatus::assigned);
  wait(whole_seconds(61));
  EXPECT_EQ(status(id), IncidentStatus::arrived);
  EXPECT_EQ(status(unit), UnitStatus::working);
}

TEST_F(UnitsSeen, HaveNotArrivedWhereTheModelWasTooEarlyBeforeWork) {
  s.unit_kinds[pump.index()].setup = whole_minutes(5);
  start();
  IncidentId const id = report(test::near_node(3));
  live().send(unit, id);
  wait(whole_minutes(3));
  ASSERT_EQ(status(unit), UnitStatus::setting_up);
  see(test::near_node(0));
  EXPECT_EQ(live().incident(id).arrive, kNever);
  wait(whole_seconds(61));
  EXPECT_EQ(live().incident(id).arrive, noon + whole_seconds(240));
  EXPECT_EQ(status(unit), UnitStatus::setting_up);
}

TEST_F(UnitsSeen, AreStillAtTheirSceneWhenSeenNearIt) {
  start();
  IncidentId const id = at_work(test::near_node(3));
  std::string const before = test::digest(live());
  see(test::near_node(3, -180, 0));
  EXPECT_EQ(test::digest(live()), before);
  EXPECT_EQ(status(id), IncidentStatus::arrived);
}

TEST_F(UnitsSeen, FinishTheirMealWhereverTheyAreSeen) {
  s.rules.meal_after = whole_hours(1);
  start();
  wait(whole_minutes(1));
  ASSERT_EQ(status(unit), UnitStatus::resting);
  see(test::near_node(5));
  EXPECT_EQ(status(unit), UnitStatus::resting);
  wait(s.rules.meal);
  EXPECT_EQ(status(unit), UnitStatus::standby);
}

TEST_F(UnitsSeen, NoLongerGuardAPostThatTheyAreSeenFarFrom) {
  BasinId const basin = test::add_basin(s, test::near_node(2, 100, 0));
  test::post(s, {unit, Duty::guard, {}, basin, "", {}});
  start();
  ASSERT_EQ(status(unit), UnitStatus::guarding);
  see(test::near_node(12));
  EXPECT_EQ(status(unit), UnitStatus::standby);
  wait(whole_minutes(10));
  EXPECT_LT(distance_m(live().unit(unit).position, test::near_node(12)), 1);
}

}  // namespace
}  // namespace sc
