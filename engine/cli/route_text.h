// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "io/route_json.h"

namespace sc {

/// A route for people: ends, conditions, total, numbered steps; or that there is no way.
std::string route_as_text(RoadGraph const& graph, RouteAnswer const& answer);

/// "52 m", "1.24 km".
std::string length_text(double length_m);
/// "0:52", "1:02:07"; to the nearest second.
std::string duration_text(Duration duration);
/// One of the eight winds, "north-east".
std::string_view wind_of(double bearing_deg);

}  // namespace sc
