// SPDX-License-Identifier: Apache-2.0
#include "road/boost_graph.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/concept/assert.hpp>
#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/reverse_graph.hpp>

#include "support/grid_city.h"

namespace sc {
namespace {

BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<TableGraph>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<TableGraph>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<TableGraph>));
BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<RoadGraph>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<RoadGraph>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<RoadGraph>));
BOOST_CONCEPT_ASSERT(
    (boost::ReadablePropertyGraphConcept<RoadGraph, std::uint32_t, boost::vertex_index_t>));
BOOST_CONCEPT_ASSERT(
    (boost::ReadablePropertyGraphConcept<TableGraph, LinkId, boost::edge_index_t>));

/// Distances [m] from node 0 by Boost's Dijkstra.
template <class Graph>
std::vector<double> distances(Graph const& graph, std::vector<float> const& length_m) {
  std::vector<double> distance(num_vertices(graph));
  boost::dijkstra_shortest_paths(
      graph, std::uint32_t{0},
      boost::weight_map(link_property_map(length_m))
          .distance_map(boost::make_iterator_property_map(distance.begin(), VertexIndexMap{})));
  return distance;
}

TEST(BoostGraph, LetsDijkstraWalkTheGridInBothForms) {
  RoadTable const table = test::grid_city(3, 3);
  RoadGraph const graph(table);
  std::vector<double> const expected{0, 200, 400, 200, 400, 600, 400, 600, 800};
  EXPECT_EQ(distances(graph, table.length_m), expected);
  EXPECT_EQ(distances(TableGraph(table), table.length_m), expected);
}

TEST(BoostGraph, ListsLinksOnceAndByNode) {
  RoadTable const table = test::random_network(5, 40, 0);
  TableGraph const graph(table);
  std::size_t listed = 0;
  auto const [begin, end] = edges(graph);
  for (auto at = begin; at != end; ++at) EXPECT_EQ((*at).index(), listed++);
  EXPECT_EQ(listed, table.links());
  std::size_t by_node = 0;
  for (std::uint32_t n = 0; n < table.nodes(); ++n) {
    auto const [first, last] = out_edges(n, graph);
    EXPECT_TRUE(std::is_sorted(first, last));
    for (auto at = first; at != last; ++at, ++by_node) EXPECT_EQ(source(*at, graph), n);
  }
  EXPECT_EQ(by_node, table.links());
}

TEST(BoostGraph, CanBeReversed) {
  RoadTable table = test::grid_city(1, 2);
  test::add_link(table, 0, 1, 50);  // a one-way short cut
  RoadGraph const graph(table);
  auto const back = boost::make_reverse_graph(graph);
  EXPECT_EQ(out_degree(0U, back), 1U);
  EXPECT_EQ(out_degree(1U, back), 2U);
}

}  // namespace
}  // namespace sc
