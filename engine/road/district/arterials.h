// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "road/district.h"
#include "road/district/ground.h"
#include "road/district/street_net.h"

namespace sc::district {

/// A road of the facts as a curve in the plane.
struct Arterial {
  std::size_t fact = 0;    ///< index into DistrictFacts::roads
  std::uint32_t name = 0;  ///< index into the names
  Curve curve;
};

/// An expressway off the ground: elevated, or the tunnel of a trunk road. It has carriageways and
/// ramps; every other tunnel is a plain street below ground.
bool is_expressway(DistrictRoad const& road);

/// The roads smoothed through their waypoints. Ends that nearly meet are joined, and ends that
/// nearly reach another surface road are led there: waypoints are only some 100 m exact. Elevated
/// roads that run along a surface road are moved above it.
std::vector<Arterial> draw_arterials(DistrictFacts const& facts, LocalPlane const& plane,
                                     Ground const& ground, std::vector<RoadName>& names);

/// Lays all roads but expressways: surface roads with bridges over water and underpasses, tunnels.
void lay_arterials(StreetNet& net, DistrictFacts const& facts, LocalPlane const& plane,
                   Ground const& ground, std::vector<Arterial> const& arterials);

}  // namespace sc::district
