// SPDX-License-Identifier: Apache-2.0
#include "response/exposure/reach.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "response/exposure/town.h"
#include "response/road_times.h"

namespace sc {
namespace {

using testing::ElementsAre;

constexpr ResponseLevel kLevel = ResponseLevel::IV;

TEST(Responders, AreTheStationsOfUnitsOnStandbyAndTheCommonestKind) {
  Scenario s = test::street_town();
  StationId const second = test::add_station(s, test::near_node(3));
  test::add_station(s, test::near_node(2));  // nobody waits here
  UnitKindId const rare = test::add_unit_kind(s, 2);
  test::add_unit(s, rare, second);
  Responders const all = responders_of(s, kLevel, {});
  EXPECT_THAT(all.stations, ElementsAre(StationId{0U}, second));
  EXPECT_EQ(all.kind, UnitKindId{0U});
  Responders const asked = responders_of(s, kLevel, rare);
  EXPECT_THAT(asked.stations, ElementsAre(second));
  EXPECT_EQ(asked.kind, rare);
}

TEST(Responders, AreNobodyWhereOnlyGuardsAreOut) {
  Scenario s = test::street_town();
  for (std::size_t u = 0; u < s.units.size(); ++u)
    test::post(s, {UnitId{u}, Duty::guard, {}, BasinId{0U}, "", {}});
  EXPECT_TRUE(responders_of(s, kLevel, {}).stations.empty());
}

TEST(HighestLevel, CountsOnlyWhatBeginsBeforeTheEnd) {
  Scenario s = test::street_town();
  s.levels = {{SimTime{0}, ResponseLevel::IV},
              {SimTime{0} + whole_hours(1), ResponseLevel::II},
              {SimTime{0} + whole_hours(2), ResponseLevel::III},
              {s.end, ResponseLevel::I}};
  EXPECT_EQ(highest_level(s), ResponseLevel::II);
}

TEST(Streets, ShareTheirZoneByLength) {
  World const world = test::street_world(test::street_town());
  Streets const streets = streets_of(world);
  EXPECT_THAT(streets.link, ElementsAre(LinkId{0U}, LinkId{2U}, LinkId{4U}));
  EXPECT_THAT(streets.zone, ElementsAre(ZoneId{0U}, ZoneId{1U}, ZoneId{1U}));
  EXPECT_THAT(streets.share, ElementsAre(1.0, 0.5, 0.5));
  EXPECT_THAT(streets.weight, ElementsAre(10'000, 20'000));
}

TEST(Streets, WeighZonesEquallyWhereNobodyIsCounted) {
  Scenario s = test::street_town();
  s.zones[0].population = s.zones[1].population = 0;
  EXPECT_THAT(streets_of(test::street_world(s)).weight, ElementsAre(1.0, 1.0));
}

TEST(NearestStation, GivesTheTimeOfTheNearerOne) {
  Scenario s = test::street_town();
  test::add_unit(s, UnitKindId{0U}, test::add_station(s, test::near_node(3, -50)));
  World const world = test::street_world(s);
  Streets const streets = streets_of(world);
  Responders const both = responders_of(s, kLevel, {});
  ReachTimes const reach = NearestStation(world, both, streets).reach(dry_times(world, both.kind));
  ASSERT_EQ(reach.size(), 3U);
  EXPECT_NEAR(reach[0]->seconds(), 5, 0.1);   // from the west, 50 m
  EXPECT_NEAR(reach[1]->seconds(), 25, 0.1);  // as far from either
  EXPECT_NEAR(reach[2]->seconds(), 5, 0.1);   // from the east
}

TEST(RoadTimes, HoldAClosureFromItsBeginningUntilBeforeItsEnd) {
  Scenario s = test::street_town();
  SimTime const from = SimTime{0} + whole_hours(1);
  SimTime const to = SimTime{0} + whole_hours(2);
  s.closures.push_back({from, to, test::near_node(0, 300), 20, "works", {}});
  World const world = test::street_world(s);
  auto const open_at = [&](SimTime t) {
    return road_times(world, t, world.vehicle[0])[2] != kImpassable;
  };
  EXPECT_TRUE(open_at(from - milliseconds(1)));
  EXPECT_FALSE(open_at(from));
  EXPECT_FALSE(open_at(to - milliseconds(1)));
  EXPECT_TRUE(open_at(to));
}

TEST(RoadTimes, AreNeverLessThanDryOnes) {
  World const world = test::random_world(3);
  UnitKindId const kind{0U};
  auto const dry = dry_times(world, kind);
  std::size_t longer = 0;
  for (int h = 0; h < 4; ++h) {
    auto const storm = road_times(world, SimTime{0} + whole_hours(h), world.vehicle[0]);
    for (std::size_t i = 0; i < dry.size(); ++i) {
      EXPECT_GE(storm[i], dry[i]);
      longer += storm[i] > dry[i] ? 1U : 0U;
    }
  }
  EXPECT_GT(longer, 0U);
}

}  // namespace
}  // namespace sc
