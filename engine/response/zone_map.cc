// SPDX-License-Identifier: Apache-2.0
#include "response/zone_map.h"

#include <limits>

namespace sc {

ZoneMap::ZoneMap(std::vector<ZoneSpec> const& zones, LocalPlane const& plane) : plane_(&plane) {
  for (ZoneSpec const& zone : zones) centres_.push_back(plane.to_plane(zone.centre));
}

ZoneId ZoneMap::nearest(PlanePoint p) const {
  ZoneId best;
  double best_m = std::numeric_limits<double>::max();
  for (std::size_t z = 0; z < centres_.size(); ++z) {
    double const d = distance_m(centres_[z], p);
    if (d >= best_m) continue;
    best = ZoneId{z};
    best_m = d;
  }
  return best;
}

}  // namespace sc
