// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "road/district.h"
#include "road/district/grain.h"
#include "road/district/ground.h"
#include "road/district/street_net.h"

namespace sc::district {

/// What one order of local streets is like.
struct GrowthRules {
  Street street;
  double spacing_factor = 1;  ///< distance of parallels over Ground::block_m
  double pass_share = 0.5;    ///< chance to go on across a street that is met
  double dead_end_share = 0;  ///< chance that a street with no way on stays as a dead end
  double rim_share = 0;       ///< the same where it reaches the outline or a hill
  double four_way_share = 0;  ///< chance to start at a junction that is near
  double wander_rad = 0.1;    ///< standard deviation of a street's own turn against the grain
};

/// Grows streets from those in `seeds`, and from the new ones in turn, until the blocks are as
/// small as Ground::block_m wants: each starts beside a street, follows the grain, and ends at
/// another street (a T), at water, hills or the outline (cut back, or a dead end).
/// Evenly spaced streamlines after Jobard & Lefer (1997), Visualization in Scientific Computing.
/// Returns the new streets' curves.
std::vector<Curve> grow_streets(StreetNet& net, Ground const& ground, Grain const& grain,
                                std::vector<Curve> const& seeds, GrowthRules const& rules,
                                std::uint64_t seed, std::uint32_t stage);

/// Bridges of local streets over each river, about as far apart as it says, each led on from both
/// ends to the next street. Returns their curves.
std::vector<Curve> lay_local_bridges(StreetNet& net, Ground const& ground, Grain const& grain,
                                     Street const& street, std::uint64_t seed);

}  // namespace sc::district
