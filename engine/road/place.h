// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "road/graph.h"
#include "road/link_time.h"

namespace sc {

/// A place that may be left or reached in either direction of its street is a list of positions.
using RoadPlace = std::vector<RoadPosition>;

/// Time for the part of a link between two fractions, rounded to the nearest millisecond. The one
/// rounding rule of routing. Preconditions: whole passable, from <= to.
std::int64_t part_time_ms(LinkTime whole, double from_fraction, double to_fraction);

/// The same for a driver: nothing where the part cannot be driven, because it leads backwards or
/// because the link is impassable. A part of no length needs no road and takes no time.
std::optional<std::int64_t> driven_part_ms(LinkTime whole, double from_fraction,
                                           double to_fraction);

/// The best way that never leaves its first link.
struct DirectWay {
  std::int64_t ms;
  RoadPosition start, goal;
};
std::optional<DirectWay> best_direct_way(RoadPlace const& starts, RoadPlace const& goals,
                                         std::span<LinkTime const> times);

}  // namespace sc
