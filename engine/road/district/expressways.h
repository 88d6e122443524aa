// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "road/district.h"
#include "road/district/arterials.h"
#include "road/district/street_net.h"

namespace sc::district {

/// Lays elevated roads and trunk tunnels: two one-way carriageways 20 m apart that touch no other
/// road. Expressways whose ends meet go on as one; where two of a kind cross or one ends at
/// another, one-way ramps lead from each carriageway to each; between, and at free ends, pairs of
/// ramps lead down to and up from the surface road alongside. Ramps stand some 1.2 km apart
/// (assumed).
void lay_expressways(StreetNet& net, DistrictFacts const& facts,
                     std::vector<Arterial> const& arterials, std::vector<RoadName>& names);

}  // namespace sc::district
