// SPDX-License-Identifier: Apache-2.0
#include "road/road_hierarchy.h"

#include "road/hierarchy/nested_dissection.h"

namespace sc {
namespace {

Hierarchy frame_of(SearchGraph const& search, std::span<std::uint32_t const> order) {
  EdgeList const edges = edge_list(search);
  return order.size() == edges.vertices
             ? build_hierarchy(edges, order)
             : build_hierarchy(edges, nested_dissection(edges, Effort::quick));
}

}  // namespace

RoadHierarchy::RoadHierarchy(RoadGraph const& graph, TurnCosts const& costs)
    : search(search_graph(graph, costs)),
      frame(frame_of(search, graph.table().elimination_order)) {}

std::vector<std::uint32_t> elimination_order(RoadGraph const& graph) {
  return nested_dissection(edge_list(search_graph(graph)), Effort::thorough);
}

}  // namespace sc
