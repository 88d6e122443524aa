// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "road/snap.h"

namespace sc {

/// A place on its street, in both directions.
struct SnappedPlace {
  RoadPlace place;
  LonLat on_road;
  double distance_m = 0;  ///< from where it was asked for
};

/// Puts a user's places on the nearest road on the ground, as stations of a scenario are. The graph
/// must outlive it.
class PlaceSnapper {
 public:
  PlaceSnapper(RoadGraph const& graph, double limit_m);

  /// Nothing when no road is near enough.
  [[nodiscard]] std::optional<SnappedPlace> snap(LonLat p) const;
  /// What to say then: "is 1250 m from the nearest road (must be within 300 m: --snap)".
  [[nodiscard]] std::string complaint(LonLat p) const;

 private:
  RoadGraph const* graph_;
  SnapIndex index_;
  double limit_m_;
};

}  // namespace sc
