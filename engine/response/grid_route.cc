// SPDX-License-Identifier: Apache-2.0
#include "response/grid_route.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/check.h"

namespace sc {
namespace {

struct Box {
  PlanePoint low{std::numeric_limits<double>::max(), std::numeric_limits<double>::max()};
  PlanePoint high{std::numeric_limits<double>::lowest(), std::numeric_limits<double>::lowest()};

  void include(PlanePoint p) {
    low = {std::min(low.x_m, p.x_m), std::min(low.y_m, p.y_m)};
    high = {std::max(high.x_m, p.x_m), std::max(high.y_m, p.y_m)};
  }
};

Box box_of(RoadGraph const& roads, std::span<ZoneJunctions const> zones) {
  Box box;
  for (ZoneJunctions const& zone : zones)
    for (LinkId const link : zone.links) {
      box.include(roads.plane().to_plane(roads.lonlat_at({link, 0.0F})));
      box.include(roads.plane().to_plane(roads.lonlat_at({link, 1.0F})));
    }
  return box;
}

/// Cells along one side of the box: as many as fit best, in its middle.
struct Side {
  std::int64_t cells;
  double first_m;  ///< centre of the first

  Side(double low_m, double high_m, double grid_m)
      : cells(std::max<std::int64_t>(1, std::llround((high_m - low_m) / grid_m))),
        first_m((low_m + high_m - static_cast<double>(cells - 1) * grid_m) / 2) {}
};

bool belongs_to(std::span<ZoneJunctions const> zones, ZoneId nearest) {
  return std::any_of(zones.begin(), zones.end(),
                     [&](ZoneJunctions const& zone) { return zone.zone == nearest; });
}

}  // namespace

std::vector<RoadPlace> grid_stops(RoadGraph const& roads, ZoneMap const& map,
                                  ScenarioSnapper const& snapper,
                                  std::span<ZoneJunctions const> zones, double grid_m) {
  SC_EXPECT(grid_m > 0);
  std::vector<RoadPlace> stops;
  Box const box = box_of(roads, zones);
  if (box.low.x_m > box.high.x_m) return stops;
  Side const east(box.low.x_m, box.high.x_m, grid_m);
  Side const north(box.low.y_m, box.high.y_m, grid_m);
  for (std::int64_t row = 0; row < north.cells; ++row) {
    for (std::int64_t k = 0; k < east.cells; ++k) {
      std::int64_t const column = row % 2 == 0 ? k : east.cells - 1 - k;
      PlanePoint const centre{east.first_m + static_cast<double>(column) * grid_m,
                              north.first_m + static_cast<double>(row) * grid_m};
      if (!belongs_to(zones, map.nearest(centre))) continue;
      if (auto const hit = snapper.nearest(roads.plane().to_lonlat(centre), grid_m / 2))
        stops.push_back(both_directions(roads, hit->position));
    }
  }
  return stops;
}

}  // namespace sc
