// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/time.h"
#include "road/graph.h"

namespace sc {

/// Travel time of a link in whole milliseconds (>= 0); kImpassable when nothing gets through.
using LinkTime = std::int32_t;
inline constexpr LinkTime kImpassable = INT32_MAX;

/// Time for the part of a link between two fractions, rounded to the nearest millisecond. The one
/// rounding rule of routing. Preconditions: whole passable, from <= to.
std::int64_t part_time_ms(LinkTime whole, double from_fraction, double to_fraction);

struct Route {
  std::vector<LinkId> links;  ///< first holds the start, last the goal; may be one and the same
  RoadPosition start;         ///< of the starts, the one taken
  RoadPosition goal;          ///< of the goals, the one reached
  Duration duration;
};

/// A place that may be left or reached in either direction of its street is a list of positions.
using RoadPlace = std::vector<RoadPosition>;

/// Exact shortest paths by Dijkstra's algorithm with turn bans and integer times.
///
/// A search state is a node, except that a node with banned turns has one state per entering link;
/// so bans cost nothing elsewhere. Every link driven, wholly or in part, must be passable. Equal
/// routes are told apart by state number: the same route on every machine.
/// Keeps its working memory between searches: one object per thread. The graph must outlive it.
class RouteSearch {
 public:
  explicit RouteSearch(RoadGraph const& graph);

  /// Fastest route from any start to any goal; nothing when unreachable. times: [links].
  std::optional<Route> find(RoadPlace const& starts, RoadPlace const& goals,
                            std::span<LinkTime const> times);

  /// Time from each place to the nearest goal, nothing where unreachable: one backward search that
  /// stops when every place is known. result[i] belongs to places[i].
  std::vector<std::optional<Duration>> times_to(std::span<RoadPlace const> places,
                                                RoadPlace const& goals,
                                                std::span<LinkTime const> times);

  /// Time from the nearest start to each place, nothing where unreachable: one forward search of
  /// all that can be reached. result[i] belongs to places[i] and is what find() takes to it.
  std::vector<std::optional<Duration>> times_from(RoadPlace const& starts,
                                                  std::span<RoadPlace const> places,
                                                  std::span<LinkTime const> times);

  /// Fastest ways from a place to everywhere, to be asked for by append_way_to().
  void explore(RoadPlace const& starts, std::span<LinkTime const> times);
  /// After explore(): appends the links of the fastest way to the node, first to last, and returns
  /// how many; 0 when it cannot be reached.
  std::size_t append_way_to(NodeId goal, std::vector<LinkId>& links) const;

  /// Quick proof that no goal can be reached: true when the roads around the starts end within
  /// `at_most` search states. False says nothing. A unit shut in by water would else cost a search
  /// of the whole map each time somebody asks for it.
  bool shut_in(RoadPlace const& starts, RoadPlace const& goals, std::span<LinkTime const> times,
               std::size_t at_most);

 private:
  using State = std::uint32_t;
  struct HeapEntry {
    std::int64_t ms;
    State state;
  };
  struct Best;

  [[nodiscard]] State arrival(LinkId link) const { return arrival_[link.index()]; }
  [[nodiscard]] bool may_leave(State s, LinkId next) const;
  void begin();
  [[nodiscard]] bool settled(State s) const { return done_[s] == search_; }
  void improve(State s, std::int64_t ms, LinkId by, State from);
  std::optional<HeapEntry> pop();
  void seed_starts(RoadPlace const& starts, std::span<LinkTime const> times);
  void relax_forward(HeapEntry at, RoadPlace const& goals, std::span<LinkTime const> times,
                     Best& best);
  [[nodiscard]] std::int64_t explored_ms(RoadPosition goal, std::span<LinkTime const> times) const;
  void enter_backward(LinkId link, std::int64_t ms);
  void relax_backward(HeapEntry at, std::span<LinkTime const> times);
  void settle_backward(std::span<RoadPlace const> places, std::span<LinkTime const> times);
  static Best best_ahead(RoadPlace const& starts, RoadPlace const& goals,
                         std::span<LinkTime const> times);
  void append_way(State s, std::vector<LinkId>& links) const;
  [[nodiscard]] Route unpack(Best const& best, RoadPlace const& starts) const;

  RoadGraph const* graph_;
  std::vector<State> arrival_;       ///< [links] state reached at the link's head
  std::vector<NodeId> node_;         ///< [states]
  std::vector<LinkId> entry_;        ///< [states] the entering link of a split node's state
  std::vector<std::int64_t> ms_;     ///< [states] best known, valid where seen_ == search_
  std::vector<LinkId> by_;           ///< [states] last link of the best path (forward)
  std::vector<State> from_;          ///< [states] state before it; itself at a start
  std::vector<std::uint32_t> seen_;  ///< [states] search that wrote ms_ last
  std::vector<std::uint32_t> done_;  ///< [states] search that settled it last
  std::uint32_t search_ = 0;
  std::vector<HeapEntry> heap_;
};

}  // namespace sc
