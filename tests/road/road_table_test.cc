// SPDX-License-Identifier: Apache-2.0
#include "road/road_table.h"

#include <gtest/gtest.h>

#include "road/graph.h"
#include "support/grid_city.h"

namespace sc {
namespace {

TEST(Subset, KeepsTheLinksBetweenKeptNodesWithTheirNamesShapesAndBans) {
  RoadTable table = test::grid_city(2, 3);
  table.names.push_back({"unused", ""});
  table.names.push_back({"莫干山路", "Moganshan Rd"});
  table.name[2] = 2;  // the street from node 1 to node 2
  table.banned_turns.push_back({2, 3});
  table.banned_turns.push_back({0, 2});
  // 3 - 4 - 5
  // x - 1 - 2      node 0 goes
  RoadTable const part = subset(table, {false, true, true, true, true, true});
  EXPECT_EQ(part.nodes(), 5U);
  EXPECT_EQ(part.links(), table.links() - 4);
  EXPECT_EQ(part.names.size(), 2U);
  EXPECT_EQ(part.names[part.name[0]].zh, "莫干山路");
  EXPECT_EQ(part.banned_turns, (std::vector<BannedTurn>{{0, 1}}));
  EXPECT_NO_THROW(RoadGraph{part});
}

TEST(Subset, LeavesTheOrderOfEliminationBehind) {
  RoadTable table = test::grid_city(1, 3);
  table.elimination_order = {2, 0, 1};
  EXPECT_TRUE(subset(table, {false, true, true}).elimination_order.empty());
  EXPECT_TRUE(subset(table, {true, true, true}).elimination_order.empty());
}

TEST(Subset, MovesShapePointsWithTheirLinks) {
  RoadTable table = test::grid_city(1, 3);
  table.shape = {{120.1405, 30.3201}, {120.1425, 30.3199}};
  table.shape_begin = {0, 0, 0, 1, 2};  // the street between nodes 1 and 2 is bent
  RoadTable const part = subset(table, {false, true, true});
  EXPECT_EQ(part.shape, table.shape);
  EXPECT_EQ(part.shape_begin, (std::vector<std::uint32_t>{0, 1, 2}));
}

}  // namespace
}  // namespace sc
