// SPDX-License-Identifier: Apache-2.0
#include "road/search_graph.h"

#include <gtest/gtest.h>

#include "support/grid_city.h"

namespace sc {
namespace {

TEST(SearchGraph, HasANodesWorthOfStatesWhereTurnsAreFree) {
  RoadGraph const graph(test::grid_city(3, 3));
  SearchGraph const search = search_graph(graph);
  EXPECT_EQ(search.states(), graph.nodes());
  EXPECT_EQ(search.edges(), graph.links());
  for (SearchGraph::Edge e = 0; e < search.edges(); ++e) {
    EXPECT_EQ(search.from[e], graph.tail(search.link[e]).value());
    EXPECT_EQ(search.to(e), graph.head(search.link[e]).value());
    EXPECT_EQ(search.turn_ms[e], 0);
  }
}

TEST(SearchGraph, SplitsOnlyNodesWithBannedOrCostlyTurns) {
  RoadTable table = test::grid_city(3, 3);
  auto const between = [&](std::uint32_t tail, std::uint32_t head) {
    for (std::uint32_t i = 0; i < table.links(); ++i)
      if (table.tail[i] == tail && table.head[i] == head) return i;
    return UINT32_MAX;
  };
  table.banned_turns = {{between(1, 4), between(4, 3)}};
  RoadGraph const graph(table);
  TurnCost const costly{LinkId{between(0, 1)}, LinkId{between(1, 2)}, 5000};
  TurnCost const free{LinkId{between(3, 6)}, LinkId{between(6, 7)}, 0};
  SearchGraph const search = search_graph(graph, TurnCosts(graph, {costly, free}));
  // Node 4 has four entering links, node 1 three; of 16 turns at 4 one is banned.
  EXPECT_EQ(search.states(), 9U + 4 + 3);
  EXPECT_EQ(search.edges(), graph.links() - 4 - 3 + (16 - 1) + 9);
  std::int64_t cost = 0;
  for (SearchGraph::Edge e = 0; e < search.edges(); ++e) {
    EXPECT_FALSE(search.entry[search.from[e]] == LinkId{between(1, 4)} &&
                 search.link[e] == LinkId{between(4, 3)});
    cost += search.turn_ms[e];
  }
  EXPECT_EQ(cost, 5000);
}

TEST(SearchGraph, ListsEachEdgeOnceByStateAndOnceByLink) {
  RoadGraph const graph(test::random_network(7, 40, 60));
  SearchGraph const search = search_graph(graph);
  std::vector<int> left(search.edges(), 0), entered(search.edges(), 0);
  for (SearchGraph::State s = 0; s < search.states(); ++s) {
    for (SearchGraph::Edge const e : search.out_edges(s)) {
      EXPECT_EQ(search.from[e], s);
      ++left[e];
    }
    search.for_in_edges(graph, s, [&](SearchGraph::Edge e) {
      EXPECT_EQ(search.to(e), s);
      ++entered[e];
    });
  }
  EXPECT_EQ(left, std::vector<int>(search.edges(), 1));
  EXPECT_EQ(entered, std::vector<int>(search.edges(), 1));
}

}  // namespace
}  // namespace sc
