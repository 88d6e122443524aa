// SPDX-License-Identifier: Apache-2.0
#include "io/clip_area.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>

#include "base/check.h"

namespace sc {
namespace {

bool holds(BoundingBox const& box, LonLat p) {
  return p.lon_deg >= box.south_west.lon_deg && p.lon_deg <= box.north_east.lon_deg &&
         p.lat_deg >= box.south_west.lat_deg && p.lat_deg <= box.north_east.lat_deg;
}

bool holds(Boundary const& boundary, LonLat p) {
  bool inside = false;
  for (std::vector<LonLat> const& ring : boundary.rings)
    if (inside_ring(p, ring)) inside = !inside;
  return inside;
}

/// Exactly four numbers separated by commas, or false.
bool read_four(std::string_view text, std::array<double, 4>& numbers) {
  char const* at = text.data();
  char const* const end = at + text.size();
  for (std::size_t k = 0; k < 4; ++k) {
    if (k > 0 && (at == end || *at++ != ',')) return false;
    auto const [next, error] = std::from_chars(at, end, numbers[k]);
    if (error != std::errc()) return false;
    at = next;
  }
  return at == end;
}

}  // namespace

bool inside(ClipArea const& area, LonLat p) {
  return std::visit([&](auto const& shape) { return holds(shape, p); }, area);
}

RoadTable clipped(RoadTable const& table, ClipArea const& area) {
  std::vector<bool> keep(table.nodes());
  for (std::size_t n = 0; n < keep.size(); ++n) keep[n] = inside(area, table.node_position[n]);
  return subset(table, keep);
}

BoundingBox parse_bounding_box(std::string_view text) {
  std::array<double, 4> n{};
  bool const sound = read_four(text, n) && n[0] >= -180 && n[2] <= 180 && n[1] >= -90 &&
                     n[3] <= 90 && n[0] < n[2] && n[1] < n[3];
  if (!sound)
    throw InputError(Fault{
        "", 0,
        fmt::format("bounding box = {} (must be west,south,east,north in degrees with west < east "
                    "and south < north)",
                    text)});
  return {{n[0], n[1]}, {n[2], n[3]}};
}

}  // namespace sc
