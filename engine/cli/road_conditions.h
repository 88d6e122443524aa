// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/check.h"
#include "response/world.h"

namespace sc {

/// Which roads, and in which state: without a scenario dry, open and empty at the free speed; with
/// one as they are at a moment of it, for one of its unit kinds or a car.
struct ConditionOptions {
  std::string roads;       ///< OSM file, saved map or district folder; empty: the scenario's
  std::string scenario;    ///< folder; empty: free flow
  std::string at;          ///< date-time, or hours since the scenario's start
  std::string vehicle;     ///< a unit kind; empty: a car
  double snap_m = 300;     ///< places farther from a road are refused
  double left_turn_s = 0;  ///< added to each left turn at a junction ...
  double u_turn_s = 0;     ///< ... and to each U-turn
  int threads = 0;         ///< 0: one per core. Results do not depend on it
};

/// Roads with the time each link takes.
struct RoadConditions {
  std::unique_ptr<World const> world;      ///< with a scenario ...
  std::unique_ptr<RoadGraph const> alone;  ///< ... or without
  std::vector<LinkTime> times;             ///< [links]; none when a complaint was made
  std::string vehicle;                     ///< as files show it; empty: free flow
  std::string time;                        ///< ISO 8601; empty: free flow
  std::string roads_sha256;
  std::string scenario_sha256;     ///< empty: free flow
  std::vector<std::string> files;  ///< that were read, or folders; not to be written over

  [[nodiscard]] RoadGraph const& graph() const { return world ? world->roads : *alone; }
};

/// Loads them. Every fault of the options and files goes to `complaints`; where the roads are sound
/// they are returned all the same, so that callers can go on and judge their places.
/// Errors: IoError.
std::optional<RoadConditions> load_conditions(ConditionOptions const& options,
                                              Complaints& complaints);

}  // namespace sc
