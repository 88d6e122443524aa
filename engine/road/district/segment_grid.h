// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/geo.h"

namespace sc::district {

/// Segments by the cells their bounding boxes touch. Points outside the box count as its rim.
class SegmentGrid {
 public:
  SegmentGrid(PlanePoint low, PlanePoint high, double cell_m)
      : low_(low),
        cell_m_(cell_m),
        columns_(1 + static_cast<int>((high.x_m - low.x_m) / cell_m)),
        rows_(1 + static_cast<int>((high.y_m - low.y_m) / cell_m)),
        cells_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)) {}

  void insert(std::uint32_t id, PlanePoint a, PlanePoint b) {
    for_each_cell(a, b, 0, [&](std::size_t cell) { cells_[cell].push_back(id); });
  }

  /// Calls visit(id) for the segments whose boxes may come within `radius_m` of the box of a and
  /// b; possibly more than once for each.
  template <class Visit>
  void for_each_near(PlanePoint a, PlanePoint b, double radius_m, Visit&& visit) const {
    for_each_cell(a, b, radius_m, [&](std::size_t cell) {
      for (std::uint32_t const id : cells_[cell]) visit(id);
    });
  }

 private:
  template <class Use>
  void for_each_cell(PlanePoint a, PlanePoint b, double radius_m, Use&& use) const {
    int const c0 = column(std::min(a.x_m, b.x_m) - radius_m);
    int const c1 = column(std::max(a.x_m, b.x_m) + radius_m);
    int const r0 = row(std::min(a.y_m, b.y_m) - radius_m);
    int const r1 = row(std::max(a.y_m, b.y_m) + radius_m);
    for (int r = r0; r <= r1; ++r)
      for (int c = c0; c <= c1; ++c) use(static_cast<std::size_t>(r * columns_ + c));
  }
  [[nodiscard]] int column(double x) const {
    return std::clamp(static_cast<int>((x - low_.x_m) / cell_m_), 0, columns_ - 1);
  }
  [[nodiscard]] int row(double y) const {
    return std::clamp(static_cast<int>((y - low_.y_m) / cell_m_), 0, rows_ - 1);
  }

  PlanePoint low_;
  double cell_m_;
  int columns_;
  int rows_;
  std::vector<std::vector<std::uint32_t>> cells_;
};

}  // namespace sc::district
