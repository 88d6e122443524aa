// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/geo.h"

namespace sc {

/// Where a scenario lies, for telling positions that cannot be meant.
class Neighbourhood {
 public:
  static constexpr double kFarthest_m = 50'000;

  /// About the median of these positions; nowhere if there are none. A few misplaced ones do not
  /// move it.
  explicit Neighbourhood(std::vector<LonLat> const& anchors);

  /// "lon_deg, lat_deg = ... (must be ...)" if p is farther away than kFarthest_m, with a question
  /// if the two look swapped; else nothing.
  [[nodiscard]] std::optional<std::string> complaint_about(LonLat p) const;

 private:
  [[nodiscard]] bool is_swapped(LonLat p) const;

  std::optional<LonLat> middle_;
};

}  // namespace sc
