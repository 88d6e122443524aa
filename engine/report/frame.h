// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/geo.h"

namespace sc {

/// Positions of a page as whole decimetres east and north of a corner of the district: small in
/// JSON, and one unit is as long in x as in y. Good for some tens of kilometres.
class PageFrame {
 public:
  /// The south-west corner of these places; not empty.
  explicit PageFrame(std::span<LonLat const> places);

  struct Point {
    std::int32_t x = 0;
    std::int32_t y = 0;
    auto operator<=>(Point const&) const = default;
  };
  [[nodiscard]] Point at(LonLat p) const;
  [[nodiscard]] LonLat origin() const { return origin_; }
  [[nodiscard]] LonLat step() const { return step_; }  ///< degrees per unit

 private:
  LonLat origin_;
  LonLat step_;
};

/// [x0, y0, dx1, dy1, ...]: the first point, then steps from point to point.
std::vector<std::int32_t> line_of(std::span<PageFrame::Point const> points);

}  // namespace sc
