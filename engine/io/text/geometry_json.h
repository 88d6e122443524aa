// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "base/geo.h"
#include "base/rounded.h"

/// Private to sources that write GeoJSON (RFC 7946): not for headers that others include.

namespace sc {

inline nlohmann::ordered_json coordinates_json(LonLat p) {
  return nlohmann::ordered_json::array({rounded_degrees(p.lon_deg), rounded_degrees(p.lat_deg)});
}

inline nlohmann::ordered_json point_json(LonLat p) {
  return {{"type", "Point"}, {"coordinates", coordinates_json(p)}};
}

inline nlohmann::ordered_json line_json(std::vector<LonLat> const& points) {
  auto line = nlohmann::ordered_json::array();
  for (LonLat const p : points) line.push_back(coordinates_json(p));
  return {{"type", "LineString"}, {"coordinates", std::move(line)}};
}

}  // namespace sc
