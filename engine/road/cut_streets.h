// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "road/graph.h"

namespace sc {

/// What is left on the smaller side when the road is cut somewhere.
struct CutSide {
  std::size_t nodes = 0;
  double street_m = 0;  ///< of streets: both directions of one count once
  bool operator==(CutSide const&) const = default;
};

/// A street without which its two ends no longer hang together: an edge that is a bridge of the
/// graph (on the map it may be anything but a bridge).
struct CutStreet {
  LinkId link;      ///< of the two directions the lower number
  CutSide smaller;  ///< fewer nodes, then fewer metres; without the street itself
};

/// A junction without which its neighbours no longer hang together: an articulation point.
struct CutJunction {
  NodeId node;
  CutSide smaller;  ///< all but the largest of the pieces, with their streets to the junction
};

struct CutStreets {
  std::vector<CutStreet> streets;      ///< ascending link
  std::vector<CutJunction> junctions;  ///< ascending node
};

/// Where the network hangs by a thread, whatever the traffic rules: directions, turn bans and
/// travel times are not looked at, a two-way street is one edge, and two carriageways between the
/// same junctions are two, so neither is a cut street. Each connected piece of the map is judged by
/// itself.
///
/// Source: biconnected components (Hopcroft & Tarjan 1973) as in Boost.Graph; the sides are summed
/// over the tree of blocks and junctions. Cost: O(n + m).
CutStreets cut_streets(RoadGraph const& graph);

}  // namespace sc
