// SPDX-License-Identifier: Apache-2.0
#include "support/big_city.h"

#include <gtest/gtest.h>
#include <metis.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "road/connectivity.h"
#include "road/graph.h"
#include "support/grid_city.h"
#include "support/same_roads.h"

namespace sc {
namespace {

/// Nodes next to each node, by streets in either direction.
std::vector<std::set<std::uint32_t>> neighbours(RoadTable const& table) {
  std::vector<std::set<std::uint32_t>> near(table.nodes());
  for (std::size_t i = 0; i < table.links(); ++i) {
    near[table.tail[i]].insert(table.head[i]);
    near[table.head[i]].insert(table.tail[i]);
  }
  return near;
}

/// Share of the nodes with 0, 1, 2, 3, 4 and more neighbours.
std::array<double, 6> degree_shares(RoadTable const& table) {
  std::array<double, 6> share{};
  for (auto const& near : neighbours(table))
    share[std::min<std::size_t>(near.size(), 5)] += 1 / static_cast<double>(table.nodes());
  return share;
}

struct Halves {
  std::size_t separator = 0;  ///< nodes to take away so that the rest falls apart
  double smaller_side = 0;    ///< share of the nodes
};

/// As METIS finds them.
Halves halves_of(RoadTable const& table) {
  std::vector<idx_t> first{0}, neighbour;
  for (auto const& near : neighbours(table)) {
    for (std::uint32_t const n : near) neighbour.push_back(static_cast<idx_t>(n));
    first.push_back(static_cast<idx_t>(neighbour.size()));
  }
  auto nodes = static_cast<idx_t>(table.nodes());
  std::vector<idx_t> weight(table.nodes(), 1);
  std::vector<idx_t> side(table.nodes());
  std::array<idx_t, METIS_NOPTIONS> options;
  METIS_SetDefaultOptions(options.data());
  options[METIS_OPTION_SEED] = 1;
  idx_t separator = 0;
  METIS_ComputeVertexSeparator(&nodes, first.data(), neighbour.data(), weight.data(),
                               options.data(), &separator, side.data());
  auto const left = std::count(side.begin(), side.end(), 0);
  auto const right = std::count(side.begin(), side.end(), 1);
  return {static_cast<std::size_t>(separator),
          static_cast<double>(std::min(left, right)) / static_cast<double>(table.nodes())};
}

double share_of_class(RoadTable const& table, RoadClass from, RoadClass to) {
  auto const count = std::count_if(table.road_class.begin(), table.road_class.end(),
                                   [&](RoadClass c) { return c >= from && c <= to; });
  return static_cast<double>(count) / static_cast<double>(table.links());
}

/// Share of the nodes in the largest component when the links with `flag` are closed.
double largest_share_without(RoadTable table, std::uint8_t flag) {
  for (std::size_t i = 0; i < table.links(); ++i)
    if ((table.flags[i] & flag) != 0) table.head[i] = table.tail[i];
  auto const size = strong_components(table).size;
  return static_cast<double>(*std::max_element(size.begin(), size.end())) /
         static_cast<double>(table.nodes());
}

class BigCity : public testing::TestWithParam<std::uint64_t> {
 protected:
  RoadTable const table_ = test::generated_city({.nodes = 20'000, .seed = GetParam()});
};

TEST_P(BigCity, HasExactlyTheNodesAskedForAndIsAValidGraph) {
  RoadGraph const graph(table_);
  EXPECT_EQ(graph.nodes(), 20'000U);
  double const links_per_node = static_cast<double>(graph.links()) / 20'000;
  EXPECT_GT(links_per_node, 2.3);
  EXPECT_LT(links_per_node, 2.6);
}

TEST_P(BigCity, IsOneStronglyConnectedComponent) {
  EXPECT_EQ(strong_components(table_).size.size(), 1U);
}

TEST_P(BigCity, HasTheNodeDegreesOfARealRoadNetwork) {
  auto const share = degree_shares(table_);
  EXPECT_EQ(share[0], 0);
  EXPECT_NEAR(share[1], 0.18, 0.04);
  EXPECT_NEAR(share[2], 0.20, 0.04);
  EXPECT_NEAR(share[3], 0.48, 0.04);
  EXPECT_NEAR(share[4], 0.14, 0.04);
  EXPECT_EQ(share[5], 0);
}

TEST_P(BigCity, IsMeasuredByItsPositions) {
  double worst = 0;
  for (std::size_t i = 0; i < table_.links(); ++i) {
    double const length_m =
        distance_m(table_.node_position[table_.tail[i]], table_.node_position[table_.head[i]]);
    worst = std::max(worst, std::abs(length_m / static_cast<double>(table_.length_m[i]) - 1));
  }
  EXPECT_LT(worst, 1e-4);
}

// Numbers that are close together stand for places that are.
TEST_P(BigCity, IsNumberedFromPlaceToPlace) {
  std::size_t close = 0;
  for (std::size_t i = 0; i < table_.links(); ++i)
    close += std::abs(std::int64_t{table_.tail[i]} - std::int64_t{table_.head[i]}) < 100 ? 1U : 0U;
  EXPECT_GT(close, table_.links() * 8 / 10);
}

TEST_P(BigCity, HasFewFastRoadsAndManySlowOnes) {
  EXPECT_LT(share_of_class(table_, RoadClass::motorway, RoadClass::trunk), 0.01);
  EXPECT_LT(share_of_class(table_, RoadClass::primary, RoadClass::secondary), 0.15);
  EXPECT_GT(share_of_class(table_, RoadClass::residential, RoadClass::living_street), 0.5);
  auto const [slowest, fastest] =
      std::minmax_element(table_.free_speed_mps.begin(), table_.free_speed_mps.end());
  EXPECT_NEAR(*slowest * 3.6F, 20, 0.01);
  EXPECT_NEAR(*fastest * 3.6F, 80, 0.01);
}

TEST_P(BigCity, FallsApartWithoutItsBridges) {
  EXPECT_LT(largest_share_without(table_, link_flag::bridge), 0.7);
  auto const bridges = std::count_if(table_.flags.begin(), table_.flags.end(),
                                     [](std::uint8_t f) { return (f & link_flag::bridge) != 0; });
  EXPECT_LT(bridges, 200);
}

TEST_P(BigCity, ForbidsALeftTurnForEach800Nodes) {
  EXPECT_EQ(table_.banned_turns.size(), 25U);
}

TEST_P(BigCity, HasOneWayStreets) {
  RoadGraph const graph(table_);
  std::size_t one_way = 0;
  for (std::size_t i = 0; i < graph.links(); ++i) one_way += graph.twin(LinkId{i}) ? 0U : 1U;
  EXPECT_GT(one_way, graph.links() / 100);
  EXPECT_LT(one_way, graph.links() / 10);
}

// 1.7 * cbrt(20,000); a square grid of as many nodes needs 141.
TEST_P(BigCity, IsHalvedByTakingAwayFewNodes) {
  Halves const halves = halves_of(table_);
  RecordProperty("separator", std::to_string(halves.separator));
  EXPECT_LE(halves.separator, 45U);
  EXPECT_GT(halves.smaller_side, 0.3);
}

INSTANTIATE_TEST_SUITE_P(Seeds, BigCity, testing::Values(1U, 2U, 3U));

// What the bound above would say of a grid.
TEST(GridCity, IsHalvedByTakingAwayManyNodes) {
  EXPECT_GT(halves_of(test::grid_city(141, 141)).separator, 110U);
}

// 1.7 * cbrt(250,000); a square grid needs 500.
TEST(GeneratedCity, OfAQuarterMillionNodesIsHalvedByTakingAwayFewOfThem) {
  RoadTable const table = test::generated_city({});
  EXPECT_EQ(table.nodes(), 250'000U);
  EXPECT_EQ(strong_components(table).size.size(), 1U);
  Halves const halves = halves_of(table);
  RecordProperty("separator", std::to_string(halves.separator));
  EXPECT_LE(halves.separator, 107U);
  EXPECT_GT(halves.smaller_side, 0.3);
}

TEST(GeneratedCity, IsTheSameForTheSameSeedOnly) {
  RoadTable const table = test::generated_city({.nodes = 2000, .seed = 5});
  test::expect_same(test::generated_city({.nodes = 2000, .seed = 5}), table);
  EXPECT_NE(test::generated_city({.nodes = 2000, .seed = 6}).node_position, table.node_position);
}

TEST(GeneratedCity, MayBeSmall) {
  RoadGraph const graph(test::generated_city({.nodes = 2001, .seed = 9}));
  EXPECT_EQ(graph.nodes(), 2001U);
}

}  // namespace
}  // namespace sc
