// SPDX-License-Identifier: Apache-2.0
#include "cli/place_snapper.h"

#include <fmt/format.h>

#include <algorithm>

namespace sc {
namespace {

constexpr double kFarthest_m = 100'000;  // beyond it nobody wants to know how far it is

}  // namespace

PlaceSnapper::PlaceSnapper(RoadGraph const& graph, double limit_m)
    : graph_(&graph), index_(graph), limit_m_(limit_m) {}

std::optional<SnappedPlace> PlaceSnapper::snap(LonLat p) const {
  auto const hit = index_.nearest(p, limit_m_, on_the_ground(*graph_));
  if (!hit) return std::nullopt;
  return SnappedPlace{both_directions(*graph_, hit->position), graph_->lonlat_at(hit->position),
                      hit->distance_m};
}

std::string PlaceSnapper::complaint(LonLat p) const {
  std::optional<Snapped> hit;
  // Twice as far each time: a search through all roads would be slow for many bad places.
  for (double reach_m = std::max(limit_m_, 1.0); !hit && reach_m < kFarthest_m; reach_m *= 2)
    hit = index_.nearest(p, 2 * reach_m, on_the_ground(*graph_));
  std::string const far = hit ? fmt::format("{:.0f} m", hit->distance_m) : "100 km or more";
  return fmt::format("is {} from the nearest road (must be within {:g} m: --snap)", far, limit_m_);
}

}  // namespace sc
