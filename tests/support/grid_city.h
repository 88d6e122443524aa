// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "road/road_table.h"

namespace sc::test {

/// A grid of two-way streets, `rows` x `columns` nodes, 200 m apart, 10 m/s, numbered row by row
/// from the south-west corner, which stands at 120.14 E 30.32 N:
///
///     6 - 7 - 8
///     |   |   |      grid_city(3, 3)
///     3 - 4 - 5
///     |   |   |
///     0 - 1 - 2
///
/// Links 2k and 2k+1 are the two directions of street k; the streets to the east come first, row by
/// row, then the streets to the north.
RoadTable grid_city(std::size_t rows, std::size_t columns);

/// Adds one directed link of 10 m/s to a table; its number is returned.
std::uint32_t add_link(RoadTable& table, std::uint32_t tail, std::uint32_t head, double length_m);

/// A tangled random network: `nodes` nodes, about three links each, random lengths (some zero),
/// one-way streets, parallel and self links, dead ends, and `bans` banned turns. Same seed, same
/// network; not necessarily connected.
RoadTable random_network(std::uint64_t seed, std::size_t nodes, std::size_t bans);

}  // namespace sc::test
