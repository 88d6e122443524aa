// SPDX-License-Identifier: Apache-2.0
#include "road/route_steps.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/random.h"
#include "road/route_search.h"
#include "support/grid_city.h"

namespace sc {
namespace {

using testing::ElementsAre;

/// grid_city(3, 3); each street to the east is "E", each to the north "N", unless renamed.
///
///     6 - 7 - 8        links to the east from node n of row r, column c: 2 (2 r + c)
///     |   |   |        links to the north:  12 + 2 (3 r + c)
///     3 - 4 - 5
///     |   |   |
///     0 - 1 - 2
class RouteSteps : public testing::Test {
 protected:
  RouteSteps() : table_(test::grid_city(3, 3)) {
    table_.names = {{}, {"东", "E"}, {"北", "N"}};
    for (std::size_t i = 0; i < table_.links(); ++i) table_.name[i] = i < 12 ? 1 : 2;
  }
  static LinkId east(std::uint32_t row, std::uint32_t column) {
    return LinkId{2 * (2 * row + column)};
  }
  static LinkId north(std::uint32_t row, std::uint32_t column) {
    return LinkId{12 + 2 * (3 * row + column)};
  }
  static LinkId back(LinkId link) { return LinkId{link.index() ^ 1U}; }

  /// Steps along links, each of 20 s, from the start of the first to the end of the last; turns
  /// take `turning` in all.
  std::vector<RouteStep> steps(std::vector<LinkId> const& links,
                               std::vector<TurnCost> const& costs = {}, Duration turning = {}) {
    graph_ = std::make_unique<RoadGraph>(table_);
    Route const route{links,
                      {links.front(), 0},
                      {links.back(), 1},
                      whole_seconds(20) * static_cast<std::int64_t>(links.size()) + turning};
    return steps_of(*graph_, route, std::vector<LinkTime>(table_.links(), 20'000),
                    TurnCosts(*graph_, costs));
  }
  static std::vector<Turn> turns(std::vector<RouteStep> const& steps) {
    std::vector<Turn> all;
    for (RouteStep const& step : steps) all.push_back(step.turn);
    return all;
  }

  RoadTable table_;
  std::unique_ptr<RoadGraph> graph_;
};

TEST_F(RouteSteps, MergeLinksOfOneStreetAndTurnIntoTheNext) {
  auto const way = steps({east(0, 0), east(0, 1), north(0, 2)});
  ASSERT_THAT(turns(way), ElementsAre(Turn::straight, Turn::left));
  EXPECT_EQ(street_of(*graph_, way[0]).zh, "东");
  EXPECT_EQ(street_of(*graph_, way[1]).en, "N");
  EXPECT_DOUBLE_EQ(way[0].length_m, 400);
  EXPECT_EQ(way[0].duration, whole_seconds(40));
  EXPECT_EQ(way[1].stretches, (std::vector<LinkStretch>{{north(0, 2)}}));
}

TEST_F(RouteSteps, TellAUTurnOnOneStreet) {
  EXPECT_THAT(turns(steps({east(0, 0), back(east(0, 0))})),
              ElementsAre(Turn::straight, Turn::u_turn));
}

TEST_F(RouteSteps, MergeAStreetThatBendsUnderItsName) {
  table_.name[north(0, 1).index()] = 1;
  EXPECT_THAT(turns(steps({east(0, 0), north(0, 1)})), ElementsAre(Turn::straight));
}

TEST_F(RouteSteps, TellTurnsAmongNamelessStreetsWhereThereIsAChoice) {
  for (std::uint32_t& name : table_.name) name = 0;
  EXPECT_THAT(turns(steps({east(0, 0), north(0, 1)})), ElementsAre(Turn::straight, Turn::left));
  EXPECT_THAT(turns(steps({east(0, 0), east(0, 1)})), ElementsAre(Turn::straight));
  // At the corner, node 2, two streets meet.
  EXPECT_THAT(turns(steps({east(0, 1), north(0, 2)})), ElementsAre(Turn::straight));
}

TEST_F(RouteSteps, TellTheSameNameUnderAnotherNumberAsOneStreet) {
  table_.names.push_back({"东", "E"});
  table_.name[east(0, 1).index()] = 3;
  EXPECT_EQ(steps({east(0, 0), east(0, 1)}).size(), 1U);
}

TEST_F(RouteSteps, CountPartsOfTheFirstAndLastLink) {
  graph_ = std::make_unique<RoadGraph>(table_);
  std::vector<LinkTime> const times(table_.links(), 20'000);
  auto const route = RouteSearch(*graph_).find({{east(0, 0), 0.75F}}, {{north(0, 1), 0.5F}}, times);
  ASSERT_TRUE(route);
  auto const way = steps_of(*graph_, *route, times);
  ASSERT_EQ(way.size(), 2U);
  EXPECT_DOUBLE_EQ(way[0].length_m, 50);
  EXPECT_DOUBLE_EQ(way[1].length_m, 100);
  EXPECT_EQ(way[1].duration, whole_seconds(10));
}

TEST_F(RouteSteps, CountTheCostOfATurnInTheStepItLeadsInto) {
  auto const way = steps({east(0, 0), east(0, 1), north(0, 2)},
                         {{east(0, 0), east(0, 1), 300},
                          {east(0, 1), north(0, 2), 7000},
                          {east(0, 0), north(0, 1), 50'000}},  // not taken
                         Duration{7300});
  ASSERT_EQ(way.size(), 2U);
  EXPECT_EQ(way[0].duration, Duration{40'300});
  EXPECT_EQ(way[1].duration, Duration{27'000});
}

TEST_F(RouteSteps, CountTheCostOfATurnBesideALinkOfWhichNothingIsDriven) {
  graph_ = std::make_unique<RoadGraph>(table_);
  std::vector<LinkTime> const times(table_.links(), 20'000);
  TurnCosts const costs(*graph_, {{east(0, 0), north(0, 1), 300}, {north(0, 1), east(1, 1), 7000}});
  auto const route =
      RouteSearch(*graph_, costs).find({{east(0, 0), 1.0F}}, {{east(1, 1), 0.0F}}, times);
  ASSERT_TRUE(route);
  auto const way = steps_of(*graph_, *route, times, costs);
  ASSERT_EQ(way.size(), 1U);
  EXPECT_EQ(way[0].duration, Duration{27'300});
  EXPECT_EQ(route->duration, Duration{27'300});
}

TEST_F(RouteSteps, SayNothingOfALinkOfWhichNothingIsDriven) {
  graph_ = std::make_unique<RoadGraph>(table_);
  std::vector<LinkTime> const times(table_.links(), 20'000);
  auto const route = RouteSearch(*graph_).find({{east(0, 0), 1.0F}}, {{north(0, 1), 0.5F}}, times);
  ASSERT_TRUE(route);
  auto const way = steps_of(*graph_, *route, times);
  ASSERT_THAT(turns(way), ElementsAre(Turn::straight));
  EXPECT_EQ(street_of(*graph_, way[0]).zh, "北");
}

TEST_F(RouteSteps, HeadWhereTheirFirstSegmentHeads) {
  auto const way = steps({east(0, 0), north(0, 1)});
  EXPECT_NEAR(*bearing_at_start_rad(*graph_, way[0]), std::numbers::pi / 2, 1e-3);
  EXPECT_NEAR(std::sin(*bearing_at_start_rad(*graph_, way[1])), 0, 1e-3);
  EXPECT_FALSE(bearing_at_start_rad(*graph_, {Turn::straight, {{east(0, 0), 0, 0}}, 0, {}}));
}

/// Every turn at random free, or up to 20 s.
TurnCosts some_turn_costs(RoadGraph const& graph, Stream& random) {
  std::vector<TurnCost> costs;
  for (std::size_t i = 0; i < graph.links(); ++i)
    for (LinkId const to : graph.out_links(graph.head(LinkId{i})))
      if (random.uniform() < 0.5)
        costs.push_back({LinkId{i}, to, static_cast<LinkTime>(random.below(20'000))});
  return {graph, std::move(costs)};
}

/// Ends of links are common: places often stand at a junction.
float some_fraction(Stream& random) {
  float const fractions[] = {0.0F, 1.0F, static_cast<float>(random.uniform())};
  return fractions[random.below(3)];
}

class RouteStepsOfRandomRoutes : public testing::TestWithParam<bool> {};

TEST_P(RouteStepsOfRandomRoutes, AddUpToTheRoute) {
  RoadGraph const graph(test::random_network(11, 60, 40));
  Stream random(11, 0, Purpose::test, 1);
  std::vector<LinkTime> times;
  for (std::size_t i = 0; i < graph.links(); ++i)
    times.push_back(static_cast<LinkTime>(random.below(50'000)));
  TurnCosts const costs = GetParam() ? some_turn_costs(graph, random) : TurnCosts();
  RouteSearch search(graph, costs);
  auto const links = static_cast<std::uint32_t>(graph.links());
  int compared = 0;
  for (int trial = 0; trial < 200; ++trial) {
    RoadPosition const a{LinkId{random.below(links)}, some_fraction(random)};
    RoadPosition const b{LinkId{random.below(links)}, some_fraction(random)};
    auto const route = search.find({a}, {b}, times);
    if (!route) continue;
    Duration sum;
    for (RouteStep const& step : steps_of(graph, *route, times, costs)) sum = sum + step.duration;
    EXPECT_EQ(sum, route->duration);
    ++compared;
  }
  EXPECT_GT(compared, 100);
}

INSTANTIATE_TEST_SUITE_P(WithTurnCosts, RouteStepsOfRandomRoutes, testing::Bool());

}  // namespace
}  // namespace sc
