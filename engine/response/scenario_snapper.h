// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "base/check.h"
#include "response/scenario.h"
#include "road/graph.h"
#include "road/place.h"
#include "road/snap.h"

namespace sc {

/// Sunken or covered roads: what on_the_ground() leaves out below. The graph must outlive it.
std::function<bool(LinkId)> below_ground(RoadGraph const& roads);

/// Puts a scenario's places on the road while World is built, and keeps the complaints about those
/// that have none near. The graph must outlive it.
class ScenarioSnapper {
 public:
  ScenarioSnapper(RoadGraph const& roads, double limit_m)
      : roads_(roads), index_(roads), limit_m_(limit_m) {}

  /// Both directions of the nearest street on the ground; empty, with a complaint, when it is
  /// farther than the limit.
  RoadPlace place(LonLat p, std::string_view what, RowOrigin const& origin);
  /// The same for a recorded incident. One that may lie in a basin's water is put on a covered or
  /// sunken road where no street on the ground is near.
  RoadPlace incident(RecordedIncident const& recorded, bool in_basin);
  /// An underpass lies on a covered or sunken road where the map has one near, else on the ground.
  RoadPlace basin(BasinPlace const& basin);
  /// The nearest street on the ground, however far or up to `limit_m`; nothing is complained about.
  [[nodiscard]] std::optional<Snapped> nearest(LonLat p, double limit_m = kAnywhere) const;
  [[nodiscard]] std::vector<LinkId> links_within(LonLat p, double radius_m,
                                                 std::function<bool(LinkId)> const& wanted) const {
    return index_.within(p, radius_m, wanted);
  }

  Complaints complaints;

 private:
  static constexpr double kAnywhere = 1e6;
  RoadGraph const& roads_;
  SnapIndex index_;
  double limit_m_;
};

}  // namespace sc
