// SPDX-License-Identifier: Apache-2.0
// What is said of incidents: that one began, what it is really like, that it is over.
#include <gmock/gmock.h>

#include "response/live/live_test.h"

namespace sc {
namespace {

class IncidentsTold : public test::LiveTest {
 protected:
  IncidentKindSpec& spec(IncidentKindId k) { return s.incident_kinds[k.index()]; }
};

TEST_F(IncidentsTold, AreOpenFromNowOnTheStreetThatIsNearest) {
  start();
  IncidentId const id = report(test::near_node(2, 100, 40), 2);
  LiveIncident const it = live().incident(id);
  EXPECT_EQ(it.report, noon);
  EXPECT_EQ(it.status, IncidentStatus::waiting);
  EXPECT_EQ(it.severity, 2);
  EXPECT_LT(distance_m(it.position, test::near_node(2, 100, 0)), 1);
  EXPECT_EQ(it.lacking, Needs::one_of_each(1));
  EXPECT_THAT(live().open(), testing::ElementsAre(id));
}

TEST_F(IncidentsTold, GrowFromWhatTheyWereLastSaidToBe) {
  spec(trouble).severity_growth_per_h = 1;
  start();
  IncidentId const id = report(test::near_node(3));
  wait(whole_minutes(30));
  EXPECT_DOUBLE_EQ(live().incident(id).severity, 1.5);
  live().correct(id, {.severity = 3, .kind = {}, .trapped = {}});
  EXPECT_DOUBLE_EQ(live().incident(id).severity, 3);
  wait(whole_minutes(30));
  EXPECT_DOUBLE_EQ(live().incident(id).severity, 3.5);
  wait(whole_hours(1));
  EXPECT_DOUBLE_EQ(live().incident(id).severity, s.rules.severity_max);
}

TEST_F(IncidentsTold, NeedOthersWhenTheirKindWasWrong) {
  IncidentKindId const tree = test::add_incident_kind(s, 2);
  UnitId const saw = test::add_unit(s, test::add_unit_kind(s, 2), station);
  start();
  IncidentId const id = report(test::near_node(3));
  live().send(unit, id);
  live().correct(id, {.severity = {}, .kind = tree, .trapped = {}});
  EXPECT_EQ(live().incident(id).kind, tree);
  EXPECT_EQ(live().incident(id).lacking, Needs::one_of_each(2));
  wait(whole_minutes(20));
  EXPECT_EQ(status(unit), UnitStatus::awaiting);
  live().send(saw, id);
  wait(whole_minutes(13));
  EXPECT_EQ(status(id), IncidentStatus::cleared);
}

TEST_F(IncidentsTold, LieOnTheStreetWhenTheirKindDoes) {
  IncidentKindId const tree = test::add_incident_kind(s, 2);
  spec(tree).blocks_link = true;
  start();
  IncidentId const wrong = report(test::near_node(1, 100, 0));
  IncidentId const goal = report(test::near_node(3));
  EXPECT_EQ(live().estimate(unit, goal), whole_seconds(60 + 60));
  live().correct(wrong, {.severity = {}, .kind = tree, .trapped = {}});
  EXPECT_EQ(live().estimate(unit, goal), whole_seconds(60 + 100));
  live().correct(wrong, {.severity = {}, .kind = trouble, .trapped = {}});
  EXPECT_EQ(live().estimate(unit, goal), whole_seconds(60 + 60));
}

TEST_F(IncidentsTold, KeepTheirKindOnceWorkHasBegun) {
  IncidentKindId const tree = test::add_incident_kind(s, 2);
  start();
  IncidentId const id = at_work(test::near_node(3));
  IncidentCorrection const other{.severity = {}, .kind = tree, .trapped = {}};
  EXPECT_THAT(refusal([&](LiveRun& r) { r.correct(id, other); }),
              testing::HasSubstr("must not change when work has begun"));
  IncidentCorrection const same{.severity = {}, .kind = trouble, .trapped = true};
  EXPECT_EQ(refusal([&](LiveRun& r) { r.correct(id, same); }), "accepted");
  EXPECT_TRUE(live().incident(id).trapped);
}

TEST_F(IncidentsTold, SetTheirUnitsFreeWhenTheyAreOver) {
  UnitId const second = test::add_unit(s, pump, station);
  start();
  IncidentId const id = at_work(test::near_node(3));
  live().send(second, id);
  wait(whole_seconds(70));
  live().close(id);
  EXPECT_EQ(live().incident(id).clear, live().now());
  EXPECT_THAT(live().open(), testing::IsEmpty());
  for (UnitId const u : {unit, second}) EXPECT_FALSE(live().unit(u).incident);
  wait(whole_seconds(20));  // one is still on its way to the next junction
  for (UnitId const u : {unit, second}) {
    EXPECT_TRUE(live().unit(u).free);
    EXPECT_EQ(status(u), UnitStatus::returning);
  }
}

TEST_F(IncidentsTold, AreOverOnceWhenTheyAreClosedDuringWork) {
  spec(trouble).blocks_link = true;
  start();
  IncidentId const id = at_work(test::near_node(1, 100, 0));
  live().close(id);
  SimTime const closed = live().now();
  report(test::near_node(1, 100, 0));  // on the same street, and nobody goes
  wait(whole_minutes(20));
  EXPECT_EQ(live().incident(id).clear, closed);
  EXPECT_EQ(live().estimate(unit, report(test::near_node(3))), whole_seconds(60 + 100))
      << "what still lies there";
}

TEST_F(IncidentsTold, AreOverOnceWhenTheCrewIsDoneEarlier) {
  start();
  IncidentId const id = at_work(test::near_node(3));
  live().see_unit(unit, UnitReport::done);
  SimTime const done = live().now();
  IncidentId const next = report(test::near_node(2));
  live().send(unit, next);
  wait(whole_minutes(9));
  EXPECT_EQ(live().incident(id).clear, done);
  EXPECT_EQ(status(unit), UnitStatus::working);
}

TEST_F(IncidentsTold, NeedNothingThatWasAlreadyOnItsWayForAnotherKind) {
  s.materials.push_back({"sandbag", {"沙袋", "sandbag"}, "bag", {}});
  s.skill_names = {"pump", "drive", "saw"};
  MaterialId const bags{0U};
  s.stock = {{station, bags, 1000, {}}};
  spec(trouble).materials = {{bags, 100}};
  IncidentKindId const tree = test::add_incident_kind(s, 4);
  UnitId const truck =
      test::add_unit(s, test::add_unit_kind(s, 2), test::add_station(s, test::near_node(12)));
  start();
  IncidentId const id = report(test::near_node(3));
  live().send(unit, id);
  wait(whole_seconds(121));
  ASSERT_EQ(live().unit(truck).incident, id) << "fetches sandbags";
  live().correct(id, {.severity = {}, .kind = tree, .trapped = {}});
  wait(whole_hours(1));
  EXPECT_EQ(status(truck), UnitStatus::standby);
  EXPECT_EQ(live().stock(station, bags), 1000);
  EXPECT_EQ(status(id), IncidentStatus::arrived);
}

TEST_F(IncidentsTold, WaitForASupplierOfWhatTheirNewKindNeeds) {
  s.materials.push_back({"sandbag", {"沙袋", "sandbag"}, "bag", {}});
  s.rules.outside_supply = whole_hours(1);
  spec(trouble).materials = {{MaterialId{0U}, 100}};
  IncidentKindId const other = test::add_incident_kind(s, 1);
  spec(other).materials = {{MaterialId{0U}, 50}};
  start();
  IncidentId const id = report(test::near_node(3));
  live().send(unit, id);
  wait(whole_minutes(4));  // there since two minutes, and the supplier called
  ASSERT_EQ(status(unit), UnitStatus::awaiting);
  wait(whole_minutes(30));
  live().correct(id, {.severity = {}, .kind = other, .trapped = {}});
  wait(whole_minutes(55));
  EXPECT_EQ(status(unit), UnitStatus::awaiting) << "what comes for the old kind is of no use";
  wait(whole_minutes(10));
  EXPECT_EQ(status(unit), UnitStatus::working);
}

TEST_F(IncidentsTold, PumpTheBasinThatTheyLieAt) {
  spec(trouble).pumps_basin = true;
  s.unit_kinds[pump.index()].pump_m3ps = 0.1;
  BasinId const basin = test::add_basin(s, test::near_node(2, 100, 0));
  start();
  live().see_depth(basin, 0.4);
  IncidentId const id = report(test::near_node(2, 100, 0));
  EXPECT_EQ(live().incident(id).basin, basin);
  live().send(unit, id);
  wait(whole_hours(1));
  EXPECT_EQ(status(id), IncidentStatus::cleared);
  EXPECT_LE(live().depth_m()[0], static_cast<float>(s.rules.clear_depth_m));
}

TEST_F(IncidentsTold, OfACallThatHasBeenHandledAreDecidedOnAtOnce) {
  s.rules.call_handling = whole_minutes(10);
  NearestIdle const nearest{PolicyWeights{}};
  start(nearest);
  wait(whole_seconds(1));
  IncidentId const id = report(test::near_node(3));
  wait(whole_seconds(10));
  EXPECT_EQ(live().incident(id).dispatch, noon + whole_seconds(10));
}

}  // namespace
}  // namespace sc
