// SPDX-License-Identifier: Apache-2.0
#include "road/search_graph.h"

#include <algorithm>
#include <numeric>

#include "base/check.h"

namespace sc {
namespace {

/// Costs of turns, to be looked up.
class TurnTable {
 public:
  TurnTable(RoadGraph const& graph, std::span<TurnCost const> costs)
      : costs_(costs.begin(), costs.end()), at_node_(graph.nodes(), false) {
    std::stable_sort(costs_.begin(), costs_.end(), before);
    for (TurnCost const& turn : costs_) {
      SC_EXPECT(graph.head(turn.from) == graph.tail(turn.to));
      SC_EXPECT(turn.ms >= 0 && turn.ms < kImpassable);
      if (turn.ms > 0) at_node_[graph.head(turn.from).index()] = true;
    }
  }
  [[nodiscard]] bool at(NodeId node) const { return at_node_[node.index()]; }
  [[nodiscard]] LinkTime of(LinkId from, LinkId to) const {
    auto const after = std::upper_bound(costs_.begin(), costs_.end(), TurnCost{from, to}, before);
    if (after == costs_.begin()) return 0;
    TurnCost const& turn = *std::prev(after);
    return turn.from == from && turn.to == to ? turn.ms : 0;
  }

 private:
  static bool before(TurnCost const& a, TurnCost const& b) {
    return a.from != b.from ? a.from < b.from : a.to < b.to;
  }
  std::vector<TurnCost> costs_;
  std::vector<bool> at_node_;
};

void make_states(RoadGraph const& graph, TurnTable const& turns, SearchGraph& search) {
  for (std::size_t n = 0; n < graph.nodes(); ++n) search.node.push_back(NodeId{n});
  search.arrival.resize(graph.links());
  std::vector<LinkId> split_by;
  for (std::size_t n = 0; n < graph.nodes(); ++n) {
    bool const split = graph.has_banned_turn(NodeId{n}) || turns.at(NodeId{n});
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

void add_edges_of(RoadGraph const& graph, TurnTable const& turns, LinkId link,
                  SearchGraph& search) {
  auto const add = [&](std::uint32_t from, LinkTime turn_ms) {
    search.from.push_back(from);
    search.link.push_back(link);
    search.turn_ms.push_back(turn_ms);
  };
  NodeId const tail = graph.tail(link);
  if (!graph.has_banned_turn(tail) && !turns.at(tail)) return add(tail.value(), 0);
  for (LinkId const in : graph.in_links(tail))
    if (graph.turn_allowed(in, link)) add(search.arrival[in.index()], turns.of(in, link));
}

void list_out_edges(SearchGraph& search) {
  search.first_out.assign(search.states() + 1, 0);
  for (std::uint32_t const s : search.from) ++search.first_out[s + 1];
  std::partial_sum(search.first_out.begin(), search.first_out.end(), search.first_out.begin());
  std::vector<std::uint32_t> next(search.first_out.begin(), search.first_out.end() - 1);
  search.out.resize(search.edges());
  for (SearchGraph::Edge e = 0; e < search.edges(); ++e) search.out[next[search.from[e]]++] = e;
}

}  // namespace

SearchGraph search_graph(RoadGraph const& graph, std::span<TurnCost const> costs) {
  TurnTable const turns(graph, costs);
  SearchGraph search;
  make_states(graph, turns, search);
  for (std::size_t l = 0; l < graph.links(); ++l) {
    search.first_of_link.push_back(static_cast<std::uint32_t>(search.edges()));
    add_edges_of(graph, turns, LinkId{l}, search);
  }
  search.first_of_link.push_back(static_cast<std::uint32_t>(search.edges()));
  list_out_edges(search);
  return search;
}

}  // namespace sc
