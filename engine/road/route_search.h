// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "road/route.h"
#include "road/search_graph.h"

namespace sc {

/// Exact shortest paths by Dijkstra's algorithm with turn bans, turn costs and integer times: the
/// oracle of RouteFinder (road/route_finder.h), which is what to use.
///
/// Every link driven, wholly or in part, must be passable. Which of several equally fast routes is
/// taken: the state before each state is the nearest to the start, then the one of least number;
/// the same on every machine.
/// Keeps its working memory between searches: one object per thread. The graph must outlive it.
class RouteSearch {
 public:
  explicit RouteSearch(RoadGraph const& graph, TurnCosts const& costs = {});

  /// Fastest route from any start to any goal; nothing when unreachable. times: [links].
  std::optional<Route> find(RoadPlace const& starts, RoadPlace const& goals,
                            std::span<LinkTime const> times);

  /// Time from each place to the nearest goal, nothing where unreachable: one backward search that
  /// stops when every place is known. result[i] belongs to places[i].
  std::vector<std::optional<Duration>> times_to(std::span<RoadPlace const> places,
                                                RoadPlace const& goals,
                                                std::span<LinkTime const> times);

  /// Fastest ways from a place to everywhere, to be asked for by append_way_to().
  void explore(RoadPlace const& starts, std::span<LinkTime const> times);
  /// After explore(): appends the links of the fastest way to the node, first to last, and returns
  /// how many; 0 when it cannot be reached.
  std::size_t append_way_to(NodeId goal, std::vector<LinkId>& links) const;

 private:
  using State = SearchGraph::State;
  struct HeapEntry {
    std::int64_t ms;
    State state;
  };
  struct Best;

  [[nodiscard]] State arrival(LinkId link) const { return search_.arrival[link.index()]; }
  void begin();
  [[nodiscard]] bool settled(State s) const { return done_[s] == round_; }
  void improve(State s, std::int64_t ms, LinkId by, State from);
  std::optional<HeapEntry> pop();
  void seed_starts(RoadPlace const& starts, std::span<LinkTime const> times);
  void relax_forward(HeapEntry at, RoadPlace const& goals, std::span<LinkTime const> times,
                     Best& best);
  void enter_backward(LinkId link, std::int64_t ms);
  void relax_backward(HeapEntry at, std::span<LinkTime const> times);
  void settle_backward(std::span<RoadPlace const> places, std::span<LinkTime const> times);
  void append_way(State s, std::vector<LinkId>& links) const;
  [[nodiscard]] Route unpack(Best const& best, RoadPlace const& starts) const;

  RoadGraph const* graph_;
  SearchGraph search_;
  std::vector<std::int64_t> ms_;     ///< [states] best known, valid where seen_ == round_
  std::vector<LinkId> by_;           ///< [states] last link of the best path (forward)
  std::vector<State> from_;          ///< [states] state before it; itself at a start
  std::vector<std::uint32_t> seen_;  ///< [states] search that wrote ms_ last
  std::vector<std::uint32_t> done_;  ///< [states] search that settled it last
  std::uint32_t round_ = 0;
  std::vector<HeapEntry> heap_;
};

}  // namespace sc
