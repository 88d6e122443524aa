// SPDX-License-Identifier: Apache-2.0
#include "road/turn_costs.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <set>
#include <utility>

#include "road/search_graph.h"
#include "support/grid_city.h"

namespace sc {
namespace {

/// A crossing with a block beside it and two dead ends; nodes are named by their place in
/// grid_city(3, 3), which this is a part of.
///
///     6 - 7
///     |   |
///     3 - 4 - 5
///         |
///         1
class TurnCostsAtACrossing : public testing::Test {
 protected:
  using Way = std::array<std::int64_t, 3>;  ///< nodes before, at and after the turn

  TurnCostsAtACrossing()
      : table_(subset(test::grid_city(3, 3),
                      {false, true, false, true, true, true, true, true, false})) {}

  [[nodiscard]] NodeId node(std::int64_t name) const {
    auto const& names = table_.node_ref;
    return NodeId{
        static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin())};
  }
  [[nodiscard]] LinkId link(std::int64_t from, std::int64_t to) const {
    for (std::uint32_t i = 0; i < table_.links(); ++i)
      if (table_.tail[i] == node(from).value() && table_.head[i] == node(to).value())
        return LinkId{i};
    return LinkId{};
  }
  [[nodiscard]] TurnCost cost(Way way, LinkTime ms) const {
    return {link(way[0], way[1]), link(way[1], way[2]), ms};
  }
  [[nodiscard]] LinkTime of(TurnCosts const& costs, Way way) const {
    return costs.of(link(way[0], way[1]), link(way[1], way[2]));
  }
  /// All turns of the map that cost just this much.
  [[nodiscard]] std::set<Way> turns_that_cost(TurnCosts const& costs, LinkTime ms) const {
    std::set<Way> ways;
    RoadGraph const graph(table_);
    auto const name = [&](NodeId n) { return table_.node_ref[n.index()]; };
    for (std::size_t i = 0; i < graph.links(); ++i)
      for (LinkId const to : graph.out_links(graph.head(LinkId{i})))
        if (costs.of(LinkId{i}, to) == ms)
          ways.insert({name(graph.tail(LinkId{i})), name(graph.tail(to)), name(graph.head(to))});
    return ways;
  }
  /// Puts node 3 anywhere about the crossing, seen from the south.
  void move_3(double left_deg) {
    double const angle = left_deg * std::numbers::pi / 180;
    LonLat const centre = table_.node_position[node(4).index()];
    table_.node_position[node(3).index()] =
        LocalPlane(centre).to_lonlat({-200 * std::sin(angle), 200 * std::cos(angle)});
  }

