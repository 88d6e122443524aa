// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "io/clip_area.h"

namespace sc {

/// Reads a boundary from GeoJSON (RFC 7946): Polygon, MultiPolygon, GeometryCollection of these,
/// Feature or FeatureCollection; all polygons together are the area. Coordinates are WGS 84
/// degrees, longitude first; a third number is ignored; rings must be closed and have four or more
/// positions. Errors: InputError with every fault: missing file, no JSON (with line), other types,
/// bad rings.
Boundary read_boundary(std::string const& path);

}  // namespace sc
