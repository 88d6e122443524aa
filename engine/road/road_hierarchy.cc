// SPDX-License-Identifier: Apache-2.0
#include "road/road_hierarchy.h"

#include <tuple>

#include "road/group_by.h"
#include "road/hierarchy/elimination.h"
#include "road/hierarchy/nested_dissection.h"

namespace sc {
namespace {

/// Nested dissection leaves about 4 arcs a state of a road network. A kept order may leave four
/// times as many, and on a small map whatever it does.
constexpr std::uint64_t kMostArcsPerState = 16;
constexpr std::uint64_t kArcsOfAnyOrder = 100'000;

/// An order of other streets may have the right length by chance. Its routes would be right, but
/// its arcs might fill the memory.
bool fits(EdgeList const& edges, std::span<std::uint32_t const> order) {
  if (order.size() != edges.vertices) return false;
  std::uint64_t const most = kArcsOfAnyOrder + kMostArcsPerState * order.size();
  return count_arcs(Neighbours(edges), order, most) <= most;
}

Hierarchy frame_of(SearchGraph const& search, std::span<std::uint32_t const> order) {
  EdgeList const edges = edge_list(search);
  return fits(edges, order) ? build_hierarchy(edges, order)
                            : build_hierarchy(edges, nested_dissection(edges, Effort::quick));
}

}  // namespace

RoadHierarchy::RoadHierarchy(RoadGraph const& graph, TurnCosts const& costs)
    : search(search_graph(graph, costs)), frame(frame_of(search, graph.table().elimination_order)) {
  std::vector<std::uint32_t> to;
  to.reserve(search.edges());
  for (SearchGraph::Edge e = 0; e < search.edges(); ++e) to.push_back(rank(search.to(e)));
  std::vector<SearchGraph::Edge> edges;
  std::tie(first_entering, edges) = group_by<SearchGraph::Edge>(to, search.states());
  entering.reserve(edges.size());
  for (SearchGraph::Edge const e : edges)
    entering.push_back({search.from[e], rank(search.from[e]), search.link[e], search.turn_ms[e]});
}

std::vector<std::uint32_t> elimination_order(RoadGraph const& graph,
                                             std::function<void(double)> const& progress) {
  return nested_dissection(edge_list(search_graph(graph)), Effort::thorough, progress);
}

}  // namespace sc
