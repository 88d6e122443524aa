// SPDX-License-Identifier: Apache-2.0
#include "road/cut_streets.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <numeric>

#include "support/grid_city.h"

namespace sc {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Nodes without streets between them, to which a test adds its own.
RoadTable bare(std::size_t nodes) {
  RoadTable table = test::grid_city(1, nodes);
  RoadTable result;
  result.node_position = table.node_position;
  result.node_ref = table.node_ref;
  result.names = {{}};
  result.shape_begin = {0};
  return result;
}

void two_way(RoadTable& table, std::uint32_t a, std::uint32_t b, double length_m) {
  test::add_link(table, a, b, length_m);
  test::add_link(table, b, a, length_m);
  table.way_ref.back() = table.way_ref[table.links() - 2];
}

bool is_one_of_two(RoadGraph const& graph, std::size_t i) {
  LinkId const twin = graph.twin(LinkId{i});
  return twin && twin < LinkId{i};
}

/// The oracle: takes out what `gone` says, floods the rest from node to node, and gives every
/// piece with its streets.
struct Piece {
  std::vector<std::uint32_t> nodes;
  double street_m = 0;
};
std::vector<Piece> pieces_without(RoadGraph const& graph, std::function<bool(LinkId)> const& gone) {
  std::vector<std::uint32_t> label(graph.nodes());
  std::iota(label.begin(), label.end(), 0U);
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t i = 0; i < graph.links(); ++i) {
      std::uint32_t& a = label[graph.tail(LinkId{i}).index()];
      std::uint32_t& b = label[graph.head(LinkId{i}).index()];
      if (gone(LinkId{i}) || a == b) continue;
      a = b = std::min(a, b);
      changed = true;
    }
  }
  std::vector<Piece> by_label(graph.nodes());
  for (std::uint32_t n = 0; n < graph.nodes(); ++n) by_label[label[n]].nodes.push_back(n);
  for (std::size_t i = 0; i < graph.links(); ++i)
    if (!gone(LinkId{i}) && !is_one_of_two(graph, i))
      by_label[label[graph.tail(LinkId{i}).index()]].street_m += graph.length_m(LinkId{i});
  std::erase_if(by_label, [](Piece const& p) { return p.nodes.empty(); });
  return by_label;
}

Piece const& piece_of(std::vector<Piece> const& pieces, NodeId node) {
  return *std::find_if(pieces.begin(), pieces.end(), [&](Piece const& p) {
    return std::count(p.nodes.begin(), p.nodes.end(), node.value()) > 0;
  });
}

/// Cut streets by taking out one street after the other.
std::vector<CutStreet> streets_by_force(RoadGraph const& graph) {
  std::vector<CutStreet> result;
  for (std::size_t i = 0; i < graph.links(); ++i) {
    LinkId const link{i};
    if (is_one_of_two(graph, i)) continue;
    auto const pieces =
        pieces_without(graph, [&](LinkId l) { return l == link || l == graph.twin(link); });
    Piece const& a = piece_of(pieces, graph.tail(link));
    Piece const& b = piece_of(pieces, graph.head(link));
    if (&a == &b) continue;
    auto const smaller =
        std::min(std::pair(a.nodes.size(), a.street_m), std::pair(b.nodes.size(), b.street_m));
    result.push_back({link, {smaller.first, smaller.second}});
  }
  return result;
}

/// Cut junctions by taking out one junction after the other; metres by what is then no longer in
/// the largest piece.
std::vector<CutJunction> junctions_by_force(RoadGraph const& graph) {
  std::vector<CutJunction> result;
  auto const all = pieces_without(graph, [](LinkId) { return false; });
  for (std::size_t n = 0; n < graph.nodes(); ++n) {
    NodeId const node{n};
    auto const touches = [&](LinkId l) { return graph.tail(l) == node || graph.head(l) == node; };
    Piece const& whole = piece_of(all, node);
    std::vector<std::pair<std::size_t, double>> parts;
    for (Piece const& piece : pieces_without(graph, touches)) {
      if (piece.nodes.front() == n || &piece_of(all, NodeId{piece.nodes.front()}) != &whole)
        continue;
      double street_m = piece.street_m;
      for (std::size_t i = 0; i < graph.links(); ++i) {
        NodeId const other =
            graph.tail(LinkId{i}) == node ? graph.head(LinkId{i}) : graph.tail(LinkId{i});
        bool const leads_there =
            std::count(piece.nodes.begin(), piece.nodes.end(), other.value()) > 0;
        if (touches(LinkId{i}) && leads_there && !is_one_of_two(graph, i))
          street_m += graph.length_m(LinkId{i});
      }
      parts.emplace_back(piece.nodes.size(), street_m);
    }
    if (parts.size() < 2) continue;
    auto const largest = *std::max_element(parts.begin(), parts.end());
    result.push_back(
        {node, {whole.nodes.size() - 1 - largest.first, whole.street_m - largest.second}});
  }
  return result;
}

