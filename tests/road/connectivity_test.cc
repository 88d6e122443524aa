// SPDX-License-Identifier: Apache-2.0
#include "road/connectivity.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <queue>

#include "support/grid_city.h"

namespace sc {
namespace {

using testing::ElementsAre;

/// Which nodes can be reached from `start`: plain breadth-first search, the oracle.
std::vector<bool> reached_from(RoadTable const& table, std::uint32_t start) {
  std::vector<bool> reached(table.nodes(), false);
  std::queue<std::uint32_t> open;
  reached[start] = true;
  for (open.push(start); !open.empty(); open.pop())
    for (std::size_t i = 0; i < table.links(); ++i)
      if (table.tail[i] == open.front() && !reached[table.head[i]]) {
        reached[table.head[i]] = true;
        open.push(table.head[i]);
      }
  return reached;
}

TEST(StrongComponents, JoinExactlyTheNodesThatReachEachOther) {
  RoadTable const table = test::random_network(3, 60, 0);
  StrongComponents const parts = strong_components(table);
  std::vector<std::vector<bool>> reached;
  for (std::uint32_t n = 0; n < table.nodes(); ++n) reached.push_back(reached_from(table, n));
  for (std::size_t a = 0; a < table.nodes(); ++a)
    for (std::size_t b = 0; b < table.nodes(); ++b)
      EXPECT_EQ(parts.component[a] == parts.component[b], reached[a][b] && reached[b][a])
          << a << " " << b;
}

TEST(StrongComponents, AreNumberedByTheirLowestNode) {
  // 0 > 1 <> 2, 3 alone
  RoadTable table = test::grid_city(2, 2);
  table = subset(table, {true, true, true, true});
  RoadTable chain;
  chain.node_position = table.node_position;
  chain.node_ref = table.node_ref;
  chain.names = {{}};
  chain.shape_begin = {0};
  test::add_link(chain, 0, 1, 100);
  test::add_link(chain, 1, 2, 100);
  test::add_link(chain, 2, 1, 100);
  StrongComponents const parts = strong_components(chain);
  EXPECT_THAT(parts.component, ElementsAre(0U, 1U, 1U, 2U));
  EXPECT_THAT(parts.size, ElementsAre(1U, 2U, 1U));
}

TEST(LargestStrongComponent, CountsWhatItDrops) {
  RoadTable table = test::grid_city(2, 3);
  table.node_position.push_back({120.15, 30.33});
  table.node_ref.push_back(99);
  test::add_link(table, 5, 6, 250);  // a way out without a way back
  LargestComponent const largest = largest_strong_component(table);
  EXPECT_EQ(largest.components, 2U);
  EXPECT_EQ(largest.kept.nodes(), 6U);
  EXPECT_EQ(largest.kept.links(), 14U);
  EXPECT_EQ(largest.dropped.nodes, 1U);
  EXPECT_EQ(largest.dropped.links, 1U);
  EXPECT_NEAR(largest.dropped.length_m, 250, 1e-6);
}

TEST(LargestStrongComponent, OfEqualOnesIsTheFirst) {
  RoadTable table = test::grid_city(1, 4);
  // Cut the middle street: {0, 1} and {2, 3} are left.
  RoadTable cut = subset(table, {true, true, true, true});
  cut.tail[2] = cut.head[2];
  cut.head[3] = cut.tail[3];
  EXPECT_THAT(largest_strong_component(cut).kept.node_ref,
              ElementsAre(table.node_ref[0], table.node_ref[1]));
}

TEST(LargestStrongComponent, OfNothingIsNothing) {
  RoadTable empty;
  empty.shape_begin = {0};
  EXPECT_EQ(largest_strong_component(empty).kept.nodes(), 0U);
}

}  // namespace
}  // namespace sc
