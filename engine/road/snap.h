// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "road/graph.h"
#include "road/route.h"

namespace sc {

struct Snapped {
  RoadPosition position;
  double distance_m = 0;
};

/// Both directions of the street at a position: a place that may be left or reached either way.
RoadPlace both_directions(RoadGraph const& roads, RoadPosition position);

/// Accepts links that are neither elevated nor in a tunnel: those that a place with an address, a
/// station or an incident lies on. The graph must outlive it.
std::function<bool(LinkId)> on_the_ground(RoadGraph const& roads);

/// Nearest road to a point: an R-tree over all link segments (Boost.Geometry).
class SnapIndex {
 public:
  explicit SnapIndex(RoadGraph const& graph);
  ~SnapIndex();
  SnapIndex(SnapIndex&&) noexcept;
  SnapIndex& operator=(SnapIndex&&) = delete;

  /// Nearest link that `wanted` accepts within `limit_m`. Of the two directions of a street the
  /// lower link id wins; use RoadGraph::twin for the other.
  [[nodiscard]] std::optional<Snapped> nearest(LonLat p, double limit_m,
                                               std::function<bool(LinkId)> const& wanted) const;
  /// All accepted links that come within `radius_m`, ascending id.
  [[nodiscard]] std::vector<LinkId> within(LonLat p, double radius_m,
                                           std::function<bool(LinkId)> const& wanted) const;

 private:
  struct Tree;
  std::unique_ptr<Tree> tree_;
};

}  // namespace sc