class CutStreetsAgainstForce : public testing::TestWithParam<std::uint64_t> {};

TEST_P(CutStreetsAgainstForce, FindsTheStreetsAndTheirSmallerSides) {
  RoadGraph const graph(test::random_network(GetParam(), 30, 0));
  auto const found = cut_streets(graph).streets;
  auto const expected = streets_by_force(graph);
  ASSERT_EQ(found.size(), expected.size());
  ASSERT_FALSE(expected.empty());
  for (std::size_t k = 0; k < found.size(); ++k) {
    EXPECT_EQ(found[k].link, expected[k].link);
    EXPECT_EQ(found[k].smaller.nodes, expected[k].smaller.nodes);
    EXPECT_NEAR(found[k].smaller.street_m, expected[k].smaller.street_m, 1e-6);
  }
}

TEST_P(CutStreetsAgainstForce, FindsTheJunctionsAndTheirSmallerSides) {
  RoadGraph const graph(test::random_network(GetParam(), 30, 0));
  auto const found = cut_streets(graph).junctions;
  auto const expected = junctions_by_force(graph);
  ASSERT_EQ(found.size(), expected.size());
  ASSERT_FALSE(expected.empty());
  for (std::size_t k = 0; k < found.size(); ++k) {
    EXPECT_EQ(found[k].node, expected[k].node);
    EXPECT_EQ(found[k].smaller.nodes, expected[k].smaller.nodes);
    EXPECT_NEAR(found[k].smaller.street_m, expected[k].smaller.street_m, 1e-6);
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, CutStreetsAgainstForce, testing::Range<std::uint64_t>(1, 21));

TEST(CutStreets, OfTwoSquaresIsTheStreetBetweenThem) {
  //  0 - 1       4 - 5
  //  |   |       |   |     all 100 m, but 3-6 with 250 m; numbers by rows
  //  2 - 3 ----- 6 - 7
  RoadTable table = bare(8);
  for (auto const& [a, b] :
       {std::pair{0U, 1U}, {1U, 3U}, {3U, 2U}, {2U, 0U}, {4U, 5U}, {5U, 7U}, {7U, 6U}, {6U, 4U}})
    two_way(table, a, b, 100);
  two_way(table, 3, 6, 250);
  CutStreets const cuts = cut_streets(RoadGraph(table));
  ASSERT_EQ(cuts.streets.size(), 1U);
  EXPECT_EQ(cuts.streets[0].link, LinkId{16U});
  EXPECT_EQ(cuts.streets[0].smaller, (CutSide{4, 400}));
  ASSERT_EQ(cuts.junctions.size(), 2U);
  EXPECT_EQ(cuts.junctions[0].node, NodeId{3U});
  EXPECT_EQ(cuts.junctions[0].smaller, (CutSide{3, 400}));
  EXPECT_EQ(cuts.junctions[1].node, NodeId{6U});
}

TEST(CutStreets, AreNoneInAGrid) {
  CutStreets const cuts = cut_streets(RoadGraph(test::grid_city(3, 3)));
  EXPECT_THAT(cuts.streets, IsEmpty());
  EXPECT_THAT(cuts.junctions, IsEmpty());
}

TEST(CutStreets, AreNoPairOfCarriagewaysButATwoWayStreetIsOne) {
  RoadTable table = bare(3);
  test::add_link(table, 0, 1, 100);  // two one-way carriageways of a divided road
  test::add_link(table, 1, 0, 101);
  two_way(table, 1, 2, 50);
  CutStreets const cuts = cut_streets(RoadGraph(table));
  ASSERT_EQ(cuts.streets.size(), 1U);
  EXPECT_EQ(cuts.streets[0].link, LinkId{2U});
  EXPECT_EQ(cuts.streets[0].smaller, (CutSide{1, 0}));
  ASSERT_EQ(cuts.junctions.size(), 1U);
  EXPECT_EQ(cuts.junctions[0].node, NodeId{1U});
}

TEST(CutStreets, CountTheLoopAtTheEndOfADeadEnd) {
  RoadTable table = bare(4);
  two_way(table, 0, 1, 100);
  two_way(table, 1, 2, 100);
  two_way(table, 2, 3, 100);
  test::add_link(table, 3, 3, 70);
  CutStreets const cuts = cut_streets(RoadGraph(table));
  ASSERT_EQ(cuts.streets.size(), 3U);
  EXPECT_EQ(cuts.streets[2].smaller, (CutSide{1, 70}));
}

}  // namespace
}  // namespace sc
