// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "road/hierarchy/hierarchy.h"
#include "road/hierarchy/upward.h"
#include "road/search_graph.h"

namespace sc {

/// The hierarchy of a road graph: made once per map and costs of turns, shared by all threads.
struct RoadHierarchy {
  /// Takes the order of elimination that a saved map has (RoadTable::elimination_order) unless
  /// turn costs have changed the states; else finds one, which takes longer.
  explicit RoadHierarchy(RoadGraph const& graph, TurnCosts const& costs = {});

  SearchGraph search;
  Hierarchy frame;

  [[nodiscard]] std::uint32_t rank(SearchGraph::State s) const { return frame.rank[s]; }
};

/// The order to keep with a map: nested dissection of its search states, without turn costs.
std::vector<std::uint32_t> elimination_order(RoadGraph const& graph);

/// Link times with the arcs customised from them: what routing is asked with. A view.
struct RoadTimes {
  std::span<LinkTime const> links;
  UpwardArcs arcs;
};

}  // namespace sc
