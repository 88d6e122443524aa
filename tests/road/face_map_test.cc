// SPDX-License-Identifier: Apache-2.0
#include "support/big_city/face_map.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <vector>

#include "road/graph.h"
#include "support/big_city/city_table.h"

namespace sc::test::city {
namespace {

using testing::ElementsAre;

/// A square of one two-way line, with the half-edges 0, 2, 4, 6 around its inside:
///
///     3 -4- 2
///     6     2
///     0 -0- 1
FaceMap square() {
  std::array<PlanePoint, 4> const ring{{{0, 0}, {100, 0}, {100, 100}, {0, 100}}};
  return {ring, Line{}};
}

std::vector<std::uint32_t> nodes_around(FaceMap const& map, std::uint32_t face) {
  std::vector<Half> halves;
  map.border(face, halves);
  std::vector<std::uint32_t> nodes;
  for (Half const h : halves) nodes.push_back(map.origin(h));
  return nodes;
}

TEST(FaceMap, HasAnInsideAndAnOutside) {
  FaceMap const map = square();
  EXPECT_EQ(map.faces(), 2U);
  EXPECT_THAT(nodes_around(map, 0), ElementsAre(0, 1, 2, 3));
  EXPECT_THAT(nodes_around(map, 1), ElementsAre(1, 0, 3, 2));
}

TEST(FaceMap, IsDividedByAStreetFromCornerToCorner) {
  FaceMap map = square();
  Half const diagonal = map.join(0, 4, 0);
  EXPECT_EQ(map.face(diagonal), 2U);
  EXPECT_THAT(nodes_around(map, 2), ElementsAre(0, 2, 3));
  EXPECT_THAT(nodes_around(map, 0), ElementsAre(2, 0, 1));
}

TEST(FaceMap, SplitsAnEdgeForTheFacesOnBothSides) {
  for (Half const side : {0U, 1U}) {
    FaceMap map = square();
    Half const corner = map.split(side, {50, 0});
    EXPECT_EQ(map.origin(corner), 4U);
    EXPECT_EQ(map.face(corner), side);
    EXPECT_THAT(nodes_around(map, 0), ElementsAre(0, 4, 1, 2, 3));
    EXPECT_THAT(nodes_around(map, 1), testing::UnorderedElementsAre(1, 4, 0, 3, 2));
  }
}

TEST(FaceMap, LeadsAroundADeadEndAndItsBends) {
  FaceMap map = square();
  Half const street = map.spur(0, {50, 50}, 0);
  map.split(street, {20, 25});
  EXPECT_EQ(map.faces(), 2U);
  EXPECT_EQ(map.degree(0), 3U);
  EXPECT_THAT(nodes_around(map, 0), ElementsAre(0, 1, 2, 3, 0, 5, 4, 5));
}

TEST(FaceMap, FindsTheCornerInADirection) {
  FaceMap const map = square();
  EXPECT_EQ(map.corner_towards(0, {1, 1}, 0.7), 0U);
  EXPECT_EQ(map.corner_towards(0, {-1, -1}, 0.7), 7U);
  EXPECT_EQ(map.corner_towards(0, {1, 0.2}, 0.7), std::nullopt);
}

// Without a way back nobody would leave the dead end.
TEST(CityTable, OpensAOneWayRoadThatCutsANodeOff) {
  FaceMap map = square();
  map.spur(0, {50, 50}, map.add_line({.traffic = Traffic::ahead}));
  map.join(0, 4, map.add_line({.traffic = Traffic::ahead}));
  RoadGraph const graph(table_of(map, std::vector<bool>(5, true)));
  EXPECT_EQ(graph.links(), 2 * 4 + 2U + 1);
}

TEST(CityTable, LeavesOutTheWaterAndWhatIsNotKept) {
  FaceMap map = square();
  map.join(0, 4, map.add_line({.water = true}));
  RoadGraph const graph(table_of(map, {true, true, true, false}));
  EXPECT_EQ(graph.nodes(), 3U);
  EXPECT_EQ(graph.links(), 4U);
}

}  // namespace
}  // namespace sc::test::city
