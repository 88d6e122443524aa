// SPDX-License-Identifier: Apache-2.0
#include "io/scenario/neighbourhood.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace sc {
namespace {

double median(std::vector<double> values) {
  auto const middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace

Neighbourhood::Neighbourhood(std::vector<LonLat> const& anchors) {
  if (anchors.empty()) return;
  std::vector<double> lon, lat;
  for (LonLat const p : anchors) {
    lon.push_back(p.lon_deg);
    lat.push_back(p.lat_deg);
  }
  middle_ = LonLat{median(lon), median(lat)};
}

bool Neighbourhood::is_swapped(LonLat p) const {
  bool const possible = std::abs(p.lon_deg) <= 90;
  return possible && distance_m({p.lat_deg, p.lon_deg}, *middle_) <= kFarthest_m;
}

std::optional<std::string> Neighbourhood::complaint_about(LonLat p) const {
  if (!middle_ || distance_m(p, *middle_) <= kFarthest_m) return std::nullopt;
  return fmt::format(
      "lon_deg, lat_deg = {:.5f}, {:.5f} (must be within 50 km of the middle of the zones and "
      "stations, {:.5f}, {:.5f}){}",
      p.lon_deg, p.lat_deg, middle_->lon_deg, middle_->lat_deg,
      is_swapped(p) ? ". Did you swap lon_deg and lat_deg?" : "");
}

}  // namespace sc
