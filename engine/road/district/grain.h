// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "road/district/curve.h"

namespace sc::district {

/// The grain of the town: the direction that streets follow at a place, known up to quarter turns.
///
/// Arterials and rivers press their direction on their surroundings; directions are averaged as
/// exp(4 i theta), so that a road and its perpendiculars agree (the tensor fields of Chen, Esch,
/// Wonka, Mueller & Zhang 2008, "Interactive procedural street modeling", ACM TOG 27(3)). A smooth
/// random turn on top keeps neighbourhoods from looking ruled.
class Grain {
 public:
  Grain(PlanePoint low, PlanePoint high, std::uint64_t seed);
  /// Lets a curve press its direction on what lies within about 1 km.
  void press(Curve const& curve, double weight);
  /// The direction at p nearest to the given heading.
  [[nodiscard]] double along(PlanePoint p, double heading_rad) const;

 private:
  struct Cell {
    double cos4 = 0;
    double sin4 = 0;
    double turn_rad = 0;
  };
  [[nodiscard]] Cell const& cell(int column, int row) const;
  [[nodiscard]] double theta(PlanePoint p) const;

  PlanePoint low_;
  int columns_;
  int rows_;
  std::vector<Cell> cells_;
};

}  // namespace sc::district
