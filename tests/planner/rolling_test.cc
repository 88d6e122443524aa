// SPDX-License-Identifier: Apache-2.0
#include "planner/rolling.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "base/random.h"
#include "support/small_world.h"

namespace sc {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Stations and zones at two opposite corners, which are 120 s apart; two calls an hour for pumps
/// at the second corner alone; in time is who drives for no more than 90 s.
class TwoCorners : public testing::Test {
 protected:
  TwoCorners() {
    near = test::add_station(s, test::near_node(0));
    far = test::add_station(s, test::near_node(15));
    s.zones[0].centre = test::near_node(0);
    s.zones.push_back(s.zones[0]);
    s.zones[1].id = "Z2";
    s.zones[1].centre = test::near_node(15);
    s.zones[0].trees = 0;
    s.zones[1].trees = 100;
    s.rules.late = whole_seconds(150);
    pump = test::add_unit_kind(s, 1);
    calls = test::add_incident_kind(s, 1);
    s.incident_kinds[0].driver = driver_named("base");
    s.incident_kinds[0].exposure = Exposure::trees;
    s.incident_kinds[0].base_per_h = 0.02;
  }
  UnitId add_unit(StationId at, Duration busy = {}) {
    UnitId const u = test::add_unit(s, pump, at);
    state.units.push_back({u, at, s.stations[at.index()].position, state.now + busy, true});
    return u;
  }
  /// On no road, a degree to the north.
  void add_cut_off_unit() {
    add_unit(near);
    UnitNow& unit = state.units.back();
    unit.station = {};
    unit.position.lat_deg += 1;
  }
  void incident_at(std::size_t node, double severity = 1, std::vector<UnitId> units = {}) {
    state.incidents.push_back(
        {calls, test::near_node(node), state.now, severity, std::move(units)});
  }
  [[nodiscard]] RollingPlan plan(int hours = 1) const {
    return plan_hours(test::make_world(s), state, hours, 1);
  }
  Scenario s = test::quiet_scenario();
  StormState state;
  StationId near, far;
  UnitKindId pump;
  IncidentKindId calls;
};

TEST_F(TwoCorners, AFreeUnitGoesWhereCallsAreExpected) {
  UnitId const u = add_unit(near);
  RollingHour const hour = plan().hours.at(0);
  EXPECT_NEAR(hour.calls, 2, 1e-9);
  EXPECT_EQ(hour.covered_before, 0);
  EXPECT_NEAR(hour.covered_after, 2 * 0.7, 1e-9);
  EXPECT_NEAR(hour.covered_bound, 2 * 0.7, 1e-9);
  ASSERT_EQ(hour.moves.size(), 1U);
  EXPECT_EQ(hour.moves[0].unit, u);
  EXPECT_EQ(hour.moves[0].from, near);
  EXPECT_EQ(hour.moves[0].to, far);
  EXPECT_NEAR(hour.moves[0].drive.seconds(), 120, 1);
}

TEST_F(TwoCorners, OnceThereItStays) {
  add_unit(near);
  RollingPlan const found = plan(3);
  ASSERT_EQ(found.hours.size(), 3U);
  EXPECT_EQ(found.hours[0].moves.size(), 1U);
  EXPECT_THAT(found.hours[1].moves, IsEmpty());
  EXPECT_NEAR(found.hours[2].covered_before, 1.4, 1e-9);
  EXPECT_EQ(found.hours[1].begin, SimTime{0} + whole_hours(1));
}

TEST_F(TwoCorners, EndsWithTheScenario) {
  add_unit(near);
  state.now = SimTime{0} + whole_hours(2) + whole_minutes(30);
  EXPECT_EQ(plan(48).hours.size(), 2U);
}

TEST_F(TwoCorners, NobodyMovesWhereNothingIsGained) {
  add_unit(far);
  add_unit(far);
  RollingHour const hour = plan().hours.at(0);
  EXPECT_THAT(hour.moves, IsEmpty());
  EXPECT_EQ(hour.covered_after, hour.covered_before);
}

TEST_F(TwoCorners, NobodyMovesForLessThanACoupleOfHundredths) {
  add_unit(near);
  s.incident_kinds[0].base_per_h = 0.0002;  // 0.02 calls, of which 0.014 would be covered
  RollingHour const hour = plan().hours.at(0);
  EXPECT_THAT(hour.moves, IsEmpty());
  EXPECT_EQ(hour.covered_after, 0);
  EXPECT_GT(hour.covered_bound, 0.01);
}

TEST_F(TwoCorners, StationsHaveTheRoomTheyHave) {
  s.stations[1].capacity_units = 2;
  for (int n = 0; n < 4; ++n) add_unit(near);
  RollingHour const hour = plan().hours.at(0);
  EXPECT_EQ(hour.moves.size(), 2U);
  EXPECT_NEAR(hour.covered_after, 2 * (1 - 0.09), 1e-9);
}

/// Busy ones and those of other kinds take their room.
TEST_F(TwoCorners, RoomIsSharedWithAll) {
  s.stations[1].capacity_units = 2;
  add_unit(near);
  add_unit(near);
  add_unit(far, whole_hours(3));
  EXPECT_EQ(plan().hours.at(0).moves.size(), 1U);
}

TEST_F(TwoCorners, AUnitThatIsNeededIsSetAside) {
  UnitId const u = add_unit(near);
  incident_at(3);
  RollingPlan const found = plan(2);
  ASSERT_EQ(found.reserved.size(), 1U);
  EXPECT_EQ(found.reserved[0].unit, u);
  EXPECT_EQ(found.reserved[0].incident, 0U);
  ASSERT_TRUE(found.reserved[0].drive);
  EXPECT_NEAR(found.reserved[0].drive->seconds(), 60, 1);
  for (RollingHour const& hour : found.hours) EXPECT_THAT(hour.moves, IsEmpty());
  EXPECT_THAT(found.unserved, IsEmpty());
}

TEST_F(TwoCorners, TheNearestIsSetAsideForTheMostSevere) {
  UnitId const first = add_unit(near), second = add_unit(far);
  incident_at(3, 1);   // 60 s from both
  incident_at(14, 3);  // next to the second
  RollingPlan const found = plan();
  ASSERT_EQ(found.reserved.size(), 2U);
  EXPECT_EQ(found.reserved[0].incident, 1U);
  EXPECT_EQ(found.reserved[0].unit, second);
  EXPECT_EQ(found.reserved[1].unit, first);
}

TEST_F(TwoCorners, AnIncidentWithoutAnybodyIsTold) {
  add_unit(near);
  add_unit(near, whole_minutes(5));
  incident_at(3);
  incident_at(4);
  RollingPlan const found = plan();
  EXPECT_EQ(found.reserved.size(), 1U);
  EXPECT_THAT(found.unserved, ElementsAre(1));
}

TEST_F(TwoCorners, AnIncidentThatHasItsUnitsNeedsNoMore) {
  UnitId const there = add_unit(near);
  UnitId const other = add_unit(near);
  incident_at(3, 1, {there});
  RollingPlan const found = plan();
  EXPECT_THAT(found.reserved, IsEmpty());
  ASSERT_EQ(found.hours[0].moves.size(), 1U);
  EXPECT_EQ(found.hours[0].moves[0].unit, other);
}

TEST_F(TwoCorners, WhoIsBusyIsNotMovedBeforeItIsFree) {
  UnitId const u = add_unit(near, whole_minutes(90));
  RollingPlan const found = plan(3);
  EXPECT_THAT(found.hours[0].moves, IsEmpty());
  EXPECT_THAT(found.hours[1].moves, IsEmpty());
  ASSERT_EQ(found.hours[2].moves.size(), 1U);
  EXPECT_EQ(found.hours[2].moves[0].unit, u);
}

/// Also if it is busy at an incident: when that will be over is known.
TEST_F(TwoCorners, WhoWorksAtAnIncidentIsPostedWhenItIsDone) {
  UnitId const u = add_unit(near, whole_minutes(30));
  state.units[0].station = {};
  state.units[0].position = test::near_node(3);
  incident_at(3, 1, {u});
  RollingPlan const found = plan(2);
  EXPECT_THAT(found.hours[0].moves, IsEmpty());
  ASSERT_EQ(found.hours[1].moves.size(), 1U);
  EXPECT_EQ(found.hours[1].moves[0].to, far);
  EXPECT_FALSE(found.hours[1].moves[0].from);
}

TEST_F(TwoCorners, WhoIsOnTheRoadIsSentToAStation) {
  add_unit(near);
  state.units[0].station = {};
  state.units[0].position = test::near_node(3);
  s.zones[1].trees = 0;
  s.zones[0].trees = 100;
  RollingHour const hour = plan().hours.at(0);
  ASSERT_EQ(hour.moves.size(), 1U);
  EXPECT_EQ(hour.moves[0].to, near);
  EXPECT_FALSE(hour.moves[0].from);
}

TEST_F(TwoCorners, AStationUnderWaterIsLeft) {
  add_unit(far);
  s.basins[test::add_basin(s, test::near_node(15)).index()].basin.catchment_m2 = 30'000;
  test::add_rain(s, SimTime{0}, SimTime{0} + whole_hours(1), 0.1);
  RollingPlan const found = plan(2);
  std::vector<Relocation> moves;
  for (RollingHour const& hour : found.hours)
    moves.insert(moves.end(), hour.moves.begin(), hour.moves.end());
  ASSERT_EQ(moves.size(), 1U);
  EXPECT_EQ(moves[0].to, near);
}

TEST_F(TwoCorners, WhoIsOffDutyDoesNotCount) {
  add_unit(near);
  state.units[0].on_duty = false;
  incident_at(3);
  RollingPlan const found = plan();
  EXPECT_THAT(found.hours[0].moves, IsEmpty());
  EXPECT_THAT(found.unserved, ElementsAre(0));
}

/// Calls that nobody free could answer are calls all the same.
TEST_F(TwoCorners, CallsCountAlsoWhereNobodyIsFree) {
  add_unit(near, whole_minutes(30));
  RollingPlan const found = plan(2);
  EXPECT_NEAR(found.hours[0].calls, 2, 1e-9);
  EXPECT_EQ(found.hours[0].covered_after, 0);
  EXPECT_NEAR(found.hours[1].calls, 2, 1e-9);
}

/// More stand at a station than it has room for: what is told after cannot beat the bound.
TEST_F(TwoCorners, TooManyAtAStationAreSentOn) {
  s.stations[1].capacity_units = 1;
  add_unit(far);
  add_unit(far);
  RollingHour const hour = plan().hours.at(0);
  EXPECT_LE(hour.covered_after, hour.covered_bound + 1e-9);
  ASSERT_EQ(hour.moves.size(), 1U);
  EXPECT_EQ(hour.moves[0].to, near);
}

/// No road within reach of it: no station is promised a unit that cannot come.
TEST_F(TwoCorners, WhoIsCutOffIsNotCounted) {
  add_cut_off_unit();
  RollingHour const hour = plan().hours.at(0);
  EXPECT_THAT(hour.moves, IsEmpty());
  EXPECT_EQ(hour.covered_before, 0);
  EXPECT_EQ(hour.covered_after, 0);
  EXPECT_NEAR(hour.covered_bound, 1.4, 1e-9);
}

/// Nor does it set others going who gain next to nothing.
TEST_F(TwoCorners, NobodyMovesForOneWhoIsCutOff) {
  s.incident_kinds[0].base_per_h = 0.0002;
  add_unit(near);
  add_cut_off_unit();
  RollingHour const hour = plan().hours.at(0);
  EXPECT_THAT(hour.moves, IsEmpty());
  EXPECT_EQ(hour.covered_after, 0);
}

/// Those beyond the room of a station count no more before than after.
TEST_F(TwoCorners, TooManyAtAStationCoverNoMoreThanItsRoom) {
  s.stations[1].capacity_units = 1;
  add_unit(far);
  add_unit(far);
  RollingHour const hour = plan().hours.at(0);
  EXPECT_NEAR(hour.covered_before, 1.4, 1e-9);
  EXPECT_LE(hour.covered_before, hour.covered_bound + 1e-9);
}

/// The only unit stands where the door is under water in this hour.
TEST_F(TwoCorners, NobodyCoversFromUnderWater) {
  add_unit(far);
  s.basins[test::add_basin(s, test::near_node(15)).index()].basin.catchment_m2 = 30'000;
  test::add_rain(s, SimTime{0}, SimTime{0} + whole_hours(1), 0.1);
  std::vector<double> before;
  for (RollingHour const& hour : plan(2).hours)
    if (!hour.moves.empty()) before.push_back(hour.covered_before);
  EXPECT_THAT(before, ElementsAre(0));
}

StormState random_state(Scenario const& s, Stream& random) {
  StormState state;
  state.now = SimTime{0} + whole_minutes(random.below(240));
  for (std::size_t u = 0; u < s.units.size(); ++u) {
    StationId const at{std::size_t{random.below(static_cast<std::uint32_t>(s.stations.size()))}};
    UnitNow now{UnitId{u}, at, s.stations[at.index()].position, state.now, random.below(5) != 0};
    if (random.below(4) == 0) now.free_at = state.now + whole_minutes(random.below(150));
    if (random.below(4) == 0) {
      now.station = {};
      now.position = test::near_node(random.below(16));
    }
    state.units.push_back(now);
  }
  for (std::uint32_t n = random.below(3); n > 0; --n)
    state.incidents.push_back({IncidentKindId{std::size_t{random.below(4)}},
                               test::near_node(random.below(16)),
                               state.now,
                               1 + 2 * random.uniform(),
                               {}});
  return state;
}

TEST(RandomStates, AreRelocatedWithinTheRoomAndTheBounds) {
  Stream random(31, 0, Purpose::test, 0);
  std::size_t moves = 0;
  for (std::uint64_t seed = 0; seed < 25; ++seed) {
    SCOPED_TRACE(seed);
    Scenario s = test::random_world(seed).scenario;
    s.rules.late = whole_seconds(150);
    StormState const state = random_state(s, random);
    World const world = test::make_world(s);
    RollingPlan const found = plan_hours(world, state, 3, 1);
    std::vector<int> standing(s.stations.size(), 0);
    std::vector<StationId> at(s.units.size());
    for (UnitNow const& unit : state.units)
      if (unit.on_duty && unit.station) ++standing[(at[unit.unit.index()] = unit.station).index()];
    for (RollingHour const& hour : found.hours) {
      EXPECT_LE(hour.covered_after, hour.covered_bound + 1e-9);
      EXPECT_LE(hour.covered_before, hour.covered_bound + 1e-9);
      EXPECT_LE(hour.covered_after, hour.calls + 1e-9);
      for (Relocation const& move : hour.moves) {
        ++moves;
        UnitNow const& unit = state.units[move.unit.index()];
        EXPECT_TRUE(unit.on_duty);
        EXPECT_LE(unit.free_at, hour.begin);
        EXPECT_EQ(move.from, at[move.unit.index()]);
        if (move.from) --standing[move.from.index()];
        ++standing[(at[move.unit.index()] = move.to).index()];
        for (Reserved const& r : found.reserved) EXPECT_NE(r.unit, move.unit);
      }
      for (std::size_t k = 0; k < standing.size(); ++k)
        EXPECT_LE(standing[k], s.stations[k].capacity_units);
    }
  }
  EXPECT_GT(moves, 10U);
}

}  // namespace
}  // namespace sc
