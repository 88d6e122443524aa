// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "road/graph.h"

namespace sc {

struct Snapped {
  RoadPosition position;
  double distance_m = 0;
};

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
