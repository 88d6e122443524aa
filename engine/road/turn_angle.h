// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <numbers>
#include <string_view>

#include "road/graph.h"

namespace sc {

/// How a driver would call the change of direction from one link to the next. Order: to the right,
/// round to the left.
enum class Turn : std::uint8_t {
  straight,
  slight_right,
  right,
  sharp_right,
  u_turn,
  sharp_left,
  left,
  slight_left
};

/// Largest angles, to either side, of going straight on and of slight and ordinary turns; beyond
/// the last a turn is sharp. Assumed, as guidance for drivers usually has them.
inline constexpr double kStraightUpTo_rad = 25 * std::numbers::pi / 180;
inline constexpr double kSlightUpTo_rad = 50 * std::numbers::pi / 180;
inline constexpr double kOrdinaryUpTo_rad = 130 * std::numbers::pi / 180;

/// Change of direction at the node between two links, in the plane of the map: from the last
/// segment of `from` to the first of `to`, left positive, in (-pi, pi]. Segments of no length are
/// skipped; 0 where a link has none but those. Precondition: `to` leaves the node `from` enters.
double turn_angle_rad(RoadGraph const& graph, LinkId from, LinkId to);

/// A U-turn leads into the twin of the link driven, whatever the angle; all else goes by the angle.
Turn turn_of(RoadGraph const& graph, LinkId from, LinkId to);
/// By the angle alone: never a U-turn.
Turn turn_of(double angle_rad);

/// "straight", "slight_right", ... as files have it.
std::string_view name_of(Turn turn);

/// Streets that meet at a node: a two-way street counts once, one that begins and ends here twice.
/// Where two meet there is nothing to decide.
std::size_t streets_at(RoadGraph const& graph, NodeId node);

}  // namespace sc
