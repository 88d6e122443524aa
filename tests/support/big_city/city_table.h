// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "base/random.h"
#include "road/road_table.h"
#include "support/big_city/face_map.h"

namespace sc::test::city {

/// The roads of a map as a table: nodes with keep[node], in the order of a space-filling curve, and
/// the edges between them without the water. One-way roads that would cut a node off become
/// two-way, where they would.
RoadTable table_of(FaceMap const& map, std::vector<bool> const& keep);

/// Forbids `count` left turns at junctions of four arms on arterials, or as many as there are.
void ban_left_turns(RoadTable& table, std::size_t count, Stream& luck);

}  // namespace sc::test::city
