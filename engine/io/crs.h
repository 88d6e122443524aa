// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "base/geo.h"

namespace sc {

/// Coordinate systems a scenario's positions may stand in.
///
///   wgs84     what runs inside: GPS, OpenStreetMap
///   cgcs2000  China Geodetic Coordinate System 2000, surveys and public bodies (EPSG:4490)
///   gcj02     the shifted system of Chinese web maps, phones and incident logs
enum class Crs : std::uint8_t { wgs84, cgcs2000, gcj02 };

/// Position in `crs` to WGS 84.
///
/// CGCS2000 is taken as equal to WGS 84: the ellipsoids differ by 0.1 mm in the minor axis (1/f =
/// 298.257222101 against 298.257223563) and both follow the ITRF; what remains is plate motion
/// since CGCS2000's epoch 2000.0, some 3 cm a year, so below 1 m, and maps here are good to a few
/// metres. Source: Yang (2009), Chinese Science Bulletin 54, 2714-2721.
///
/// GCJ-02: inverse of wgs84_to_gcj02 by fixed-point iteration to below 1e-10 degrees.
LonLat to_wgs84(LonLat position, Crs crs);

/// The GCJ-02 offset of a WGS 84 position: polynomials and sines of (lon - 105, lat - 35) in
/// metres, turned into degrees on the Krasovsky 1940 ellipsoid (a = 6378245 m, e^2 = 0.0066934216).
/// No office ever published it; the formula became public with open map code about 2010 and agrees
/// with the maps to about a metre (see "Restrictions on geographic data in China", Wikipedia).
/// Outside the rectangle 72.004-137.8347 E, 0.8293-55.8271 N nothing is shifted.
LonLat wgs84_to_gcj02(LonLat position);

}  // namespace sc
