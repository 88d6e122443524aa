// SPDX-License-Identifier: Apache-2.0
#include "report/frame.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/check.h"

namespace sc {

PageFrame::PageFrame(std::span<LonLat const> places) {
  SC_EXPECT(!places.empty());
  constexpr double kDecimetre = 0.1 / 111'195;  // degrees of latitude on a sphere of 6371 km
  constexpr double kLeastCosine = 0.01;         // near the poles, where nobody lives
  double north = places[0].lat_deg;
  origin_ = places[0];
  for (LonLat const p : places) {
    origin_.lon_deg = std::min(origin_.lon_deg, p.lon_deg);
    origin_.lat_deg = std::min(origin_.lat_deg, p.lat_deg);
    north = std::max(north, p.lat_deg);
  }
  double const middle = (origin_.lat_deg + north) / 2 * std::numbers::pi / 180;
  step_ = {kDecimetre / std::max(std::cos(middle), kLeastCosine), kDecimetre};
}

PageFrame::Point PageFrame::at(LonLat p) const {
  auto const units = [](double degrees, double step) {
    return static_cast<std::int32_t>(std::lround(degrees / step));
  };
  return {units(p.lon_deg - origin_.lon_deg, step_.lon_deg),
          units(p.lat_deg - origin_.lat_deg, step_.lat_deg)};
}

std::vector<std::int32_t> line_of(std::span<PageFrame::Point const> points) {
  std::vector<std::int32_t> line;
  line.reserve(2 * points.size());
  PageFrame::Point last;
  for (PageFrame::Point const p : points) {
    line.push_back(p.x - last.x);
    line.push_back(p.y - last.y);
    last = p;
  }
  return line;
}

}  // namespace sc
