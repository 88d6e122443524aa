// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "road/district.h"
#include "road/district/street_net.h"

namespace sc::district {

/// The net as a road table: runs of segments between junctions become links, junctions a few metres
/// apart become one, two-way streets two links. Everything that is not in the greatest strongly
/// connected part is dropped. No turns are banned yet.
RoadTable table_of(StreetNet const& net, std::vector<RoadName> names, LocalPlane const& plane);

/// Makes about `share` of the residential streets one-way. Their ends must be junctions.
void choose_one_ways(StreetNet& net, double share, std::uint64_t seed);

/// Bans left turns from and into the greater roads at about `share` of their junctions.
void ban_left_turns(RoadTable& table, LocalPlane const& plane, double share, std::uint64_t seed);

}  // namespace sc::district