  RoadTable table_;
  TurnRule const rule_{whole_seconds(40), whole_seconds(90)};
  std::set<Way> const left_turns_{{1, 4, 3}, {3, 4, 7}, {7, 4, 5}, {5, 4, 1}};
  std::set<Way> const u_turns_{{1, 4, 1}, {4, 1, 4}, {3, 4, 3}, {4, 3, 4}, {5, 4, 5}, {4, 5, 4},
                               {7, 4, 7}, {4, 7, 4}, {3, 6, 3}, {6, 3, 6}, {6, 7, 6}, {7, 6, 7}};
};

TEST_F(TurnCostsAtACrossing, CountTheLastOfEqualTurns) {
  RoadGraph const graph(table_);
  TurnCosts const costs(graph, {cost({1, 4, 3}, 5), cost({1, 4, 7}, 7), cost({1, 4, 3}, 9),
                                cost({1, 4, 5}, 11), cost({1, 4, 5}, 0)});
  EXPECT_EQ(of(costs, {1, 4, 3}), 9);
  EXPECT_EQ(of(costs, {1, 4, 7}), 7);
  EXPECT_EQ(of(costs, {1, 4, 5}), 0) << "the last says that it costs nothing";
}

TEST_F(TurnCostsAtACrossing, AreZeroForTurnsNeverNamed) {
  RoadGraph const graph(table_);
  TurnCosts const costs(graph, {cost({1, 4, 3}, 5), cost({7, 4, 5}, 5)});
  for (Way const way : {Way{3, 4, 1}, Way{1, 4, 5}, Way{7, 4, 3}, Way{1, 4, 1}, Way{4, 3, 6}})
    EXPECT_EQ(of(costs, way), 0);
  EXPECT_EQ(turns_that_cost(costs, 5), (std::set<Way>{{1, 4, 3}, {7, 4, 5}}));
  EXPECT_EQ(of(TurnCosts(), {1, 4, 3}), 0);
  EXPECT_FALSE(TurnCosts().at(node(4)));
}

TEST_F(TurnCostsAtACrossing, SplitNodesOfCostlyTurnsAlone) {
  RoadGraph const graph(table_);
  TurnCosts const costs(
      graph, {cost({1, 4, 3}, 5), cost({3, 6, 7}, 0), cost({4, 7, 6}, 5), cost({4, 7, 6}, 0)});
  EXPECT_FALSE(costs.empty());
  EXPECT_TRUE(costs.at(node(4)));
  EXPECT_FALSE(costs.at(node(6))) << "a turn of 0 ms";
  EXPECT_FALSE(costs.at(node(7))) << "a turn taken back";
  EXPECT_EQ(search_graph(graph, costs).states(), graph.nodes() + 4);
}

TEST_F(TurnCostsAtACrossing, OfZeroAreNone) {
  RoadGraph const graph(table_);
  TurnCosts const costs(graph, {cost({1, 4, 3}, 0)});
  EXPECT_TRUE(costs.empty());
  EXPECT_FALSE(costs.at(node(4)));
  EXPECT_EQ(search_graph(graph, costs).states(), graph.nodes());
  EXPECT_TRUE(turn_costs(graph, {}).empty());
}

TEST_F(TurnCostsAtACrossing, OfARuleAreForLeftTurnsThereAndUTurnsEverywhere) {
  // Not for turns to the right, straight on, or left at the bends 7, 6 and 3, where nobody waits.
  TurnCosts const costs = turn_costs(RoadGraph(table_), rule_);
  EXPECT_EQ(turns_that_cost(costs, 40'000), left_turns_);
  EXPECT_EQ(turns_that_cost(costs, 90'000), u_turns_);
  EXPECT_EQ(turns_that_cost(costs, 0).size(), 30U - 4 - 12);
}

TEST_F(TurnCostsAtACrossing, OfARuleForOneKindAreForThatKind) {
  RoadGraph const graph(table_);
  TurnCosts const left = turn_costs(graph, {whole_seconds(40), {}});
  EXPECT_EQ(turns_that_cost(left, 40'000), left_turns_);
  EXPECT_EQ(turns_that_cost(left, 0).size(), 30U - 4);
  EXPECT_FALSE(left.at(node(7)));
  TurnCosts const back = turn_costs(graph, {{}, whole_seconds(90)});
  EXPECT_EQ(turns_that_cost(back, 90'000), u_turns_);
  EXPECT_EQ(turns_that_cost(back, 0).size(), 30U - 12);
}

TEST_F(TurnCostsAtACrossing, OfARuleAreForSharpLeftTurnsButNotForSlightOnes) {
  for (auto const& [left_deg, ms] :
       {std::pair{45, 0}, {55, 40'000}, {125, 40'000}, {160, 40'000}}) {
    move_3(left_deg);
    EXPECT_EQ(of(turn_costs(RoadGraph(table_), rule_), {1, 4, 3}), ms) << left_deg;
  }
}

TEST_F(TurnCostsAtACrossing, OfARuleAreForLeftTurnsWhereThreeStreetsMeet) {
  // Without 5 a T remains.
  table_ = subset(table_, {true, true, true, false, true, true});
  TurnCosts const costs = turn_costs(RoadGraph(table_), {whole_seconds(40), {}});
  EXPECT_EQ(turns_that_cost(costs, 40'000), (std::set<Way>{{1, 4, 3}, {3, 4, 7}}));
}

}  // namespace
}  // namespace sc
