// SPDX-License-Identifier: Apache-2.0
#include "service/cap/ring_centre.h"

#include <algorithm>

#include "base/check.h"

namespace sc {
namespace {

/// Of a closed ring: the last point is no other one.
LonLat mean_of(std::span<LonLat const> ring) {
  std::size_t const n = std::max<std::size_t>(ring.size() - 1, 1);
  LonLat sum;
  for (LonLat const p : ring.first(n)) sum = {sum.lon_deg + p.lon_deg, sum.lat_deg + p.lat_deg};
  return {sum.lon_deg / static_cast<double>(n), sum.lat_deg / static_cast<double>(n)};
}

/// No where the area was nothing (then p is no number), or where parts of a ring that crosses
/// itself cancel out.
bool in_box_of(std::span<LonLat const> ring, LonLat p) {
  auto const [west, east] = std::ranges::minmax(ring, {}, &LonLat::lon_deg);
  auto const [south, north] = std::ranges::minmax(ring, {}, &LonLat::lat_deg);
  return p.lon_deg >= west.lon_deg && p.lon_deg <= east.lon_deg && p.lat_deg >= south.lat_deg &&
         p.lat_deg <= north.lat_deg;
}

}  // namespace

LonLat ring_centre(std::span<LonLat const> ring) {
  SC_EXPECT(!ring.empty());
  // About its first point: differences of near places keep their digits.
  LonLat const origin = ring.front();
  double twice_area = 0;
  double x = 0;
  double y = 0;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    double const ax = ring[i].lon_deg - origin.lon_deg;
    double const ay = ring[i].lat_deg - origin.lat_deg;
    double const bx = ring[i + 1].lon_deg - origin.lon_deg;
    double const by = ring[i + 1].lat_deg - origin.lat_deg;
    double const cross = ax * by - bx * ay;
    twice_area += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  LonLat const centre{origin.lon_deg + x / (3 * twice_area), origin.lat_deg + y / (3 * twice_area)};
  return in_box_of(ring, centre) ? centre : mean_of(ring);
}

}  // namespace sc
