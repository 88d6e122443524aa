// SPDX-License-Identifier: Apache-2.0
// What gauges and people say of water, streets and the level.
#include <gmock/gmock.h>

#include <cmath>

#include "response/live/live_test.h"

namespace sc {
namespace {

/// A basin on the street 1-2 that drains 20 L/s, in the rain or not.
class WorldTold : public test::LiveTest {
 protected:
  WorldTold() { basin = test::add_basin(s, test::near_node(1, 100, 0)); }
  float depth() { return live().depth_m()[basin.index()]; }
  float forecast() {
    auto const& t = world->timeline;
    return t.depth_m[t.cell(t.step_of(live().now()), basin)];
  }
  /// From node 0 to node 3, turn-out included: 120 s straight on, 160 s round the street.
  Duration way() {
    if (!goal) goal = report(test::near_node(3));
    return live().estimate(unit, goal).value_or(Duration{});
  }
  static constexpr Duration kStraight = whole_seconds(120), kRound = whole_seconds(160);
  BasinId basin;
  IncidentId goal;
};

TEST_F(WorldTold, GoesOnFromTheDepthThatWasReadAndFalls) {
  start();
  live().see_depth(basin, 0.3);
  EXPECT_EQ(depth(), 0.3F);
  double const before_m3 = volume_m3(s.basins[0].basin, 0.3);
  wait(whole_minutes(5));
  EXPECT_NEAR(volume_m3(s.basins[0].basin, static_cast<double>(depth())), before_m3 - 0.02 * 300,
              0.01);
  wait(whole_hours(2));
  EXPECT_EQ(depth(), 0) << "and comes back to the forecast";
}

TEST_F(WorldTold, RisesFromTheDepthThatWasReadInTheRain) {
  test::add_rain(s, noon, noon + whole_hours(1), 0.04);
  start();
  live().see_depth(basin, 0.2);
  wait(whole_minutes(5));
  double const net_m3 = (0.04 / 3600 * 10'000 * 0.8 - 0.02) * 300;
  EXPECT_NEAR(volume_m3(s.basins[0].basin, static_cast<double>(depth())),
              volume_m3(s.basins[0].basin, 0.2) + net_m3, 0.05);
}

/// What stands deeper than the ground about it spills at stands there all the same.
TEST_F(WorldTold, GoesOnFromADepthBeyondTheSpill) {
  test::add_rain(s, noon, noon + whole_hours(1), 0.04);
  double const read_m = s.basins[0].basin.spill_depth_m + 0.5;
  start();
  live().see_depth(basin, read_m);
  wait(whole_minutes(5));
  EXPECT_NEAR(depth(), read_m, 1e-6) << "the rain spills, what was read does not";
  wait(whole_minutes(70));
  EXPECT_LT(depth(), read_m - 0.001);
}

TEST_F(WorldTold, FallsFasterWhereATruckPumps) {
  s.unit_kinds[pump.index()].pump_m3ps = 0.05;
  s.incident_kinds[trouble.index()].pumps_basin = true;
  start();
  live().see_depth(basin, 0.4);
  live().send(unit, report(test::near_node(1, 100, 0)));
  wait(whole_minutes(10));
  ASSERT_EQ(status(unit), UnitStatus::working);
  auto const volume = [&] { return volume_m3(s.basins[0].basin, static_cast<double>(depth())); };
  double const before = volume();
  wait(whole_minutes(5));
  EXPECT_NEAR(volume(), before - (0.02 + 0.05) * 300, 0.01);
}

TEST_F(WorldTold, IsDryWhereNothingStands) {
  test::add_rain(s, SimTime{0}, noon, 0.06);
  start();
  ASSERT_GT(depth(), 0.1F);
  live().see_depth(basin, 0);
  EXPECT_EQ(depth(), 0);
}

TEST_F(WorldTold, ClosesTheStreetAtTheDepthThatWasRead) {
  s.basins[basin.index()].closure_depth_m = 0.2;
  start();
  EXPECT_EQ(way(), kStraight);
  live().see_depth(basin, 0.25);
  EXPECT_EQ(way(), kRound);
  live().see_depth(basin, 0.15);
  EXPECT_LT(way(), kRound);
  live().see_depth(basin, 0);
  EXPECT_EQ(way(), kStraight);
}

TEST_F(WorldTold, LetsThoseDriveOnWhoStoodBeforeTheWater) {
  s.basins[basin.index()].closure_depth_m = 0.2;
  start();
  // Node 0 is cut off but for the water.
  live().close_street(test::near_node(0, 0, 100));
  live().close_street(test::near_node(1, 0, 100));
  live().see_depth(basin, 0.4);
  IncidentId const id = report(test::near_node(3));
  live().send(unit, id);
  wait(whole_seconds(61));
  ASSERT_EQ(status(unit), UnitStatus::held);
  live().see_depth(basin, 0);
  wait(whole_seconds(61));
  EXPECT_EQ(status(id), IncidentStatus::arrived);
}

TEST_F(WorldTold, HasTheDifferenceOfTheCanalUntilItIsReadAgain) {
  s.basins[basin.index()].basin.outfall_gate_m = 2.5;
  s.canal = {{SimTime{0}, 2}, {s.end, 2}};
  start();
  EXPECT_FLOAT_EQ(live().canal_m(), 2);
  live().see_depth(basin, 0.3);
  live().see_canal(4.5);  // above the street: nothing drains
  EXPECT_FLOAT_EQ(live().canal_m(), 4.5);
  wait(whole_hours(1));
  EXPECT_FLOAT_EQ(live().canal_m(), 4.5);
  EXPECT_NEAR(depth(), 0.3, 1e-4);
  live().see_canal(2);
  EXPECT_FLOAT_EQ(live().canal_m(), 2);
  wait(whole_minutes(5));
  EXPECT_NEAR(depth(), 0.2951, 1e-4);
}

TEST_F(WorldTold, HasNoCanalThatTheScenarioHasNot) {
  start();
  EXPECT_TRUE(std::isnan(live().canal_m()));
  EXPECT_THAT(refusal([](LiveRun& r) { r.see_canal(2); }),
              testing::HasSubstr("the scenario has no canal"));
}

TEST_F(WorldTold, GetsTheRainThatWasReadForAnHourAndNoLonger) {
  test::add_rain(s, SimTime{0}, SimTime{0} + whole_minutes(5), 0);
  s.basins[basin.index()].basin.inlet_m3ps = 0;  // keeps all
  start();
  live().see_rain(0, 36);
  wait(whole_minutes(59));
  float const nearly = depth();
  wait(whole_minutes(6));
  double const all_m3 = 0.036 * 10'000 * 0.8;
  EXPECT_NEAR(volume_m3(s.basins[0].basin, static_cast<double>(depth())), all_m3, 0.1);
  EXPECT_LT(nearly, depth());
  float const after = depth();
  wait(whole_minutes(30));
  EXPECT_EQ(depth(), after);
}

TEST_F(WorldTold, GetsOnlyWhatTheReadingDiffersFromTheForecast) {
  test::add_rain(s, SimTime{0}, s.end, 4 * 0.05);
  start();
  live().see_rain(0, 50);
  wait(whole_minutes(30));
  EXPECT_NEAR(depth(), forecast(), 1e-3);
  live().see_rain(0, 0);  // it does not rain at all
  wait(whole_minutes(30));
  EXPECT_LT(depth(), forecast());
}

TEST_F(WorldTold, HoldsTheLastReadingOfAGauge) {
  test::add_rain(s, SimTime{0}, SimTime{0} + whole_minutes(5), 0);
  s.basins[basin.index()].basin.inlet_m3ps = 0;
  start();
  live().see_rain(0, 500);
  live().see_rain(0, 0);
  wait(whole_hours(1));
  EXPECT_EQ(depth(), 0);
}

TEST_F(WorldTold, IsDrivenRoundAStreetThatIsClosed) {
  start();
  EXPECT_EQ(way(), kStraight);
  auto const links = live().close_street(test::near_node(1, 100, 30));
  EXPECT_EQ(links.size(), 2U);
  EXPECT_EQ(way(), kRound);
  live().open_street(links);
  EXPECT_EQ(way(), kStraight);
}

TEST_F(WorldTold, IsDrivenRoundAStreetThatIsClosedDuringTheWay) {
  start();
  IncidentId const id = report(test::near_node(3));
  live().send(unit, id);
  wait(whole_seconds(70));
  live().close_street(test::near_node(1, 100, 0));
  wait(whole_minutes(3));
  EXPECT_EQ(live().incident(id).arrive, noon + kRound);
}

TEST_F(WorldTold, StaysClosedUntilAsManyHaveOpenedItAsClosedIt) {
  start();
  auto const once = live().close_street(test::near_node(1, 100, 0));
  live().close_street(test::near_node(1, 100, 0));
  live().open_street(once);
  EXPECT_EQ(way(), kRound);
  live().open_street(once);
  EXPECT_EQ(way(), kStraight);
}

TEST_F(WorldTold, OpensNoStreetThatNobodyClosedByHand) {
  s.closures.push_back({noon, noon + whole_hours(1), test::near_node(1, 100, 0), 5, "works", {}});
  start();
  EXPECT_EQ(way(), kRound);
  std::vector<LinkId> const links{LinkId{2U}, LinkId{3U}};
  EXPECT_THAT(refusal([&](LiveRun& r) { r.open_street(links); }),
              testing::HasSubstr("must have been closed by hand"));
  auto const by_hand = live().close_street(test::near_node(1, 100, 0));
  std::vector<LinkId> const twice{by_hand[0], by_hand[0]};
  EXPECT_NE(refusal([&](LiveRun& r) { r.open_street(twice); }), "accepted");
  wait(whole_hours(1));
  EXPECT_EQ(way(), kRound);
  live().open_street(by_hand);
  EXPECT_EQ(way(), kStraight);
  EXPECT_NE(refusal([&](LiveRun& r) { r.open_street(by_hand); }), "accepted");
}

TEST_F(WorldTold, HasTheLevelThatWasSetAndNoOtherAnyMore) {
  s.levels.push_back({noon + whole_minutes(30), ResponseLevel::II});
  start();
  live().set_level(ResponseLevel::none);
  EXPECT_EQ(live().level(), ResponseLevel::none);
  EXPECT_EQ(status(unit), UnitStatus::off_duty);
  wait(whole_hours(1));
  EXPECT_EQ(live().level(), ResponseLevel::none);
  live().set_level(ResponseLevel::I);
  EXPECT_EQ(live().level(), ResponseLevel::I);
  EXPECT_EQ(status(unit), UnitStatus::standby);
}

TEST_F(WorldTold, LetsGuardsOpenAStreetThatTheyCloseAtALittleWater) {
  UnitId const guard = test::add_unit(s, test::add_unit_kind(s, 2), station);
  test::post(s, {guard, Duty::guard, {}, basin, "", {}});
  s.basins[0].card = GuardCard{0.04, 0, {}};
  start();
  ASSERT_EQ(status(guard), UnitStatus::guarding);
  live().see_depth(basin, 0.1);
  EXPECT_EQ(way(), kRound);
  live().see_depth(basin, 0);
  EXPECT_EQ(way(), kStraight);
}

}  // namespace
}  // namespace sc
