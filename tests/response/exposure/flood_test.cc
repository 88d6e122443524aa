// SPDX-License-Identifier: Apache-2.0
#include "response/exposure/flood.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "response/exposure/town.h"

namespace sc {
namespace {

using testing::ElementsAre;

constexpr auto kAll = {FloodKind::street, FloodKind::cut_junction, FloodKind::cut_street,
                       FloodKind::basin};

std::vector<FloodKind> kinds(std::vector<Flood> const& floods) {
  std::vector<FloodKind> result;
  for (Flood const& flood : floods) result.push_back(flood.kind);
  return result;
}

TEST(Floods, OfTheStreetTownAreItsBasinItsStreetsAndTheJunctionsBetween) {
  auto const floods = floods_of(test::street_world(test::street_town()), kAll);
  EXPECT_THAT(kinds(floods),
              ElementsAre(FloodKind::basin, FloodKind::cut_street, FloodKind::cut_street,
                          FloodKind::cut_street, FloodKind::cut_junction, FloodKind::cut_junction));
  EXPECT_THAT(floods[0].links, ElementsAre(LinkId{2U}, LinkId{3U}));
  EXPECT_THAT(floods[1].links, ElementsAre(LinkId{0U}, LinkId{1U}));
  EXPECT_EQ(floods[2].beyond, (CutSide{2, 200}));
  EXPECT_THAT(floods[4].links, ElementsAre(LinkId{0U}, LinkId{1U}, LinkId{2U}, LinkId{3U}));
}

TEST(Floods, OfStreetsAloneAreAllStreetsOnce) {
  auto const floods = floods_of(test::street_world(test::street_town()), {FloodKind::street});
  ASSERT_EQ(floods.size(), 3U);
  EXPECT_THAT(floods[2].links, ElementsAre(LinkId{4U}, LinkId{5U}));
}

TEST(Floods, NeverCoverAViaduct) {
  RoadTable roads = test::grid_city(1, 4);
  roads.flags[4] = roads.flags[5] = link_flag::elevated;  // 2-3
  World const world(test::street_town(), roads, 1);
  EXPECT_EQ(floods_of(world, {FloodKind::cut_street}).size(), 2U);
  auto const junctions = floods_of(world, {FloodKind::cut_junction});
  ASSERT_EQ(junctions.size(), 2U);
  EXPECT_THAT(junctions[1].links, ElementsAre(LinkId{2U}, LinkId{3U}));  // at 2
}

TEST(Floods, AreCalledAfterTheirBasinOrTheStreetsThatMeet) {
  RoadTable roads = test::grid_city(1, 4);
  roads.names = {{}, {"甲路", "A Rd"}, {"乙路", "B Rd"}};
  roads.name = {1, 1, 2, 2, 0, 0};
  Scenario s = test::street_town();
  s.basins[0].names = {"低洼", "low point"};
  World const world(s, roads, 1);
  auto const floods = floods_of(world, kAll);
  EXPECT_EQ(names_of(world, floods[0]).en, "low point");
  EXPECT_EQ(names_of(world, floods[1]).zh, "甲路");
  EXPECT_EQ(names_of(world, floods[3]).zh, "");
  EXPECT_EQ(names_of(world, floods[4]).en, "A Rd / B Rd");
}

}  // namespace
}  // namespace sc
