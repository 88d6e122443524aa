// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "road/graph.h"
#include "road/link_time.h"
#include "road/turn_costs.h"

namespace sc {

/// What routing searches: states joined by edges, each of them a link driven after a turn.
///
/// A state is a node, except that a node with banned or costly turns has one state per entering
/// link (docs/decisions/0008): turns cost nothing elsewhere. State n is node n; the states of split
/// nodes follow, and state n of such a node belongs to no edge.
/// Plain columns, made once per map, const and shared. Edges are in ascending order of their link.
struct SearchGraph {
  using State = std::uint32_t;
  using Edge = std::uint32_t;

  std::vector<NodeId> node;         ///< [states]
  std::vector<LinkId> entry;        ///< [states] the entering link of a split node's state
  std::vector<State> arrival;       ///< [links] state reached at the link's head
  std::vector<State> from;          ///< [edges]
  std::vector<LinkId> link;         ///< [edges]
  std::vector<LinkTime> turn_ms;    ///< [edges] of the turn into the link
  std::vector<Edge> first_of_link;  ///< [links + 1] the edges of a link, one per entering state
  std::vector<std::uint32_t> first_out;  ///< [states + 1] into out
  std::vector<Edge> out;                 ///< edges by state they leave, then by link

  [[nodiscard]] std::size_t states() const { return node.size(); }
  [[nodiscard]] std::size_t edges() const { return from.size(); }
  [[nodiscard]] std::size_t links() const { return arrival.size(); }
  [[nodiscard]] State to(Edge e) const { return arrival[link[e].index()]; }
  [[nodiscard]] std::span<Edge const> out_edges(State s) const {
    return std::span(out).subspan(first_out[s], first_out[s + 1] - first_out[s]);
  }
  /// Calls what(edge) for each edge that enters the state, in ascending order.
  template <class What>
  void for_in_edges(RoadGraph const& graph, State s, What const& what) const {
    auto const of = [&](LinkId l) {
      for (Edge e = first_of_link[l.index()]; e < first_of_link[l.index() + 1]; ++e) what(e);
    };
    if (entry[s]) return of(entry[s]);
    for (LinkId const l : graph.in_links(node[s]))
      if (arrival[l.index()] == s) of(l);  // not so at the unused state of a split node
  }
};

SearchGraph search_graph(RoadGraph const& graph, TurnCosts const& costs = {});

}  // namespace sc
