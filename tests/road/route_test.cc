// SPDX-License-Identifier: Apache-2.0
#include "road/route.h"

#include <gtest/gtest.h>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>

#include "base/random.h"
#include "support/grid_city.h"

namespace sc {
namespace {

std::vector<LinkTime> free_times(RoadTable const& table) {
  std::vector<LinkTime> times;
  for (std::size_t i = 0; i < table.links(); ++i)
    times.push_back(static_cast<LinkTime>(table.length_m[i] / table.free_speed_mps[i] * 1000));
  return times;
}

LinkId link(std::size_t i) {
  return LinkId{i};
}

/// Boost's Dijkstra on the line graph: a vertex per link, an edge per permitted turn, weighted with
/// the time of the link turned into. Knows nothing of split nodes.
class BoostOracle {
 public:
  BoostOracle(RoadTable const& table, std::vector<LinkTime> const& times)
      : times_(times), line_graph_(table.links()) {
    for (std::uint32_t a = 0; a < table.links(); ++a)
      for (std::uint32_t b = 0; b < table.links(); ++b)
        if (table.head[a] == table.tail[b] && times[b] != kImpassable && !banned(table, a, b))
          boost::add_edge(a, b, std::int64_t{times[b]}, line_graph_);
  }

  /// From the end of link `from` to the end of each link.
  [[nodiscard]] std::vector<std::int64_t> from_end_of(std::size_t from) const {
    std::vector<std::int64_t> ms(times_.size());
    boost::dijkstra_shortest_paths(line_graph_, from,
                                   boost::distance_map(boost::make_iterator_property_map(
                                       ms.begin(), boost::get(boost::vertex_index, line_graph_))));
    return ms;
  }

