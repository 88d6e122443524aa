// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "io/osm/clip_area.h"
#include "io/osm/osm_extract.h"
#include "road/road_table.h"

namespace sc {

/// Rivers and canals as far as their nodes are in the file and inside the area; cut into pieces
/// where they are not.
std::vector<Waterway> waterways_of(OsmExtract const& extract, std::optional<ClipArea> const& area);

}  // namespace sc
