// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "road/route_steps.h"

namespace sc {

/// A place that was asked for, and where its road is.
struct RouteEnd {
  LonLat asked;
  LonLat on_road;
  double distance_m = 0;  ///< between the two
};

/// A question about the fastest way, with its answer.
struct RouteAnswer {
  RouteEnd from, to;
  std::string vehicle;           ///< empty: free flow
  std::string time;              ///< the moment of the roads, ISO 8601; empty: free flow
  std::vector<RouteStep> steps;  ///< none: there is no way
  double length_m = 0;
  Duration duration;
};

/// Both names of a street, the local one first; "" when it has none.
std::string full_name(RoadName const& name);
/// Where a route heads at its beginning, degrees clockwise from north; nothing if nowhere.
std::optional<double> departure_deg(RoadGraph const& graph, RouteAnswer const& answer);

/// One JSON object, and a GeoJSON FeatureCollection (RFC 7946): docs/formats.md, "Route". Text
/// that is not UTF-8 in the source is replaced. Precondition of the second: there is a way.
std::string route_as_json(RoadGraph const& graph, RouteAnswer const& answer);
std::string route_as_geojson(RoadGraph const& graph, RouteAnswer const& answer);

/// Writes the latter; the file appears complete or not at all. Errors: IoError.
void write_route_geojson(std::string const& path, RoadGraph const& graph,
                         RouteAnswer const& answer);

}  // namespace sc
