// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <variant>
#include <vector>

#include "base/geo.h"
#include "road/road_table.h"

namespace sc {

/// West, south, east, north [degrees]; the border belongs to it.
struct BoundingBox {
  LonLat south_west;
  LonLat north_east;
};

/// Rings of one or more polygons, holes included: a point is inside when an odd number of rings
/// holds it. Rings do not repeat their first point.
struct Boundary {
  std::vector<std::vector<LonLat>> rings;
};

using ClipArea = std::variant<BoundingBox, Boundary>;

bool inside(ClipArea const& area, LonLat p);

/// The roads inside: nodes outside are dropped, and links with an end outside. Shape points are not
/// looked at, so a road that swings out and comes back stays whole.
RoadTable clipped(RoadTable const& table, ClipArea const& area);

/// "west,south,east,north" in degrees, as osmium extract takes it. Errors: InputError.
BoundingBox parse_bounding_box(std::string_view text);

}  // namespace sc
