// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "road/route.h"

namespace sc {

/// Part of a link that is driven, as fractions of its length from tail [0] to head [1].
struct LinkStretch {
  LinkId link;
  double from = 0;
  double to = 1;
  bool operator==(LinkStretch const&) const = default;
};

/// What a route drives, in order. First and last links of which nothing is driven are left out,
/// but for one if nothing is driven at all.
std::vector<LinkStretch> stretches_of(Route const& route);

/// Time for a stretch, as RouteSearch counts it. Precondition: whole passable or nothing driven.
std::int64_t stretch_time_ms(LinkStretch stretch, LinkTime whole);

/// Line along stretches that follow each other, in driving direction: two positions or more, equal
/// neighbours only where nothing is driven. Precondition: at least one stretch.
std::vector<LonLat> shape_of(RoadGraph const& graph, std::vector<LinkStretch> const& stretches);

}  // namespace sc
