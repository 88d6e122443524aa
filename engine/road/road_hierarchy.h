// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "road/hierarchy/hierarchy.h"
#include "road/hierarchy/upward.h"
#include "road/search_graph.h"

namespace sc {

/// The hierarchy of a road graph: made once per map and costs of turns, shared by all threads.
struct RoadHierarchy {
  /// Takes the order of elimination that a saved map has (RoadTable::elimination_order) unless it
  /// is none of these states: turn costs or other banned turns have changed them. Else finds one,
  /// which takes longer. Routes are the same.
  explicit RoadHierarchy(RoadGraph const& graph, TurnCosts const& costs = {});

  SearchGraph search;
  Hierarchy frame;
  /// An edge as it is met on the way back from a goal: all that is asked for lies together.
  struct Entering {
    SearchGraph::State from;
    std::uint32_t rank;  ///< of `from`
    LinkId link;
    LinkTime turn_ms;
  };
  std::vector<std::uint32_t> first_entering;  ///< [ranks + 1]
  std::vector<Entering> entering;             ///< by rank of the state entered, then by edge

  [[nodiscard]] std::uint32_t rank(SearchGraph::State s) const { return frame.rank[s]; }
  /// Of the state of that rank.
  [[nodiscard]] std::span<Entering const> entering_edges(std::uint32_t rank) const {
    return std::span(entering).subspan(first_entering[rank],
                                       first_entering[rank + 1] - first_entering[rank]);
  }
};

/// The order to keep with a map: nested dissection of its search states, without turn costs.
/// `progress` hears the share done. Cost: about 0.1 ms per node, 40 s for 250,000.
std::vector<std::uint32_t> elimination_order(RoadGraph const& graph,
                                             std::function<void(double)> const& progress = {});

/// Link times with the arcs customised from them: what routing is asked with. A view.
struct RoadTimes {
  std::span<LinkTime const> links;
  UpwardArcs arcs;
};

}  // namespace sc
