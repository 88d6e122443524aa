// SPDX-License-Identifier: Apache-2.0
// What the officer orders overrides the plan.
#include <gmock/gmock.h>

#include "response/live/live_test.h"

namespace sc {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class Ordered : public test::LiveTest {};

TEST_F(Ordered, UnitsGoAndWork) {
  start();
  IncidentId const id = report(test::near_node(3));
  live().send(unit, id);
  EXPECT_EQ(status(id), IncidentStatus::assigned);
  EXPECT_EQ(live().incident(id).dispatch, noon);
  EXPECT_THAT(live().incident(id).units, ElementsAre(unit));
  EXPECT_TRUE(live().incident(id).lacking.none());
  EXPECT_EQ(live().unit(unit).arrives, noon + whole_minutes(2));
  wait(whole_minutes(13));
  EXPECT_EQ(status(id), IncidentStatus::cleared);
}

TEST_F(Ordered, GuardsLeaveTheirPostAndComeBackToIt) {
  BasinId const basin = test::add_basin(s, test::near_node(2, 100, 0));
  test::post(s, {unit, Duty::guard, {}, basin, "", {}});
  start();
  ASSERT_EQ(status(unit), UnitStatus::guarding);
  EXPECT_FALSE(live().unit(unit).free) << "the plan would not";
  IncidentId const id = report(test::near_node(3));
  EXPECT_EQ(live().why_not(unit, id), "");
  live().send(unit, id);
  wait(whole_seconds(11));
  EXPECT_EQ(status(id), IncidentStatus::arrived);
  wait(whole_minutes(11));
  EXPECT_EQ(status(unit), UnitStatus::guarding);
}

TEST_F(Ordered, CrewsLeaveTheirMeal) {
  s.rules.meal_after = whole_hours(1);
  start();
  wait(whole_minutes(1));
  ASSERT_EQ(status(unit), UnitStatus::resting);
  IncidentId const id = report(test::near_node(3));
  live().send(unit, id);
  wait(whole_minutes(2) + whole_seconds(1));
  EXPECT_EQ(status(unit), UnitStatus::working);
}

TEST_F(Ordered, CrewsThatFindNoWayFromTheirMealGiveTheOrderBack) {
  s.rules.meal_after = whole_hours(1);
  s.rules.meal = whole_minutes(12);
  start();
  wait(whole_minutes(1));
  live().see_unit(unit, test::near_node(5));  // where it needs no turn-out
  live().close_street(test::near_node(15, -100, 0));
  IncidentId const id = report(test::near_node(15, -100, 0));
  wait(whole_minutes(10));
  ASSERT_EQ(status(unit), UnitStatus::resting);
  live().send(unit, id);
  ASSERT_EQ(status(unit), UnitStatus::held);
  wait(whole_minutes(2));  // past the end of the meal
  EXPECT_EQ(status(unit), UnitStatus::held);
  wait(whole_minutes(2) + whole_seconds(10));
  EXPECT_EQ(status(unit), UnitStatus::returning);
  EXPECT_EQ(status(id), IncidentStatus::waiting);
}

TEST_F(Ordered, UnitsLeaveTheirWorkForOther) {
  start();
  IncidentId const first = at_work(test::near_node(3));
  IncidentId const second = report(test::near_node(2));
  live().send(unit, second);
  EXPECT_EQ(status(first), IncidentStatus::waiting);
  EXPECT_THAT(live().incident(first).units, IsEmpty());
  EXPECT_EQ(live().unit(unit).incident, second);
  wait(whole_seconds(21));
  EXPECT_EQ(status(second), IncidentStatus::arrived);
}

TEST_F(Ordered, UnitsTurnRoundAtTheNextJunction) {
  start();
  live().send(unit, report(test::near_node(3)));
  wait(whole_seconds(70));
  IncidentId const other = report(test::near_node(5));
  live().send(unit, other);
  wait(whole_minutes(2));
  EXPECT_EQ(live().incident(other).arrive, noon + whole_seconds(60 + 40));
}

TEST_F(Ordered, UnitsThatFetchMaterialLeaveItToOthers) {
  s.materials.push_back({"sandbag", {"沙袋", "sandbag"}, "bag", {}});
  s.skill_names = {"pump", "drive"};
  s.stock = {{station, MaterialId{0U}, 1000, {}}};
  s.incident_kinds[trouble.index()].materials = {{MaterialId{0U}, 100}};
  IncidentKindId const other = test::add_incident_kind(s, 2);
  UnitKindId const truck = test::add_unit_kind(s, 2);
  StationId const far = test::add_station(s, test::near_node(12));
  UnitId const first = test::add_unit(s, truck, far);
  test::add_unit(s, truck, test::add_station(s, test::near_node(15)));
  start();
  IncidentId const id = report(test::near_node(3));
  live().send(unit, id);
  wait(whole_seconds(121));
  ASSERT_EQ(live().unit(first).incident, id);
  live().send(first, report(other, test::near_node(13)));
  wait(whole_minutes(20));
  EXPECT_EQ(status(id), IncidentStatus::cleared);
  EXPECT_EQ(live().stock(station, MaterialId{0U}), 900);
}

TEST_F(Ordered, UnitsThatAreCalledOffGoHome) {
  start();
  IncidentId const id = at_work(test::near_node(3));
  live().call_off(unit);
  EXPECT_EQ(status(id), IncidentStatus::waiting);
  EXPECT_EQ(status(unit), UnitStatus::returning);
  EXPECT_EQ(live().unit(unit).station, station);
  wait(whole_seconds(61));
  EXPECT_EQ(status(unit), UnitStatus::standby);
  EXPECT_THAT(refusal([&](LiveRun& r) { r.call_off(unit); }), HasSubstr("must serve an incident"));
}

TEST_F(Ordered, UnitsThatAreCalledOffAreRecordedWithTheirIncident) {
  start();
  report(test::near_node(2));
  IncidentId const id = at_work(test::near_node(3));
  live().call_off(unit);
  OrderTable const orders = live().finish().orders;
  auto const off = std::find(orders.kind.begin(), orders.kind.end(), OrderKind::called_off);
  ASSERT_NE(off, orders.kind.end());
  EXPECT_EQ(orders.target[static_cast<std::size_t>(off - orders.kind.begin())], id.value());
}

TEST_F(Ordered, UnitsThatAreCalledOffDuringTurnOutStay) {
  start();
  live().send(unit, report(test::near_node(3)));
  wait(whole_seconds(30));
  live().call_off(unit);
  EXPECT_EQ(status(unit), UnitStatus::standby);
  wait(whole_minutes(5));
  EXPECT_EQ(status(unit), UnitStatus::standby);
  EXPECT_LT(distance_m(live().unit(unit).position, test::near_node(0)), 1);
}

TEST_F(Ordered, UnitsWaitAtTheStationThatTheyWereSentTo) {
  StationId const other = test::add_station(s, test::near_node(15));
  start();
  live().send(unit, other);
  wait(whole_hours(1));
  EXPECT_EQ(status(unit), UnitStatus::standby);
  EXPECT_EQ(live().unit(unit).station, other);
  EXPECT_TRUE(live().unit(unit).free);
  live().set_level(ResponseLevel::III);
  wait(whole_minutes(5));
  EXPECT_EQ(live().unit(unit).station, station) << "its place in the plan has changed";
}

TEST_F(Ordered, PatrolsWaitAtTheStationThatTheyWereSentToInsteadOfTheirRounds) {
  StationId const other = test::add_station(s, test::near_node(15));
  s.patrols.push_back({"round", {test::near_node(3), test::near_node(12)}, {{}, {}}});
  test::post(s, {unit, Duty::patrol, {}, {}, "round", {}});
  s.plan.patrol_interval.fill(whole_hours(1));
  start();
  live().send(unit, other);
  wait(whole_minutes(30));
  for (int i = 0; i < 90; ++i) {
    wait(whole_minutes(1));
    ASSERT_EQ(status(unit), UnitStatus::standby) << i;
  }
  EXPECT_EQ(live().unit(unit).station, other);
}

TEST_F(Ordered, UnitsWithoutAPlaceInThePlanWaitAtTheStationThatTheyWereSentTo) {
  StationId const other = test::add_station(s, test::near_node(15));
  start();
  IncidentId const id = at_work(test::near_node(3));
  live().set_level(ResponseLevel::none);
  live().close(id);
  wait(whole_seconds(10));
  ASSERT_EQ(status(unit), UnitStatus::returning);
  live().send(unit, other);
  wait(whole_minutes(10));
  EXPECT_EQ(live().unit(unit).station, other);
  EXPECT_EQ(status(unit), UnitStatus::standby);
}

TEST_F(Ordered, UnitsAtAnIncidentAreNotSentToWait) {
  start();
  at_work(test::near_node(3));
  EXPECT_THAT(refusal([&](LiveRun& r) { r.send(unit, station); }), HasSubstr("at no incident"));
}

TEST_F(Ordered, UnitsAreNotSentForReasonsThatAreTold) {
  UnitId const broken = test::add_unit(s, pump, station);
  UnitId const deserted = test::add_unit(s, pump, station);
  for (auto& postings : s.plan.postings)
    std::erase_if(postings, [&](Posting const& p) { return p.unit == deserted; });
  start();
  IncidentId const id = report(test::near_node(3));
  IncidentId const over = report(test::near_node(2));
  live().close(over);
  live().see_unit(broken, UnitReport::out_of_service);
  live().send(unit, id);
  EXPECT_EQ(live().why_not(unit, over), "the incident is not open");
  EXPECT_EQ(live().why_not(unit, {}), "the incident is not open");
  EXPECT_EQ(live().why_not(unit, IncidentId{77U}), "the incident is not open");
  EXPECT_EQ(live().why_not(broken, id), "the unit is out of service");
  EXPECT_EQ(live().why_not(deserted, id), "its people are not there");
  EXPECT_EQ(live().why_not(unit, id), "it serves this incident already");
  for (UnitId const u : {unit, broken, deserted})
    EXPECT_THAT(refusal([&](LiveRun& r) { r.send(u, id); }), HasSubstr(live().why_not(u, id)));
}

}  // namespace
}  // namespace sc
