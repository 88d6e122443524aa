// SPDX-License-Identifier: Apache-2.0
#include "road/hierarchy/elimination.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>
#include <set>

#include "road/hierarchy/nested_dissection.h"
#include "support/boost_edges.h"

namespace sc {
namespace {

/// Elimination played out literally: the neighbours left of each vertex, by rank.
std::vector<std::set<std::uint32_t>> play_elimination(Neighbours const& graph,
                                                      std::vector<std::uint32_t> const& order) {
  auto const rank = inverse(order);
  std::vector<std::set<std::uint32_t>> up(order.size());
  for (std::uint32_t v = 0; v < order.size(); ++v)
    for (std::uint32_t const w : graph.of(v))
      if (rank[w] > rank[v]) up[rank[v]].insert(rank[w]);
  for (auto const& clique : up)
    for (std::uint32_t const a : clique)
      for (std::uint32_t const b : clique)
        if (a < b) up[a].insert(b);
  return up;
}

class EliminationOnRandomGraphs : public testing::TestWithParam<std::uint64_t> {
 protected:
  EdgeList const edges_ = test::random_edges(GetParam(), 60);
  Neighbours const graph_{edges_};
  std::vector<std::uint32_t> const order_ = nested_dissection(edges_, Effort::quick);
};

TEST_P(EliminationOnRandomGraphs, LeavesTheNeighboursOfTheLiteralGame) {
  auto const truth = play_elimination(graph_, order_);
  auto const up = eliminate(graph_, order_);
  auto const parent = elimination_tree(graph_, order_);
  for (std::uint32_t k = 0; k < order_.size(); ++k) {
    std::vector<std::uint32_t> const mine(up.head.begin() + up.first[k],
                                          up.head.begin() + up.first[k + 1]);
    EXPECT_THAT(mine, testing::ElementsAreArray(truth[k])) << "rank " << k;
    EXPECT_EQ(parent[k], truth[k].empty() ? kNoVertex : *truth[k].begin()) << "rank " << k;
  }
}

TEST_P(EliminationOnRandomGraphs, MakesTheSameArcsInPostOrder) {
  auto const again = post_order(graph_, order_);
  auto const arcs = [&](std::vector<std::uint32_t> const& order) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
    auto const up = eliminate(graph_, order);
    for (std::uint32_t k = 0; k < order.size(); ++k)
      for (std::uint32_t a = up.first[k]; a < up.first[k + 1]; ++a)
        pairs.insert(std::minmax(order[k], order[up.head[a]]));
    return pairs;
  };
  EXPECT_EQ(arcs(order_), arcs(again));
  EXPECT_EQ(count_triangles(graph_, order_), count_triangles(graph_, again));
}

TEST_P(EliminationOnRandomGraphs, CountsArcsWithoutMakingThem) {
  auto const arcs = eliminate(graph_, order_).head.size();
  EXPECT_EQ(count_arcs(graph_, order_, UINT64_MAX), arcs);
  EXPECT_EQ(count_arcs(graph_, order_, arcs), arcs);
  EXPECT_GT(count_arcs(graph_, order_, arcs / 2), arcs / 2);
  EXPECT_LT(count_arcs(graph_, order_, arcs / 2), arcs) << "stops early";
}

TEST_P(EliminationOnRandomGraphs, StandsSubtreesTogetherInPostOrder) {
  auto const parent = elimination_tree(graph_, post_order(graph_, order_));
  std::vector<std::uint32_t> size(parent.size(), 1), lowest = natural_order(60);
  for (std::uint32_t k = 0; k < parent.size(); ++k) {
    EXPECT_EQ(lowest[k] + size[k] - 1, k) << "all between belong to the subtree";
    if (parent[k] == kNoVertex) continue;
    size[parent[k]] += size[k];
    lowest[parent[k]] = std::min(lowest[parent[k]], lowest[k]);
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, EliminationOnRandomGraphs, testing::Range<std::uint64_t>(1, 16));

TEST(NestedDissection, OrdersAGraphWithoutEdges) {
  EdgeList edges;
  edges.vertices = 3;
  EXPECT_THAT(nested_dissection(edges, Effort::quick), testing::ElementsAre(0, 1, 2));
}

TEST(NestedDissection, OrdersEveryVertexOnceAndTheSameWayTwice) {
  EdgeList const edges = test::random_edges(3, 500);
  auto const order = nested_dissection(edges, Effort::thorough);
  std::vector<std::uint32_t> sorted = order;
  std::sort(sorted.begin(), sorted.end());
  EXPECT_EQ(sorted, natural_order(500));
  EXPECT_EQ(order, nested_dissection(edges, Effort::thorough));
}

TEST(NestedDissection, IsNoWorseWhenThorough) {
  EdgeList const edges = test::random_edges(4, 500);
  Neighbours const graph(edges);
  EXPECT_LE(count_triangles(graph, nested_dissection(edges, Effort::thorough)),
            count_triangles(graph, nested_dissection(edges, Effort::quick)));
}

}  // namespace
}  // namespace sc
