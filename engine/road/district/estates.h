// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "road/district.h"
#include "road/district/ground.h"
#include "road/district/street_net.h"

namespace sc::district {

/// Lanes inside the blocks: loops off a street and back to it, and access lanes that end blind.
/// `curves` are the streets to start from, `share` the chance per place and side.
void lay_estates(StreetNet& net, Ground const& ground, std::vector<Curve> const& curves,
                 DistrictSettings const& settings, double share, std::uint64_t seed);

/// Leads a street to each place that has none within 90 m.
void reach_places(StreetNet& net, Ground const& ground, DistrictFacts const& facts,
                  LocalPlane const& plane);

}  // namespace sc::district
