// SPDX-License-Identifier: Apache-2.0
#include "road/search_graph.h"

#include <tuple>

#include "road/group_by.h"

namespace sc {
namespace {

void make_states(RoadGraph const& graph, TurnCosts const& costs, SearchGraph& search) {
  for (std::size_t n = 0; n < graph.nodes(); ++n) search.node.push_back(NodeId{n});
  search.arrival.resize(graph.links());
  std::vector<LinkId> split_by;
  for (std::size_t n = 0; n < graph.nodes(); ++n) {
    bool const split = graph.has_banned_turn(NodeId{n}) || costs.at(NodeId{n});
    for (LinkId const link : graph.in_links(NodeId{n})) {
      search.arrival[link.index()] = static_cast<std::uint32_t>(split ? search.node.size() : n);
      if (!split) continue;
      search.node.push_back(NodeId{n});
      split_by.push_back(link);
    }
  }
  search.entry.resize(graph.nodes());
  search.entry.insert(search.entry.end(), split_by.begin(), split_by.end());
}

void add_edges_of(RoadGraph const& graph, TurnCosts const& costs, LinkId link,
                  SearchGraph& search) {
  auto const add = [&](std::uint32_t from, LinkTime turn_ms) {
    search.from.push_back(from);
    search.link.push_back(link);
    search.turn_ms.push_back(turn_ms);
  };
  NodeId const tail = graph.tail(link);
  if (!graph.has_banned_turn(tail) && !costs.at(tail)) return add(tail.value(), 0);
  for (LinkId const in : graph.in_links(tail))
    if (graph.turn_allowed(in, link)) add(search.arrival[in.index()], costs.of(in, link));
}

}  // namespace

SearchGraph search_graph(RoadGraph const& graph, TurnCosts const& costs) {
  SearchGraph search;
  make_states(graph, costs, search);
  for (std::size_t l = 0; l < graph.links(); ++l) {
    search.first_of_link.push_back(static_cast<std::uint32_t>(search.edges()));
    add_edges_of(graph, costs, LinkId{l}, search);
  }
  search.first_of_link.push_back(static_cast<std::uint32_t>(search.edges()));
  std::tie(search.first_out, search.out) =
      group_by<SearchGraph::Edge>(search.from, search.states());
  return search;
}

}  // namespace sc
