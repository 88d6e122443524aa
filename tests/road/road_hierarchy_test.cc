// SPDX-License-Identifier: Apache-2.0
#include "road/road_hierarchy.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/random.h"
#include "io/map_file.h"
#include "road/hierarchy/elimination.h"
#include "road/route_finder.h"
#include "road/route_search.h"
#include "road/snapshot.h"
#include "support/grid_city.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

using Order = std::vector<std::uint32_t>;

/// A town of `side` x `side` nodes with one banned turn, and an order kept with it.
RoadTable town(std::size_t side, Order order = {}) {
  RoadTable table = test::grid_city(side, side);
  table.banned_turns = {{0, 2}};
  table.elimination_order = std::move(order);
  return table;
}

/// Nodes, and the three links that enter the node of the banned turn.
constexpr std::uint32_t states(std::uint32_t side) {
  return side * side + 3;
}

/// Street by street: legal, and nothing that nested dissection would find.
Order odd_order(std::uint32_t side) {
  return natural_order(states(side));
}

Order shuffled(Order order) {
  Stream luck(5, 0, Purpose::test, 0);
  for (std::size_t k = order.size(); k > 1; --k)
    std::swap(order[k - 1], order[luck.below(static_cast<std::uint32_t>(k))]);
  return order;
}

RoadTable saved_and_loaded(RoadTable const& table) {
  test::TempFolder const folder;
  write_map(folder / "m.h5", table, {});
  return read_map(folder / "m.h5");
}

Hierarchy built_with(RoadGraph const& graph, Order const& order) {
  return build_hierarchy(edge_list(search_graph(graph)), order);
}

void expect_the_oracles_routes(RoadGraph const& graph, TurnCosts const& costs = {}) {
  RoadHierarchy const roads(graph, costs);
  Stream luck(6, 0, Purpose::test, 0);
  std::vector<LinkTime> times;
  for (std::size_t i = 0; i < graph.links(); ++i)
    times.push_back(1 + static_cast<LinkTime>(luck.below(30'000)));
  RoadSnapshot const snapshot(roads, times);
  RouteFinder finder(graph, roads);
  RouteSearch oracle(graph, costs);
  auto const anywhere = [&] {
    return RoadPlace{{LinkId{luck.below(static_cast<std::uint32_t>(graph.links()))}, 0.5F}};
  };
  for (int round = 0; round < 100; ++round) {
    RoadPlace const from = anywhere(), to = anywhere();
    auto const route = finder.find(from, to, snapshot.times());
    auto const truth = oracle.find(from, to, times);
    ASSERT_TRUE(route && truth);
    EXPECT_EQ(route->duration, truth->duration);
    EXPECT_EQ(route->links, truth->links);
  }
}

TEST(RoadHierarchy, TakesTheOrderOfASavedMapHoweverOdd) {
  RoadGraph const graph(saved_and_loaded(town(12, odd_order(12))));
  Hierarchy const frame = RoadHierarchy(graph).frame;
  EXPECT_EQ(frame.vertex, built_with(graph, odd_order(12)).vertex);
  EXPECT_GT(frame.arcs(), RoadHierarchy(RoadGraph(town(12))).frame.arcs());
  expect_the_oracles_routes(graph);
}

TEST(RoadHierarchy, FindsTheSameRoutesByAShuffledOrder) {
  RoadGraph const graph(saved_and_loaded(town(12, shuffled(odd_order(12)))));
  EXPECT_EQ(RoadHierarchy(graph).frame.vertex, built_with(graph, shuffled(odd_order(12))).vertex);
  expect_the_oracles_routes(graph);
}

TEST(RoadHierarchy, FindsAnOrderForAMapWithoutOne) {
  RoadGraph const graph(saved_and_loaded(town(12)));
  EXPECT_EQ(RoadHierarchy(graph).frame.vertex, RoadHierarchy(RoadGraph(town(12))).frame.vertex);
  expect_the_oracles_routes(graph);
}

TEST(RoadHierarchy, IgnoresTheOrderWhenOtherTurnsAreBanned) {
  for (std::vector<BannedTurn> const& turns : {std::vector<BannedTurn>{}, {{0, 2}, {2, 4}}}) {
    RoadTable edited = saved_and_loaded(town(12, odd_order(12)));
    edited.banned_turns = turns;
    RoadGraph const graph(edited);
    edited.elimination_order.clear();
    EXPECT_EQ(RoadHierarchy(graph).frame.vertex, RoadHierarchy(RoadGraph(edited)).frame.vertex);
    expect_the_oracles_routes(graph);
  }
}

TEST(RoadHierarchy, IgnoresTheOrderWhenTurnCostsSplitMoreNodes) {
  RoadGraph const graph(town(12, odd_order(12))), fresh(town(12));
  TurnCosts const costs(graph, {{LinkId{2U}, LinkId{4U}, 20'000}});
  EXPECT_EQ(RoadHierarchy(graph, costs).frame.vertex, RoadHierarchy(fresh, costs).frame.vertex);
  expect_the_oracles_routes(graph, costs);
}

TEST(RoadHierarchy, IgnoresAnOrderThatWouldFillTheMemory) {
  RoadGraph const graph(town(60, shuffled(odd_order(60)))), fresh(town(60));
  EXPECT_EQ(RoadHierarchy(graph).frame.vertex, RoadHierarchy(fresh).frame.vertex);
}

TEST(EliminationOrder, IsOfTheStatesWithoutTurnCostsAndLeavesFewerArcs) {
  RoadGraph const graph(town(30));
  std::vector<double> heard;
  Order const order = elimination_order(graph, [&](double share) { heard.push_back(share); });
  Order sorted = order;
  std::sort(sorted.begin(), sorted.end());
  EXPECT_EQ(sorted, natural_order(states(30)));
  EXPECT_LT(built_with(graph, order).arcs(), built_with(graph, odd_order(30)).arcs());
  ASSERT_GT(heard.size(), 1U);
  EXPECT_EQ(heard.front(), 0);
  EXPECT_TRUE(std::is_sorted(heard.begin(), heard.end()) && heard.back() < 1);
}

}  // namespace
}  // namespace sc