 private:
  static bool banned(RoadTable const& table, std::uint32_t a, std::uint32_t b) {
    return std::find(table.banned_turns.begin(), table.banned_turns.end(), BannedTurn{a, b}) !=
           table.banned_turns.end();
  }
  std::vector<LinkTime> times_;
  boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property,
                        boost::property<boost::edge_weight_t, std::int64_t>>
      line_graph_;
};

constexpr std::int64_t kBoostUnreached = std::numeric_limits<std::int64_t>::max();

void expect_route_is_drivable(RoadGraph const& graph, Route const& route,
                              std::vector<LinkTime> const& times) {
  std::int64_t ms = 0;
  for (std::size_t k = 1; k < route.links.size(); ++k) {
    EXPECT_EQ(graph.head(route.links[k - 1]), graph.tail(route.links[k]));
    EXPECT_TRUE(graph.turn_allowed(route.links[k - 1], route.links[k]));
    ms += times[route.links[k].index()];
  }
  EXPECT_EQ(ms, route.duration.ms);  // from the end of the first link to the end of the last
}

class RouteOnRandomNetworks : public testing::TestWithParam<std::uint64_t> {};

// One-way streets, banned turns, closed links, parallel and self links, zero lengths, islands.
TEST_P(RouteOnRandomNetworks, EqualsBoostsDijkstraExactlyInBothDirections) {
  RoadTable const table = test::random_network(GetParam(), 40, 60);
  RoadGraph const graph(table);
  std::vector<LinkTime> times = free_times(table);
  Stream random(GetParam(), 0, Purpose::test, 1);
  for (LinkTime& t : times)
    if (random.uniform() < 0.1) t = kImpassable;
  BoostOracle const oracle(table, times);
  RouteSearch search(graph);
  std::vector<RoadPlace> all;
  for (std::size_t i = 0; i < table.links(); ++i) all.push_back({{link(i), 1.0F}});
  std::vector<std::vector<std::int64_t>> truth;
  for (std::size_t i = 0; i < table.links(); ++i) truth.push_back(oracle.from_end_of(i));
  std::size_t reached = 0;
  for (std::size_t to = 0; to < table.links(); to += 3) {
    auto const backward = search.times_to(all, all[to], times);
    for (std::size_t from = 0; from < table.links(); ++from) {
      bool const reachable = from == to || truth[from][to] != kBoostUnreached;
      auto const route = search.find(all[from], all[to], times);
      ASSERT_EQ(route.has_value(), reachable) << from << " to " << to;
      ASSERT_EQ(backward[from].has_value(), reachable) << from << " to " << to;
      if (!reachable) continue;
      ++reached;
      std::int64_t const expected = from == to ? 0 : truth[from][to];
      EXPECT_EQ(route->duration.ms, expected) << from << " to " << to;
      EXPECT_EQ(backward[from]->ms, expected) << from << " to " << to;
      EXPECT_FALSE(search.shut_in(all[from], all[to], times, 1000)) << from << " to " << to;
      expect_route_is_drivable(graph, *route, times);
    }
  }
  EXPECT_GT(reached, table.links());
}

/// Leaving a node by any of its links.
RoadPlace leaving(RoadGraph const& graph, NodeId node) {
  RoadPlace place;
  for (LinkId const l : graph.out_links(node)) place.push_back({l, 0.0F});
  return place;
}

/// Reaching a node by any of its links.
RoadPlace reaching(RoadGraph const& graph, NodeId node) {
  RoadPlace place;
  for (LinkId const l : graph.in_links(node)) place.push_back({l, 1.0F});
  return place;
}

/// A way driven from end to end.
void expect_way_takes(std::optional<Route> const& fastest, RoadGraph const& graph,
                      std::vector<LinkId> const& way, std::vector<LinkTime> const& times) {
  ASSERT_EQ(fastest.has_value(), !way.empty());
  if (!fastest) return;
  ASSERT_NE(times[way.front().index()], kImpassable);
  Duration const first{times[way.front().index()]};
  expect_route_is_drivable(graph, {way, {}, {}, fastest->duration - first}, times);
}

TEST_P(RouteOnRandomNetworks, ExploringFindsTheFastestWayToEveryNode) {
  RoadTable const table = test::random_network(GetParam(), 40, 60);
  RoadGraph const graph(table);
  std::vector<LinkTime> times = free_times(table);
  Stream random(GetParam(), 0, Purpose::test, 2);
  for (LinkTime& t : times)
    if (random.uniform() < 0.1) t = kImpassable;
  RouteSearch explorer(graph);
  RouteSearch search(graph);
  for (std::size_t from = 0; from < graph.nodes(); ++from) {
    RoadPlace const start = leaving(graph, NodeId{from});
    explorer.explore(start, times);
    for (std::size_t to = 0; to < graph.nodes(); ++to) {
      SCOPED_TRACE(testing::Message() << "node " << from << " to " << to);
      std::vector<LinkId> way;
      std::size_t const appended = explorer.append_way_to(NodeId{to}, way);
      EXPECT_EQ(appended, way.size());
      expect_way_takes(search.find(start, reaching(graph, NodeId{to}), times), graph, way, times);
      if (way.empty()) continue;
      EXPECT_EQ(graph.tail(way.front()), NodeId{from});
      EXPECT_EQ(graph.head(way.back()), NodeId{to});
    }
  }
}

/// Three spots anywhere, in any direction.
RoadPlace random_place(RoadTable const& table, Stream& random) {
  RoadPlace place;
  for (int k = 0; k < 3; ++k)
    place.push_back({LinkId{random.below(static_cast<std::uint32_t>(table.links()))},
                     random.uniform() < 0.2 ? 0.0F : static_cast<float>(random.uniform())});
  return place;
}

TEST_P(RouteOnRandomNetworks, TimesFromTheNearestStartAreThoseOfFind) {
  RoadTable const table = test::random_network(GetParam(), 40, 60);
  RoadGraph const graph(table);
  std::vector<LinkTime> times = free_times(table);
  Stream random(GetParam(), 0, Purpose::test, 3);
  for (LinkTime& t : times)
    if (random.uniform() < 0.2) t = kImpassable;
  RoadPlace const starts = random_place(table, random);
  std::vector<RoadPlace> places;
  for (int k = 0; k < 100; ++k) places.push_back(random_place(table, random));
  RouteSearch search(graph);
  auto const ahead = search.times_from(starts, places, times);
  ASSERT_EQ(ahead.size(), places.size());
  for (std::size_t k = 0; k < places.size(); ++k) {
    auto const route = search.find(starts, places[k], times);
    EXPECT_EQ(ahead[k], route ? std::optional(route->duration) : std::nullopt) << k;
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, RouteOnRandomNetworks, testing::Range<std::uint64_t>(1, 21));

TEST(Route, StartsAndEndsInsideLinks) {
  RoadTable const table = test::grid_city(1, 3);
  RoadGraph const graph(table);
  RouteSearch search(graph);
  auto const times = free_times(table);  // 20 s each
  auto const route = search.find({{link(0), 0.25F}}, {{link(2), 0.5F}}, times);
  ASSERT_TRUE(route);
  EXPECT_EQ(route->duration, whole_seconds(25));
  EXPECT_EQ(route->links, (std::vector<LinkId>{link(0), link(2)}));
}

TEST(Route, GoesStraightOnTheSameLinkButNotBackwards) {
  RoadTable const table = test::grid_city(1, 2);
  RoadGraph const graph(table);
  RouteSearch search(graph);
  auto const times = free_times(table);
  auto const ahead = search.find({{link(0), 0.25F}}, {{link(0), 0.75F}}, times);
  ASSERT_TRUE(ahead);
  EXPECT_EQ(ahead->duration, whole_seconds(10));
  EXPECT_EQ(ahead->links.size(), 1U);
  auto const behind = search.find({{link(0), 0.75F}}, {{link(0), 0.25F}}, times);
  ASSERT_TRUE(behind);
  EXPECT_EQ(behind->duration, whole_seconds(5 + 20 + 5));  // to the end, back, and in again
}

TEST(Route, TakesTheBetterDirectionOfAStreet) {
  RoadTable const table = test::grid_city(1, 3);
  RoadGraph const graph(table);
  RouteSearch search(graph);
  auto const times = free_times(table);
  RoadPlace const station{{link(2), 0.25F}, {link(3), 0.75F}};
  RoadPlace const goal{{link(0), 0.5F}, {link(1), 0.5F}};
  auto const route = search.find(station, goal, times);
  ASSERT_TRUE(route);
  EXPECT_EQ(route->duration, whole_seconds(15));
  EXPECT_EQ(route->start.link, link(3));
  EXPECT_EQ(route->goal.link, link(1));
  EXPECT_EQ(search.times_to(std::vector<RoadPlace>{station}, goal, times)[0], route->duration);
}

TEST(Route, TakesTheDetourWhenAStreetIsClosed) {
  // 3 - 4 - 5      street 0-1 closed: from 0 to 2 by 3, 4, 1
  // 0 x 1 - 2
  RoadTable const table = test::grid_city(2, 3);
  RoadGraph const graph(table);
  RouteSearch search(graph);
  auto times = free_times(table);
  times[0] = times[1] = kImpassable;
  auto const route = search.find({{link(9), 1.0F}}, {{link(2), 1.0F}}, times);  // at node 0
  ASSERT_TRUE(route);
  EXPECT_EQ(route->duration, whole_seconds(80));
}

TEST(Route, SaysNothingWhenCutOff) {
  RoadTable const table = test::grid_city(1, 3);
  RoadGraph const graph(table);
  RouteSearch search(graph);
  auto times = free_times(table);
  times[2] = kImpassable;
  EXPECT_FALSE(search.find({{link(0), 0.5F}}, {{link(2), 0.5F}}, times));
  EXPECT_TRUE(search.find({{link(0), 0.5F}}, {{link(2), 0.0F}}, times));  // its very beginning
}

TEST(Route, ProvesQuicklyThatAStartIsShutIn) {
  RoadTable const table = test::grid_city(4, 4);
  RoadGraph const graph(table);
  RouteSearch search(graph);
  auto times = free_times(table);
  RoadPlace const corner{{link(1), 1.0F}};  // node 0
  RoadPlace const far{{link(4), 1.0F}};
  EXPECT_FALSE(search.shut_in(corner, far, times, 1000));
  for (LinkId const exit : graph.out_links(NodeId{std::size_t{0}}))
    times[exit.index()] = kImpassable;
  EXPECT_TRUE(search.shut_in(corner, far, times, 1000));
  EXPECT_FALSE(search.shut_in(corner, corner, times, 1000)) << "it is there";
}

TEST(Route, ExploredWaysAreAppendedToWhatIsThere) {
  RoadGraph const graph(test::grid_city(1, 3));
  auto const times = free_times(graph.table());
  RouteSearch search(graph);
  search.explore(leaving(graph, NodeId{0U}), times);
  std::vector<LinkId> ways;
  EXPECT_EQ(search.append_way_to(NodeId{1U}, ways), 1U);
  EXPECT_EQ(search.append_way_to(NodeId{2U}, ways), 2U);
  EXPECT_EQ(ways, (std::vector<LinkId>{link(0), link(0), link(2)}));
}

TEST(Route, ExploringAppendsNothingWhereThereIsNoWay) {
  RoadGraph const graph(test::grid_city(1, 3));
  auto times = free_times(graph.table());
  times[2] = kImpassable;
  RouteSearch search(graph);
  search.explore(leaving(graph, NodeId{0U}), times);
  std::vector<LinkId> ways;
  EXPECT_EQ(search.append_way_to(NodeId{2U}, ways), 0U);
  EXPECT_TRUE(ways.empty());
}

}  // namespace
}  // namespace sc
