// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "road/road_hierarchy.h"
#include "road/route.h"

namespace sc {

/// Exact fastest routes and travel times by the customizable contraction hierarchy, with turn bans,
/// turn costs and integer times.
///
/// The answers are RouteSearch's, and so are the routes where several are equally fast, provided
/// that every link takes at least 1 ms; where links take none, a fastest route. Ways of kNoWay ms
/// (12 days) and more count as none.
/// Keeps its working memory: one object per thread. Graph and hierarchy must outlive it.
class RouteFinder {
 public:
  RouteFinder(RoadGraph const& graph, RoadHierarchy const& roads);

  /// Fastest route from any start to any goal; nothing when unreachable.
  std::optional<Route> find(RoadPlace const& starts, RoadPlace const& goals,
                            RoadTimes const& times);

  /// Time from each place to the nearest goal, nothing where unreachable. result[i]: places[i].
  std::vector<std::optional<Duration>> times_to(std::span<RoadPlace const> places,
                                                RoadPlace const& goals, RoadTimes const& times);
  /// Time from the nearest start to each place.
  std::vector<std::optional<Duration>> times_from(RoadPlace const& starts,
                                                  std::span<RoadPlace const> places,
                                                  RoadTimes const& times);

  /// Fastest ways from a place to everywhere, to be asked for by append_way_to() while `times`
  /// lives.
  void explore(RoadPlace const& starts, RoadTimes const& times);
  /// After explore(): appends the links of the fastest way to the node, first to last, and returns
  /// how many; 0 when it cannot be reached.
  std::size_t append_way_to(NodeId goal, std::vector<LinkId>& links);

 private:
  using State = SearchGraph::State;
  /// Where a goal's link is entered, and how long that takes in all.
  struct Entry {
    std::int64_t ms = INT64_MAX;
    State from = 0;
    RoadPosition goal;
  };
  struct Seed {
    State state;
    std::int32_t ms;
    LinkId link;
  };

  [[nodiscard]] State arrival(LinkId link) const { return roads_->search.arrival[link.index()]; }
  std::int32_t ms_at(State s) { return lazy_.at(roads_->rank(s)); }
  [[nodiscard]] Seed const* seed_at(State s, std::int32_t ms) const;
  void start_from(RoadPlace const& starts, RoadTimes const& times);
  void start_towards(RoadPlace const& goals, RoadTimes const& times);
  [[nodiscard]] Entry best_entry(RoadPlace const& goals);
  [[nodiscard]] RoadHierarchy::Entering const* last_edge(std::uint32_t rank, std::int32_t ms);
  State cross_standstill(State s, std::int32_t ms, std::vector<LinkId>& links);
  void append_way(State s, std::vector<LinkId>& links);

  RoadGraph const* graph_;
  RoadHierarchy const* roads_;
  LazyTimes lazy_;
  std::span<LinkTime const> times_;  ///< of the search under way
  std::vector<Seed> seeds_;
  std::vector<SearchEnd> ends_;
};

}  // namespace sc
