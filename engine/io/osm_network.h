// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "io/osm_extract.h"
#include "road/road_table.h"

namespace sc {

struct NetworkCounts {
  std::size_t segments_dropped =
      0;                     ///< straight pieces of ways with an end that is not in the file
  std::size_t ways_cut = 0;  ///< ways that lost such a segment
};

/// Cuts ways into links and lays them out as columns.
///
/// A way is cut where its node is the end of a way, is used twice or more (by this or other ways)
/// or is the via node of a restriction; a piece that returns to its own start is cut once more in
/// its middle, so no link is a loop. Nodes and links are numbered by ascending OSM ids, both
/// directions of a street one after the other: the same table from any order of the file.
/// Lengths are geodesic, at least 0.1 m (nodes at one place must not make a link of no length).
/// Bridges of layer >= 1 whose way is longer than 200 m become `elevated`.
///
/// Segments with a node of unknown position are left out. Banned turns are not set yet.
RoadTable lay_out_links(OsmExtract const& extract, NetworkCounts& counts);

}  // namespace sc
