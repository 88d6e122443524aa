// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "response/world.h"
#include "road/travel_times.h"

namespace sc {

/// The water of a weather step, no pump trucks. Shape: [basins].
std::span<float const> water_at(World const& world, std::size_t step);

/// The roads of a weather step for a kind of unit, in water `depth_m` [basins]; nothing lies on
/// them.
std::shared_ptr<RoadSnapshot const> roads_at(World const& world, UnitKindId kind, std::size_t step,
                                             std::span<float const> depth_m);

/// travel_times() on these roads.
TravelMatrix times_on(World const& world, RoadSnapshot const& roads,
                      std::vector<RoadPlace> const& from, std::vector<RoadPlace> const& to,
                      int threads);

/// Does the water of a basin get deep (kFloodedDepth_m) at the station's door in any of the steps
/// `first` to `last`, whatever the pumps do?
bool floods_at_door(World const& world, StationId station, std::size_t first, std::size_t last);

}  // namespace sc
