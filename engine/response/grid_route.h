// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "base/id.h"
#include "response/scenario_snapper.h"
#include "response/zone_map.h"
#include "road/graph.h"
#include "road/place.h"

namespace sc {

/// Streets on the ground of one zone, as far as a grid needs them.
struct ZoneJunctions {
  ZoneId zone;
  std::span<LinkId const> links;
};

/// Stops of a patrol over the streets of some zones: the cells of a square grid of `grid_m` over
/// the bounding box of their streets' junctions (as many as fit best, in its middle), whose centre
/// belongs to one of the zones and has a street on the ground within grid_m / 2, where the stop is.
/// Row by row from the south, the first row from the west, then to and fro. grid_m > 0.
std::vector<RoadPlace> grid_stops(RoadGraph const& roads, ZoneMap const& map,
                                  ScenarioSnapper const& snapper,
                                  std::span<ZoneJunctions const> zones, double grid_m);

}  // namespace sc
