// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "road/road_table.h"

namespace sc::test {

struct BigCitySpec {
  std::size_t nodes = 250'000;  ///< 2000 or more
  std::uint64_t seed = 1;
};

/// A large city that no map shows but that looks to a router like a real one's OpenStreetMap graph:
///
///   - a disc of 60 m * sqrt(nodes) radius (30 km for 250,000), twice as fine in the middle as at
///     the rim; straight links, lengths from positions;
///   - ring and radial expressways (80 km/h) that are joined every 1-2 km, arterials every km or
///   two
///     (60, 50 km/h), collectors (40), local streets in uneven blocks (30), estates behind one or
///     two gates and cul-de-sacs (20);
///   - a river through the middle and canals, crossed every 1-2 km by bridges (flag and layer);
///   - some arterials in one-way pairs, some one-way local streets; a forbidden left turn for each
///     800 nodes.
///
/// Planar. Node degrees (streets, not links): about 20 % dead ends, 20 % bends, 48 % of three and
/// 12 % of four arms; 2.4 links per node. Halves fall apart by taking away few nodes, as in real
/// road networks (about the cube root of nodes) and unlike a grid: the tests state the bounds.
///
/// Exactly `nodes` nodes in one strongly connected component, numbered along a space-filling curve.
/// Same spec, same table (with the same libm). About 8 us per node.
RoadTable generated_city(BigCitySpec const& spec);

}  // namespace sc::test
