// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "road/turn_angle.h"
#include "road/turn_costs.h"
#include "road/way_shape.h"

namespace sc {

/// Part of a route along one street.
struct RouteStep {
  Turn turn = Turn::straight;          ///< into it; of the first step: straight
  std::vector<LinkStretch> stretches;  ///< at least one, in order
  double length_m = 0;
  Duration duration;
};

/// The steps that a driver would be told. A new one begins where the street's name changes, at a
/// U-turn, and, among streets without a name, at turns that are more than slight where three or
/// more streets meet. Durations add up to the route's.
/// What a turn costs belongs to the step it leads into, or to the last where nothing is driven
/// after it.
/// Preconditions: a route found on these times and costs; times: [links].
std::vector<RouteStep> steps_of(RoadGraph const& graph, Route const& route,
                                std::span<LinkTime const> times, TurnCosts const& costs = {});

/// Name of the step's street; both texts empty: none.
RoadName const& street_of(RoadGraph const& graph, RouteStep const& step);

/// Where the step heads at its beginning, radians clockwise from north on [0, 2 pi); nothing when
/// it goes nowhere.
std::optional<double> bearing_at_start_rad(RoadGraph const& graph, RouteStep const& step);

}  // namespace sc
