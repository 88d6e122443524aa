// SPDX-License-Identifier: Apache-2.0
#include "road/route_finder.h"

#include <gtest/gtest.h>

#include "base/random.h"
#include "road/route_search.h"
#include "road/snapshot.h"
#include "road/travel_times.h"
#include "support/grid_city.h"
#include "support/line_graph.h"

namespace sc {
namespace {

/// Times from few values, so that equally fast routes are common; one link in ten closed.
std::vector<LinkTime> tied_times(RoadGraph const& graph, std::uint64_t seed) {
  Stream random(seed, 0, Purpose::test, 41);
  std::vector<LinkTime> times;
  for (std::size_t i = 0; i < graph.links(); ++i)
    times.push_back(random.uniform() < 0.1 ? kImpassable
                                           : static_cast<LinkTime>(10 * (1 + random.below(3))));
  return times;
}

TurnCosts random_turn_costs(RoadGraph const& graph, std::uint64_t seed) {
  Stream random(seed, 0, Purpose::test, 42);
  std::vector<TurnCost> costs;
  for (std::size_t i = 0; i < graph.links(); ++i)
    for (LinkId const to : graph.out_links(graph.head(LinkId{i})))
      if (random.uniform() < 0.3)
        costs.push_back({LinkId{i}, to, static_cast<LinkTime>(10 * random.below(4))});
  return {graph, std::move(costs)};
}

/// Anywhere on one to three links; ends of links and empty places among them.
RoadPlace random_place(RoadGraph const& graph, Stream& random) {
  RoadPlace place;
  for (std::uint64_t k = random.below(4); k-- > 0;) {
    float const fractions[] = {0.0F, 1.0F, 0.25F, static_cast<float>(random.uniform())};
    place.push_back({LinkId{random.below(static_cast<std::uint32_t>(graph.links()))},
                     fractions[random.below(4)]});
  }
  return place;
}

void expect_same(std::optional<Route> const& route, std::optional<Route> const& oracle) {
  ASSERT_EQ(route.has_value(), oracle.has_value());
  if (!route) return;
  EXPECT_EQ(route->duration, oracle->duration);
  EXPECT_EQ(route->links, oracle->links);
  EXPECT_EQ(route->start, oracle->start);
  EXPECT_EQ(route->goal, oracle->goal);
}

class FinderOnRandomNetworks : public testing::TestWithParam<std::uint64_t> {
 protected:
  RoadGraph const graph_{test::random_network(GetParam(), 40, 60)};
  TurnCosts const costs_ =
      GetParam() % 2 == 0 ? random_turn_costs(graph_, GetParam()) : TurnCosts();
  RoadHierarchy const roads_{graph_, costs_};
  RoadSnapshot const snapshot_{roads_, tied_times(graph_, GetParam())};
  RoadTimes const times_ = snapshot_.times();
  Stream random_{GetParam(), 0, Purpose::test, 43};
};

TEST_P(FinderOnRandomNetworks, FindsTheOraclesVeryRoutes) {
  RouteFinder finder(graph_, roads_);
  RouteSearch oracle(graph_, costs_);
  int found = 0;
  for (int round = 0; round < 400; ++round) {
    SCOPED_TRACE(testing::Message() << "round " << round);
    RoadPlace const starts = random_place(graph_, random_), goals = random_place(graph_, random_);
    auto const route = finder.find(starts, goals, times_);
    expect_same(route, oracle.find(starts, goals, times_.links));
    found += route ? 1 : 0;
  }
  EXPECT_GT(found, 100);
}

TEST_P(FinderOnRandomNetworks, ExploresTheOraclesVeryWays) {
  RouteFinder finder(graph_, roads_);
  RouteSearch oracle(graph_, costs_);
  for (int round = 0; round < 40; ++round) {
    RoadPlace const starts = random_place(graph_, random_);
    finder.explore(starts, times_);
    oracle.explore(starts, times_.links);
    for (std::size_t n = 0; n < graph_.nodes(); ++n) {
      std::vector<LinkId> way, truth;
      EXPECT_EQ(finder.append_way_to(NodeId{n}, way), oracle.append_way_to(NodeId{n}, truth));
      ASSERT_EQ(way, truth) << "round " << round << " to node " << n;
    }
  }
}

TEST_P(FinderOnRandomNetworks, KnowsTheOraclesTimesOneByOneAndInAMatrix) {
  RouteFinder finder(graph_, roads_);
  RouteSearch oracle(graph_, costs_);
  std::vector<RoadPlace> from, to;
  for (int k = 0; k < 37; ++k) from.push_back(random_place(graph_, random_));
  for (int k = 0; k < 23; ++k) to.push_back(random_place(graph_, random_));
  TravelMatrix const matrix = travel_times(roads_, from, to, times_, {2, {}});
  for (std::size_t j = 0; j < to.size(); ++j) {
    auto const truth = oracle.times_to(from, to[j], times_.links);
    EXPECT_EQ(finder.times_to(from, to[j], times_), truth) << "to place " << j;
    for (std::size_t i = 0; i < from.size(); ++i) EXPECT_EQ(matrix.time(i, j), truth[i]);
  }
  for (std::size_t i = 0; i < from.size(); ++i) {
    auto const row = finder.times_from(from[i], to, times_);
    for (std::size_t j = 0; j < to.size(); ++j) EXPECT_EQ(row[j], matrix.time(i, j));
  }
}

TEST_P(FinderOnRandomNetworks, EqualsBoostsDijkstraOnTheLineGraph) {
  RouteFinder finder(graph_, roads_);
  RouteSearch oracle(graph_, costs_);
  test::LineGraph const boost(graph_, costs_);
  for (std::size_t a = 0; a < graph_.links(); a += 3) {
    auto const truth = boost.from_end_of(LinkId{a}, times_.links);
    for (std::size_t b = 0; b < graph_.links(); ++b) {
      if (a == b) continue;
      auto const route = finder.find({{LinkId{a}, 1.0F}}, {{LinkId{b}, 1.0F}}, times_);
      EXPECT_EQ(route ? route->duration.ms : test::LineGraph::kUnreached, truth[b])
          << a << " to " << b;
      auto const plain = oracle.find({{LinkId{a}, 1.0F}}, {{LinkId{b}, 1.0F}}, times_.links);
      EXPECT_EQ(plain ? plain->duration.ms : test::LineGraph::kUnreached, truth[b]);
    }
  }
}

/// Driving time and legality of a route from the end of its first link to the end of its last.
void expect_drivable(RoadGraph const& graph, Route const& route, std::span<LinkTime const> times) {
  std::int64_t ms = 0;
  for (std::size_t k = 1; k < route.links.size(); ++k) {
    EXPECT_EQ(graph.head(route.links[k - 1]), graph.tail(route.links[k]));
    EXPECT_TRUE(graph.turn_allowed(route.links[k - 1], route.links[k]));
    ms += times[route.links[k].index()];
  }
  EXPECT_EQ(ms, route.duration.ms);
}

TEST_P(FinderOnRandomNetworks, CrossesLinksThatTakeNoTime) {
  std::vector<LinkTime> still = tied_times(graph_, GetParam());
  for (LinkTime& time : still)
    if (random_.uniform() < 0.5 && time != kImpassable) time = 0;
  RoadHierarchy const roads(graph_);
  RoadSnapshot const snapshot(roads, still);
  RouteFinder finder(graph_, roads);
  RouteSearch oracle(graph_);
  for (std::size_t a = 0; a < graph_.links(); a += 2)
    for (std::size_t b = 1; b < graph_.links(); b += 2) {
      RoadPlace const from = {{LinkId{a}, 1.0F}}, to = {{LinkId{b}, 1.0F}};
      auto const route = finder.find(from, to, snapshot.times());
      auto const truth = oracle.find(from, to, still);
      ASSERT_EQ(route.has_value(), truth.has_value());
      if (!route) continue;
      EXPECT_EQ(route->duration, truth->duration);
      expect_drivable(graph_, *route, still);
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, FinderOnRandomNetworks, testing::Range<std::uint64_t>(1, 21));

TEST(RouteFinder, TakesTheDetourThatAvoidsACostlyTurn) {
  // 3 - 4 - 5      from 0 to 5: by 1 and 4, or by 3 and 4; turning left at 1 costs a minute
  // 0 - 1 - 2
  RoadGraph const graph(test::grid_city(2, 3));
  std::vector<LinkTime> const times(graph.links(), 20'000);
  auto const link = [&](std::uint32_t from, std::uint32_t to) {
    for (LinkId const l : graph.out_links(NodeId{from}))
      if (graph.head(l) == NodeId{to}) return l;
    return LinkId{};
  };
  TurnCosts const costs(graph,
                        {{link(0, 1), link(1, 4), 60'000}, {link(1, 2), link(2, 5), 60'000}});
  RoadHierarchy const roads(graph, costs);
  RoadSnapshot const snapshot(roads, times);
  auto const route = RouteFinder(graph, roads)
                         .find({{link(0, 1), 0.0F}, {link(0, 3), 0.0F}},
                               {{link(4, 5), 1.0F}, {link(2, 5), 1.0F}}, snapshot.times());
  ASSERT_TRUE(route);
  EXPECT_EQ(route->duration, whole_seconds(60));
  EXPECT_EQ(route->links, (std::vector<LinkId>{link(0, 3), link(3, 4), link(4, 5)}));
}

TEST(RouteFinder, KnowsNoWayOfTwelveDaysAndMore) {
  RoadGraph const graph(test::grid_city(1, 3));
  TurnCosts const costs(graph, {{LinkId{0U}, LinkId{2U}, kNoWay + 10}});
  RoadHierarchy const roads(graph, costs);
  RoadSnapshot const snapshot(roads, {kNoWay, 5, kImpassable, 5});
  RouteFinder finder(graph, roads);
  std::vector<RoadPlace> const goals = {
      {{LinkId{0U}, 1.0F}}, {{LinkId{2U}, 0.0F}}, {{LinkId{2U}, 1.0F}}};
  for (RoadPlace const& goal : goals)
    EXPECT_FALSE(finder.find({{LinkId{0U}, 0.0F}}, goal, snapshot.times()));
  for (auto const& time : finder.times_from({{LinkId{0U}, 0.0F}}, goals, snapshot.times()))
    EXPECT_FALSE(time);
}

TEST(RouteFinder, SaysNothingWhenCutOff) {
  RoadGraph const graph(test::grid_city(1, 3));
  RoadHierarchy const roads(graph);
  std::vector<LinkTime> times(graph.links(), 20'000);
  times[2] = kImpassable;
  RoadSnapshot const snapshot(roads, times);
  RouteFinder finder(graph, roads);
  RoadPlace const start = {{LinkId{0U}, 0.5F}};
  EXPECT_FALSE(finder.find(start, {{LinkId{2U}, 0.5F}}, snapshot.times()));
  EXPECT_TRUE(finder.find(start, {{LinkId{2U}, 0.0F}}, snapshot.times())) << "its very beginning";
  EXPECT_FALSE(finder.find(start, {}, snapshot.times()));
  EXPECT_FALSE(finder.find({}, start, snapshot.times()));
}

}  // namespace
}  // namespace sc
