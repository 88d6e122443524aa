// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "base/geo.h"
#include "response/scenario.h"

namespace sc {

/// Which zone a place belongs to: the one with the nearest centre, the first of equally near ones.
/// The plane must outlive it.
class ZoneMap {
 public:
  ZoneMap(std::vector<ZoneSpec> const& zones, LocalPlane const& plane);

  /// Unset where there are no zones.
  [[nodiscard]] ZoneId nearest(LonLat p) const { return nearest(plane_->to_plane(p)); }
  [[nodiscard]] ZoneId nearest(PlanePoint p) const;
  [[nodiscard]] std::vector<PlanePoint> const& centres() const { return centres_; }

 private:
  LocalPlane const* plane_;
  std::vector<PlanePoint> centres_;  ///< [zones]
};

}  // namespace sc
