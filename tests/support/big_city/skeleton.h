// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/random.h"
#include "support/big_city/face_map.h"

namespace sc::test::city {

/// How coarse the city is at a place, as a factor on all distances between streets: fine in the
/// middle, coarse at the rim. The city is a disc around the origin.
double grain(PlanePoint p, double radius_m);

/// Distance between interchanges, and between bridges, where the grain is 1 [m].
inline constexpr double kAccess = 1500;

/// What a city is hung up in: ring expressways, radial ones between them, and a river that winds
/// through the middle. Roads join them only at the nodes laid here, about kAccess times the grain
/// apart: interchanges and bridges. The outermost ring is the rim of the city.
FaceMap skeleton(double radius_m, Stream& luck);

/// Inner points of the way from a to b, `spacing_m` times the grain apart.
std::vector<PlanePoint> points_between(PlanePoint a, PlanePoint b, double spacing_m,
                                       double radius_m);

}  // namespace sc::test::city
