// SPDX-License-Identifier: Apache-2.0
#include "response/exposure/exposure.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "response/exposure/town.h"

namespace sc {
namespace {

using testing::ElementsAre;

ExposureOptions everything(World const& world) {
  ExposureOptions options;
  options.responders = responders_of(world.scenario, ResponseLevel::IV, {});
  options.kinds = {FloodKind::basin, FloodKind::cut_street, FloodKind::cut_junction,
                   FloodKind::street};
  options.top = 1000;
  options.nested = Nested::list;
  return options;
}

FloodExposure const& of_street(ExposureReport const& report, std::uint32_t link) {
  auto const& floods = report.ranking.floods;
  return *std::find_if(floods.begin(), floods.end(), [&](FloodExposure const& f) {
    return f.flood.links.front() == LinkId{link} && f.flood.links.size() == 2 && !f.flood.basin;
  });
}

// --- the street town: what is cut off

TEST(Exposure, OfTheBasinIsEverythingBeyondItButNotItself) {
  World const world = test::street_world(test::street_town());
  ExposureReport const report = assess_exposure(world, everything(world));
  EXPECT_NEAR(*report.zones[0].dry_s, 5, 0.1);
  EXPECT_NEAR(*report.zones[1].dry_s, (25.0 + 45.0) / 2, 0.1);
  FloodExposure const& basin =
      *std::find_if(report.ranking.floods.begin(), report.ranking.floods.end(),
                    [](FloodExposure const& f) { return f.flood.kind == FloodKind::basin; });
  EXPECT_EQ(basin.dry.cut_off_people, 10'000);  // along 2-3; those along 1-2 stand in the water
  EXPECT_EQ(basin.dry.slowed_people, 0);
  EXPECT_EQ(basin.dry.person_hours, 10'000);
  ASSERT_EQ(basin.zones.size(), 1U);
  EXPECT_EQ(basin.zones[0].zone, ZoneId{1U});
  EXPECT_EQ(basin.zones[0].under_water, 0.5);
  EXPECT_EQ(basin.zones[0].cut_off, 0.5);
  EXPECT_THAT(basin.felt, ElementsAre(2U));
  EXPECT_TRUE(basin.stations.empty());
}

TEST(Exposure, IsWorstWhereTheOnlyStationStandsInTheWater) {
  World const world = test::street_world(test::street_town());
  ExposureReport const report = assess_exposure(world, everything(world));
  FloodExposure const& first = report.ranking.floods.front();
  EXPECT_THAT(first.flood.links, ElementsAre(LinkId{0U}, LinkId{1U}));
  EXPECT_EQ(first.dry.cut_off_people, 20'000);
  EXPECT_THAT(first.stations, ElementsAre(StationId{0U}));
  EXPECT_EQ(report.floods, 6U);
  EXPECT_EQ(report.ranking.harmless, 2U);  // 2-3, and junction 2 with it
}

TEST(Exposure, CountsTheCutOffAsAsked) {
  World const world = test::street_world(test::street_town());
  ExposureOptions options = everything(world);
  options.cut_off_counts_as = whole_minutes(30);
  EXPECT_EQ(assess_exposure(world, options).ranking.floods.front().dry.person_hours, 10'000);
}

// --- a block of streets: what a detour costs

/// 3 - 4 - 5    20 s a street; the station in the middle of 0-1
/// 0 S 1 - 2
World block() {
  Scenario s = test::quiet_scenario();
  s.zones[0].population = 7'000;  // 1,000 a street
  test::add_unit(s, test::add_unit_kind(s, 1), test::add_station(s, test::near_node(0, 100)));
  return World(s, test::grid_city(2, 3), 1);
}

TEST(Exposure, OfAStreetWithADetourIsExactlyTheDetour) {
  World const world = block();
  ExposureReport const report = assess_exposure(world, everything(world));
  FloodExposure const& flood = of_street(report, 2);  // 1-2: to 2-5 by 4 and 5
  EXPECT_EQ(flood.flood.kind, FloodKind::street);
  EXPECT_EQ(flood.dry.most_s, 20);
  EXPECT_EQ(flood.dry.cut_off_people, 0);
  EXPECT_NEAR(flood.dry.slowed_people, 1000, 1e-6);
  EXPECT_NEAR(flood.dry.person_hours, 1000 * 20.0 / 3600, 1e-6);
  EXPECT_EQ(flood.felt.size(), 1U);
}

// --- the scenario's own hours

/// A flood of 0.55 m in the basin from the first hour on.
Scenario wet_town() {
  Scenario s = test::street_town();
  test::add_rain(s, SimTime{0}, SimTime{0} + whole_hours(1), 0.1);
  return s;
}

TEST(Exposure, FollowsTheWaterHourByHour) {
  World const world = test::street_world(wet_town());
  ExposureReport const report = assess_exposure(world, everything(world));
  EXPECT_EQ(report.moments, 4U);  // 0, 1, 2, 3 h; at 0 the water is still shallow
  EXPECT_EQ(report.zones[1].not_all_reached, whole_hours(3));
  EXPECT_EQ(report.zones[1].worst_not_reached, 1);
  EXPECT_GT(report.zones[1].worst_added_s, 0);
  EXPECT_EQ(report.zones[1].worst_at, SimTime{0});
  EXPECT_EQ(report.zones[0].not_all_reached, Duration{});
  EXPECT_EQ(report.worst_at, SimTime{0} + whole_hours(1));
  EXPECT_EQ(report.worst.cut_off_people, 20'000);
}

TEST(Exposure, OfAFloodThatIsThereAnywayIsNothingMore) {
  World const world = test::street_world(wet_town());
  ExposureReport const report = assess_exposure(world, everything(world));
  for (FloodExposure const& flood : report.ranking.floods)
    EXPECT_EQ(flood.at_worst.cut_off_people, 0);
  EXPECT_GT(report.ranking.floods.front().dry.cut_off_people, 0);
  EXPECT_GT(of_street(report, 2).deepest_m, 0.5F);
  EXPECT_EQ(of_street(report, 0).deepest_m, 0.0F);
}

TEST(Exposure, LooksAtMomentsBeforeTheEndOnly) {
  World const world = test::street_world(test::street_town());  // four hours
  ExposureOptions options = everything(world);
  options.every = whole_minutes(90);
  EXPECT_EQ(assess_exposure(world, options).moments, 3U);
  options.every = whole_hours(5);
  EXPECT_EQ(assess_exposure(world, options).moments, 1U);
}

TEST(Exposure, SaysWhereNoStreetIsReachedAtAll) {
  Scenario s = test::street_town();
  s.zones.push_back({"far", {"远", "far"}, test::near_node(0, 0, 9000), 5, 0, 0, Terrain::C, {}});
  RoadTable roads = test::grid_city(1, 4);
  roads.tail[4] = 3;  // 2-3 can be left but not entered
  roads.head[4] = 3;
  World const world(s, roads, 1);
  ExposureReport const report = assess_exposure(world, everything(world));
  EXPECT_GT(report.zones[1].never_reached, 0);
  EXPECT_TRUE(report.zones[1].dry_s);
  EXPECT_FALSE(report.zones[2].dry_s);  // a zone without streets
}

class ExposureOfRandomWorlds : public testing::TestWithParam<std::uint64_t> {};

TEST_P(ExposureOfRandomWorlds, IsNeverAGainAndTheSameForAnyNumberOfThreads) {
  World const world = test::random_world(GetParam());
  ExposureOptions options = everything(world);
  if (options.responders.stations.empty()) GTEST_SKIP() << "nobody on standby";
  ExposureReport const one = assess_exposure(world, options);
  options.threads = 3;
  ExposureReport const three = assess_exposure(world, options);
  ASSERT_EQ(one.ranking.floods.size(), three.ranking.floods.size());
  for (std::size_t k = 0; k < one.ranking.floods.size(); ++k) {
    FloodExposure const& flood = one.ranking.floods[k];
    EXPECT_EQ(flood.flood.links, three.ranking.floods[k].flood.links);
    EXPECT_EQ(flood.dry.person_hours, three.ranking.floods[k].dry.person_hours);
    EXPECT_EQ(flood.at_worst.person_hours, three.ranking.floods[k].at_worst.person_hours);
    EXPECT_GT(flood.dry.person_hours, 0);
    EXPECT_GE(flood.at_worst.person_hours, 0);
    for (ZoneDelay const& zone : flood.zones) EXPECT_GE(zone.delay_s, 0);
  }
  for (std::size_t z = 0; z < one.zones.size(); ++z) {
    EXPECT_EQ(one.zones[z].worst_added_s, three.zones[z].worst_added_s);
    EXPECT_GE(one.zones[z].median_added_s, 0);
    EXPECT_LE(one.zones[z].worst_not_reached, 1 + 1e-9);
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, ExposureOfRandomWorlds, testing::Range<std::uint64_t>(1, 11));

}  // namespace
}  // namespace sc
