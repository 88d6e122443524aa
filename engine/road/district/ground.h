// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "road/district.h"
#include "road/district/curve.h"
#include "road/district/segment_grid.h"

namespace sc::district {

/// A river as the builder sees it.
struct River {
  Curve course;
  double half_width_m = 0;
  double local_bridge_spacing_m = 0;
};

/// Where streets may lie: inside the outline, off the hills, out of the water; and how dense.
class Ground {
 public:
  Ground(DistrictFacts const& facts, LocalPlane const& plane);

  [[nodiscard]] bool open(PlanePoint p) const;
  /// Does the way from a to b come within `margin_m` of the water's edge?
  [[nodiscard]] bool wet(PlanePoint a, PlanePoint b, double margin_m) const;
  /// Usual distance of parallel local streets: quarters weigh by the inverse cube of distance.
  [[nodiscard]] double block_m(PlanePoint p) const;
  [[nodiscard]] std::vector<River> const& rivers() const { return rivers_; }
  [[nodiscard]] PlanePoint low() const { return low_; }
  [[nodiscard]] PlanePoint high() const { return high_; }

 private:
  struct Quarter {
    PlanePoint centre;
    double block_m;
  };
  struct Bank {
    PlanePoint a, b;
    double half_width_m;
  };
  PlanePoint low_, high_;  ///< box around all facts
  Curve outline_;
  std::vector<Curve> hills_;
  std::vector<Quarter> quarters_;
  std::vector<River> rivers_;
  std::vector<Bank> banks_;
  SegmentGrid bank_grid_;
};

/// Positions in the plane.
Curve to_plane(std::vector<LonLat> const& positions, LocalPlane const& plane);

}  // namespace sc::district
