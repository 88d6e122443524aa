// SPDX-License-Identifier: Apache-2.0
#include "response/stores.h"

#include "response/district_test.h"

namespace sc {
namespace {

constexpr MaterialId kBags{0U};

/// Sandbags: so many at the station, so many on each unit, so many needed.
class Supply : public test::DistrictTest {
 protected:
  Supply() {
    kind = test::add_unit_kind(s, 1);
    unit = test::add_unit(s, kind, station);
    trouble = test::add_incident_kind(s, 1);
    s.materials.push_back({"sandbag", {"沙袋", "sandbag"}, "bag", {}});
    s.skill_names = {"pump", "drive"};
    kind_of(trouble).materials = {{kBags, 100}};
    test::add_recorded(s, trouble, noon, test::near_node(5));
  }
  void stock(double at_station, double on_unit) {
    s.stock = {{station, kBags, at_station, {}}};
    kind_of(kind).load = {{kBags, on_unit}};
  }
  static void expect_balance(Trajectory const& t, double supplied, double used) {
    MaterialBalance const& b = t.material;
    EXPECT_DOUBLE_EQ(b.supplied[0], supplied);
    EXPECT_DOUBLE_EQ(b.used[0], used);
    EXPECT_NEAR(b.initial[0] + b.supplied[0], b.at_stations[0] + b.on_units[0] + b.used[0], 1e-9);
  }
  UnitKindId kind;
  UnitId unit;
  IncidentKindId trouble;
};

TEST_F(Supply, IsTakenFromTheLoadAndMadeGoodAtTheStation) {
  stock(1000, 120);
  Trajectory const t = run();
  EXPECT_EQ(t.incidents.work_start[0], t.incidents.arrive[0]);
  expect_balance(t, 0, 100);
  EXPECT_DOUBLE_EQ(t.material.on_units[0], 120);
  EXPECT_DOUBLE_EQ(t.material.at_stations[0], 900);
  EXPECT_EQ(t.stock_outs.size(), 0U);
}

TEST_F(Supply, IsBroughtByAnIdleUnitThatDrives) {
  stock(1000, 30);
  UnitId const truck = test::add_unit(s, test::add_unit_kind(s, 2), station);
  Trajectory const t = run();
  EXPECT_EQ(t.counts.deliveries, 1);
  EXPECT_GT(t.incidents.work_start[0], t.incidents.arrive[0]);
  EXPECT_LT(t.incidents.work_start[0] - t.incidents.arrive[0], whole_minutes(5));
  EXPECT_TRUE(first(t, truck, UnitStatus::driving));
  EXPECT_TRUE(first(t, unit, UnitStatus::awaiting));
  expect_balance(t, 0, 100);
}

TEST_F(Supply, IsFetchedByTheCrewItselfIfNobodyElseCan) {
  stock(1000, 30);
  Trajectory const t = run();
  EXPECT_EQ(t.counts.deliveries, 1);
  EXPECT_EQ(t.incidents.status[0], IncidentStatus::cleared);
  EXPECT_LT(t.incidents.work_start[0] - t.incidents.arrive[0], whole_minutes(15));
  expect_balance(t, 0, 100);
}

TEST_F(Supply, IsFetchedByTheCrewItselfWhereTheOneThatDrivesIsCutOff) {
  stock(1000, 30);
  UnitId const truck = test::add_unit(s, test::add_unit_kind(s, 2), station);
  test::add_recorded(s, test::add_incident_kind(s, 2), noon - whole_minutes(30),
                     test::near_node(15));
  SimTime const shut = noon - whole_minutes(25);  // while it works at node 15
  s.closures.push_back({shut, s.end, test::near_node(15, -100, 0), 5, "works", {}});
  s.closures.push_back({shut, s.end, test::near_node(15, 0, -100), 5, "works", {}});
  Trajectory const t = run();
  ASSERT_TRUE(first(t, truck, UnitStatus::held));
  EXPECT_EQ(t.counts.deliveries, 1);
  EXPECT_EQ(t.incidents.work_start[1] - t.incidents.arrive[1], whole_seconds(2 * 40)) << "at once";
}

TEST_F(Supply, KeepsItsSceneForTheCrewThatFetchesIt) {
  stock(1000, 30);
  test::add_unit(s, kind, station);
  IncidentKindId const hopeless = test::add_incident_kind(s, 4);
  for (int k = 1; k < 20; ++k)  // the dispatcher looks again at every report
    test::add_recorded(s, hopeless, noon + whole_minutes(k), test::near_node(2));
  Trajectory const t = run();
  EXPECT_EQ(t.incidents.units_sent[0], 1) << "somebody else was sent in between";
  EXPECT_EQ(t.incidents.status[0], IncidentStatus::cleared);
}

TEST_F(Supply, IsFetchedByTheCrewThatHasComeToClearTheStreet) {
  stock(1000, 30);
  kind_of(trouble).blocks_link = true;
  s.incidents[0].position = test::near_node(1, 100, 0);
  Trajectory const t = run();
  EXPECT_EQ(t.incidents.status[0], IncidentStatus::cleared);
  EXPECT_LT(t.incidents.work_start[0] - t.incidents.arrive[0], whole_minutes(15));
  EXPECT_FALSE(first(t, unit, UnitStatus::held));
}

TEST_F(Supply, IsNotFetchedThroughTheBlockOnceTheCrewHasLeftIt) {
  // It drives back to node 1 and finds a tree before node 0, and the street to node 5 closed.
  stock(1000, 30);
  kind_of(trouble).blocks_link = true;
  s.incidents[0].position = test::near_node(1, 100, 0);
  IncidentKindId const tree = test::add_incident_kind(s, 4);  // nobody here can clear it
  kind_of(tree).blocks_link = true;
  SimTime const soon = noon + whole_seconds(95);
  test::add_recorded(s, tree, soon, test::near_node(0, 100, 0));
  s.incidents.back().report = s.end;
  s.closures.push_back({soon, s.end, test::near_node(1, 0, 100), 5, "works", {}});
  EXPECT_TRUE(first(run(), unit, UnitStatus::held));
}

TEST_F(Supply, IsFetchedRoundTheWaterOfTheScene) {
  // The crew stands at node 1, the edge of the water; the store lies beyond it, at node 3. It comes
  // back to the edge at node 2.
  stock(0, 30);
  s.stock.push_back({test::add_station(s, test::near_node(3)), kBags, 1000, {}});
  kind_of(kind).wading_depth_m = 0.2;
  test::add_basin(s, test::near_node(1, 100, 0));
  test::add_rain(s, SimTime{0}, SimTime{0} + whole_hours(1), 0.06);
  s.incidents[0].position = test::near_node(1, 100, 0);
  Trajectory const t = run();
  ASSERT_EQ(t.incidents.status[0], IncidentStatus::cleared);
  EXPECT_EQ(t.incidents.work_start[0] - t.incidents.arrive[0], whole_seconds(80 + 20));
}

/// The store at node 0 is cut off when the crew has gone half the way back to it; the dispatcher
/// looks again at every weather step, and another crew stands by.
class CutOffSupply : public Supply {
 protected:
  CutOffSupply() {
    stock(1000, 30);
    test::add_unit(s, kind, test::add_station(s, test::near_node(15)));
  }
  void cut_off(Duration time) {
    SimTime const from = noon + whole_seconds(110);
    for (LonLat const street : {test::near_node(0, 100, 0), test::near_node(0, 0, 100)})
      s.closures.push_back({from, from + time, street, 5, "works", {}});
  }
};

TEST_F(CutOffSupply, ComesLateWhenTheRoadsOpenWithinTheHour) {
  cut_off(whole_minutes(55));
  Trajectory const t = run();
  ASSERT_TRUE(first(t, unit, UnitStatus::held));
  EXPECT_EQ(t.incidents.status[0], IncidentStatus::cleared);
  EXPECT_EQ(t.incidents.units_sent[0], 1) << "somebody else was sent in between";
  EXPECT_GT(t.incidents.work_start[0], noon + whole_minutes(55));
  EXPECT_EQ(t.counts.deliveries, 1);
}

TEST_F(CutOffSupply, IsGivenUpAfterAnHour) {
  cut_off(whole_hours(3));
  Trajectory const t = run();
  auto const held = first(t, unit, UnitStatus::held);
  auto const other = first(t, UnitId{1U}, UnitStatus::driving);
  ASSERT_TRUE(held && other);
  EXPECT_EQ(t.incidents.units_sent[0], 2);
  EXPECT_GE(*other - *held, kCutOffPatience);
  EXPECT_LE(*other - *held, kCutOffPatience + whole_minutes(15));
}

TEST_F(CutOffSupply, IsGivenUpAtOnceByWhoServesNoSceneOfHisOwn) {
  UnitId const truck = test::add_unit(s, test::add_unit_kind(s, 2), s.units[1].home);
  cut_off(whole_hours(3));
  Trajectory const t = run();
  UnitTrack const& track = t.units[truck.index()];
  auto const held = std::find(track.status.begin(), track.status.end(), UnitStatus::held);
  ASSERT_TRUE(held != track.status.end() && held + 1 != track.status.end());
  EXPECT_EQ(held[1], UnitStatus::standby);
  auto const k = static_cast<std::size_t>(held - track.status.begin());
  EXPECT_LE(track.time[k + 1] - track.time[k], whole_minutes(15));
}

/// One crew that fetches for its own scene and is out of hours before the last street.
class TiredSupply : public Supply {
 protected:
  TiredSupply() {
    stock(1000, 30);
    s.rules.most_duty = whole_hours(1) + whole_seconds(130);
  }
};

TEST_F(TiredSupply, IsHandedOverToAFreshCrewOnTheWay) {
  s.roster[0].crews = 2;
  Trajectory const t = run();
  EXPECT_EQ(t.duties.end[0] - t.duties.begin[0], whole_hours(1) + whole_minutes(2));
  EXPECT_EQ(t.incidents.status[0], IncidentStatus::cleared);
  EXPECT_LT(t.incidents.work_start[0] - t.incidents.arrive[0], whole_minutes(15));
}

TEST_F(TiredSupply, StaysWithItsSceneUntilItsHoursAreOver) {
  s.roster[0].crews = 1;
  Trajectory const t = run();
  EXPECT_EQ(first(t, unit, UnitStatus::held), noon + whole_minutes(2));
  EXPECT_EQ(t.duties.end[0] - t.duties.begin[0], s.rules.most_duty);
  EXPECT_EQ(t.incidents.status[0], IncidentStatus::waiting);
}

TEST_F(Supply, ComesFromOutsideWhenTheStoresAreEmpty) {
  stock(0, 30);
  s.rules.outside_supply = whole_hours(1);
  Trajectory const t = run();
  EXPECT_EQ(t.incidents.work_start[0] - t.incidents.arrive[0], whole_hours(1));
  expect_balance(t, 70, 100);
}

TEST_F(Supply, TellsWhatAStationCouldNotGiveOnceUntilItIsFilledUp) {
  stock(60, 100);
  s.rules.outside_supply = whole_hours(1);
  Trajectory const t = run();
  ASSERT_EQ(t.stock_outs.size(), 1U);
  EXPECT_EQ(t.stock_outs.station[0], station);
  EXPECT_EQ(t.stock_outs.material[0], kBags);
  EXPECT_DOUBLE_EQ(t.stock_outs.lacking[0], 40);
  expect_balance(t, 60, 100);
}

TEST(Stores, GiveWhatTheyHaveAndNoMore) {
  Scenario s = test::quiet_scenario();
  StationId const station = test::add_station(s, test::near_node(0));
  UnitId const unit = test::add_unit(s, test::add_unit_kind(s, 1), station);
  s.materials.push_back({"sandbag", {"沙袋", "sandbag"}, "bag", {}});
  s.stock = {{station, kBags, 50, {}}};
  Stores stores(s, s.plan);
  std::vector<MaterialAmount> wanted{{kBags, 80}};
  EXPECT_TRUE(stores.has_any(station, wanted));
  EXPECT_FALSE(stores.has_any(station, std::vector<MaterialAmount>{{kBags, 0}}));
  auto const lacks = stores.take(unit, station, wanted);
  ASSERT_EQ(lacks.size(), 1U);
  EXPECT_EQ(lacks[0].amount, 30);
  EXPECT_FALSE(stores.has_any(station, wanted));
  stores.use(unit, wanted);
  EXPECT_EQ(wanted[0].amount, 30);
  stores.restock(station);
  EXPECT_EQ(stores.at(station, kBags), 50);
  EXPECT_EQ(stores.on(unit, kBags), 0);
}

}  // namespace
}  // namespace sc
