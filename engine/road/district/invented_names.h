// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "road/district/street_net.h"
#include "road/road_table.h"

namespace sc::district {

/// Gives every street without a name an invented one of two syllables, in Chinese and pinyin, that
/// no other road of the district bears.
void invent_names(StreetNet& net, std::vector<RoadName>& names, std::uint64_t seed);

}  // namespace sc::district
