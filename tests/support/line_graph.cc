// SPDX-License-Identifier: Apache-2.0
#include "support/line_graph.h"

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <utility>

namespace sc::test {

struct LineGraph::Boost {
  using Graph = boost::compressed_sparse_row_graph<boost::directedS>;
  Graph graph;
};

LineGraph::LineGraph(RoadGraph const& graph, TurnCosts const& costs) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> turns;
  for (std::size_t a = 0; a < graph.links(); ++a)
    for (LinkId const b : graph.out_links(graph.head(LinkId{a}))) {
      if (!graph.turn_allowed(LinkId{a}, b)) continue;
      turns.emplace_back(a, b.value());
      turn_ms_.push_back(costs.of(LinkId{a}, b));
    }
  boost_ = std::make_unique<Boost const>(
      Boost{{boost::edges_are_unsorted_multi_pass, turns.begin(), turns.end(), graph.links()}});
}

LineGraph::~LineGraph() = default;

std::vector<std::int64_t> LineGraph::from_end_of(LinkId from,
                                                 std::span<LinkTime const> times) const {
  Boost::Graph const& g = boost_->graph;
  std::vector<std::int64_t> weight;
  for (auto [edge, end] = edges(g); edge != end; ++edge) {
    LinkTime const time = times[target(*edge, g)];
    weight.push_back(time == kImpassable ? kUnreached : time + turn_ms_[weight.size()]);
  }
  std::vector<std::int64_t> ms(times.size());
  auto const vertex = get(boost::vertex_index, g);
  boost::dijkstra_shortest_paths(
      g, from.value(),
      boost::distance_map(boost::make_iterator_property_map(ms.begin(), vertex))
          .distance_combine(boost::closed_plus<std::int64_t>())  // closed links stay infinite
          .weight_map(
              boost::make_iterator_property_map(weight.begin(), get(boost::edge_index, g))));
  return ms;
}

}  // namespace sc::test
