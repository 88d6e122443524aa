// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "base/geo.h"

namespace sc {

/// Centroid of the area within a closed ring (its last point is its first), in degrees as in a
/// plane: good for a city, not across the date line. Of a ring without area: the mean of its
/// points. The ring must not be empty.
LonLat ring_centre(std::span<LonLat const> ring);

}  // namespace sc
