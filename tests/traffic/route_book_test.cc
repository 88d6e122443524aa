// SPDX-License-Identifier: Apache-2.0
#include "traffic/route_book.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <set>

#include "base/random.h"
#include "hazard/road_state.h"
#include "road/route_search.h"
#include "support/grid_city.h"

namespace sc {
namespace {

using testing::Contains;
using testing::IsEmpty;
using testing::Not;

using Way = std::vector<LinkId>;

constexpr SimTime kStart{0};
constexpr SimTime kLater = kStart + whole_minutes(30);

Way copy_of(std::span<LinkId const> way) {
  return {way.begin(), way.end()};
}

LinkId link(std::size_t i) {
  return LinkId{i};
}

NodeId node(std::size_t n) {
  return NodeId{n};
}

std::vector<NodeId> all_nodes(RoadGraph const& graph) {
  std::vector<NodeId> nodes;
  for (std::size_t n = 0; n < graph.nodes(); ++n) nodes.push_back(node(n));
  return nodes;
}

/// All streets take 20 s.
std::vector<LinkTime> even_times(RoadGraph const& graph) {
  return std::vector<LinkTime>(graph.links(), 20'000);
}

std::vector<LinkTime> with_closed(std::vector<LinkTime> times, std::vector<std::size_t> closed) {
  for (std::size_t const i : closed) times[i] = kImpassable;
  return times;
}

/// From a second to a minute, one link in ten closed.
std::vector<LinkTime> random_times(RoadGraph const& graph, std::uint64_t seed) {
  Stream random(seed, 0, Purpose::test, 5);
  std::vector<LinkTime> times;
  for (std::size_t i = 0; i < graph.links(); ++i)
    times.push_back(random.uniform() < 0.1 ? kImpassable
                                           : static_cast<LinkTime>(1'000 + random.below(59'000)));
  return times;
}

Duration duration(std::span<LinkId const> way, std::vector<LinkTime> const& times) {
  return {std::accumulate(way.begin(), way.end(), std::int64_t{0},
                          [&](std::int64_t ms, LinkId l) { return ms + times[l.index()]; })};
}

std::optional<Duration> fastest(RoadGraph const& graph, NodeId from, NodeId to,
                                std::vector<LinkTime> const& times) {
  RoadPlace starts;
  RoadPlace goals;
  for (LinkId const l : graph.out_links(from)) starts.push_back({l, 0.0F});
  for (LinkId const l : graph.in_links(to)) goals.push_back({l, 1.0F});
  auto const route = RouteSearch(graph).find(starts, goals, times);
  return route ? std::optional(route->duration) : std::nullopt;
}

void expect_drivable(RoadGraph const& graph, std::span<LinkId const> way, NodeId from, NodeId to,
                     std::vector<LinkTime> const& times) {
  ASSERT_FALSE(way.empty());
  EXPECT_EQ(graph.tail(way.front()), from);
  EXPECT_EQ(graph.head(way.back()), to);
  for (LinkId const l : way) EXPECT_NE(times[l.index()], kImpassable);
  for (std::size_t k = 1; k < way.size(); ++k) {
    EXPECT_EQ(graph.head(way[k - 1]), graph.tail(way[k]));
    EXPECT_TRUE(graph.turn_allowed(way[k - 1], way[k]));
  }
}

class WaysOnRandomNetworks : public testing::TestWithParam<std::uint64_t> {
 protected:
  RoadGraph const graph_{test::random_network(GetParam(), 40, 60)};
  RoadHierarchy const roads_{graph_};
  std::vector<LinkTime> const times_ = random_times(graph_, GetParam());
};

TEST_P(WaysOnRandomNetworks, AreTheFastestForDriversWithoutError) {
  RouteBook book(graph_, roads_, all_nodes(graph_), 0);
  book.renew(kStart, times_);
  for (std::uint32_t from = 0; from < graph_.nodes(); ++from)
    for (std::uint32_t to = 0; to < graph_.nodes(); ++to) {
      if (from == to) continue;
      SCOPED_TRACE(testing::Message() << from << " to " << to);
      auto const way = book.way(from, to);
      auto const expected = fastest(graph_, node(from), node(to), times_);
      ASSERT_EQ(expected.has_value(), !way.empty());
      if (!expected) continue;
      EXPECT_EQ(duration(way, times_), *expected);
      expect_drivable(graph_, way, node(from), node(to), times_);
    }
}

TEST_P(WaysOnRandomNetworks, AreLegalForDriversWhoErr) {
  RouteBook book(graph_, roads_, all_nodes(graph_), 0.5);
  book.renew(kStart, times_);
  for (std::uint32_t from = 0; from < graph_.nodes(); ++from)
    for (std::uint32_t to = 0; to < graph_.nodes(); ++to) {
      if (from == to) continue;
      SCOPED_TRACE(testing::Message() << from << " to " << to);
      auto const way = book.way(from, to);
      ASSERT_EQ(fastest(graph_, node(from), node(to), times_).has_value(), !way.empty());
      if (!way.empty()) expect_drivable(graph_, way, node(from), node(to), times_);
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, WaysOnRandomNetworks, testing::Range<std::uint64_t>(1, 9));

/// Ten ends at the south-west corner of an 8 x 8 city of even streets, one at the north-east.
struct ManyWays {
  RoadGraph graph{test::grid_city(8, 8)};
  RoadHierarchy roads{graph};
  std::vector<LinkTime> times = even_times(graph);
  RouteBook book;

  explicit ManyWays(double judgement) : book(graph, roads, ends(), judgement) {
    book.renew(kStart, times);
  }
  static std::vector<NodeId> ends() {
    std::vector<NodeId> nodes(10, node(0));
    nodes.push_back(node(63));
    return nodes;
  }
  std::set<Way> ways() {
    std::set<Way> all;
    for (std::uint32_t from = 0; from < 10; ++from) all.insert(copy_of(book.way(from, 10)));
    return all;
  }
};

TEST(RouteBook, SpreadsDriversWhoErrOverParallelStreets) {
  EXPECT_GE(ManyWays(0.25).ways().size(), 8U);
}

TEST(RouteBook, SendsAllDriversWithoutErrorTheSameWay) {
  EXPECT_EQ(ManyWays(0).ways().size(), 1U);
}

class Judgement : public testing::TestWithParam<double> {};

// Two roads from 0 to 1, one longer than the other by a factor of exp(judgement). Errors being
// lognormal, the longer one looks better to Phi(-1 / sqrt 2) = 0.2398 of the ends. Bound: four
// standard deviations of the share of 1,000; the errors are the same in every run.
TEST_P(Judgement, IsTheDeviationOfDriversErrors) {
  RoadTable table = test::grid_city(1, 2);
  LinkId const longer{test::add_link(table, 0, 1, 200)};
  RoadGraph const graph(std::move(table));
  RoadHierarchy const roads(graph);
  std::vector<NodeId> ends(1'000, node(0));
  ends.push_back(node(1));
  RouteBook book(graph, roads, ends, GetParam());
  book.renew(kStart, std::vector<LinkTime>{60'000, 60'000,
                                           static_cast<LinkTime>(60'000 * std::exp(GetParam()))});
  double misled = 0;
  for (std::uint32_t from = 0; from < 1'000; ++from)
    if (book.way(from, 1'000).front() == longer) ++misled;
  EXPECT_NEAR(misled / 1'000, 0.2398, 0.054);
}

INSTANTIATE_TEST_SUITE_P(Deviations, Judgement, testing::Values(0.1, 0.25, 1.0));

// With errors around 1/4 nobody goes a third further than the 14 streets that are needed.
TEST(RouteBook, SendsNobodyFarOutOfTheWay) {
  ManyWays city(0.25);
  for (Way const& way : city.ways()) {
    EXPECT_LE(way.size(), 18U);
    expect_drivable(city.graph, way, node(0), node(63), city.times);
  }
}

TEST(RouteBook, GivesTheSameWaysTwice) {
  EXPECT_EQ(ManyWays(0.25).ways(), ManyWays(0.25).ways());
}

TEST(RouteBook, SendsDriversOfOneEndTheSameWayUntilTheRoadsChange) {
  ManyWays city(0.25);
  EXPECT_EQ(city.book.way(3, 10).data(), city.book.way(3, 10).data());
}

TEST(RouteBook, KnowsTheTimesItsWaysAreMadeFrom) {
  RoadGraph const graph(test::grid_city(2, 2));
  RoadHierarchy const roads(graph);
  RouteBook book(graph, roads, all_nodes(graph), 0.25);
  EXPECT_THAT(book.times(), IsEmpty());
  auto const times = with_closed(even_times(graph), {1});
  book.renew(kStart, times);
  EXPECT_THAT(book.times(), testing::ElementsAreArray(times));
}

//   3 - 4 - 5      ends 0 and 2; the street between 0 and 1 is links 0 and 1
//   0 - 1 - 2
struct Town {
  RoadGraph graph{test::grid_city(2, 3)};
  RoadHierarchy roads{graph};
  RouteBook book{graph, roads, {node(0), node(2)}, 0};

  Town() { book.renew(kStart, even_times(graph)); }
};

TEST(RouteBook, AvoidsAClosedLinkOnceItIsTold) {
  Town town;
  EXPECT_EQ(copy_of(town.book.way(0, 1)), (Way{link(0), link(2)}));
  town.book.renew(kLater, with_closed(even_times(town.graph), {0, 1}));
  auto const way = town.book.way(0, 1);
  EXPECT_EQ(way.size(), 4U);
  EXPECT_THAT(copy_of(way), Not(Contains(link(0))));
}

TEST(RouteBook, TakesALinkAgainThatHasOpened) {
  Town town;
  town.book.renew(kLater, with_closed(even_times(town.graph), {0, 1}));
  EXPECT_EQ(town.book.way(0, 1).size(), 4U);
  town.book.renew(kLater + whole_minutes(30), even_times(town.graph));
  EXPECT_EQ(copy_of(town.book.way(0, 1)), (Way{link(0), link(2)}));
}

TEST(RouteBook, KeepsWaysThatAreBeingDrivenWhenTheRoadsChange) {
  ManyWays city(0.25);
  auto const driven = city.book.way(0, 10);
  Way const before = copy_of(driven);
  city.book.renew(kLater, with_closed(city.times, {before[3].index()}));
  city.book.forget_before(kLater - milliseconds(1));
  city.ways();
  EXPECT_EQ(copy_of(driven), before);
}

TEST(RouteBook, KeepsTheNewWaysWhenItForgetsTheOld) {
  ManyWays city(0.25);
  city.ways();
  city.book.renew(kLater, with_closed(city.times, {0, 1}));
  auto const driven = city.book.way(0, 10);
  Way const before = copy_of(driven);
  city.book.forget_before(kLater);
  city.ways();
  EXPECT_EQ(copy_of(driven), before);
}

TEST(RouteBook, HasNoWayToAnEndThatIsCutOff) {
  Town town;
  town.book.renew(kLater, with_closed(even_times(town.graph), {2, 6}));  // 1 to 2 and 4 to 5
  EXPECT_THAT(town.book.way(0, 1), IsEmpty());
  EXPECT_EQ(town.book.way(1, 0).size(), 2U) << "the other direction is open";
}

TEST(RouteBook, HasNoWayFromAnEndToItself) {
  Town town;
  EXPECT_THAT(town.book.way(0, 0), IsEmpty());
}

// A day on the road and a day of delay are the longest there is. A link never seems to take the
// twelve days that are no way at all: neighbours always find each other.
TEST(RouteBook, BearsTheLongestTimesAndTheWildestErrors) {
  RoadGraph const graph(test::grid_city(8, 8));
  RoadHierarchy const roads(graph);
  RouteBook book(graph, roads, all_nodes(graph), 1);
  std::vector<LinkTime> const times(graph.links(), 2 * kLongestLinkTime);
  book.renew(kStart, times);
  for (std::uint32_t from = 0; from + 8 < graph.nodes(); ++from) {
    auto const way = book.way(from, from + 8);
    expect_drivable(graph, way, node(from), node(from + 8), times);
    EXPECT_LT(way.size(), 64U) << "through no junction twice";
  }
}

}  // namespace
}  // namespace sc
