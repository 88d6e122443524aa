// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/time.h"
#include "road/place.h"
#include "road/road_hierarchy.h"

namespace sc {

/// Travel times from places to places. Row i belongs to from[i].
struct TravelMatrix {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<std::int64_t> ms;  ///< [rows][columns]; kUnreachable where no way leads
  static constexpr std::int64_t kUnreachable = -1;

  [[nodiscard]] std::optional<Duration> at(std::size_t row, std::size_t column) const {
    std::int64_t const value = ms[row * columns + column];
    return value == kUnreachable ? std::nullopt : std::optional(Duration{value});
  }
};

/// Fastest times between all pairs, equal to RouteFinder's. threads: 0 = one per core; the result
/// does not depend on it. Cost on a district: some 5 us per pair of sixteen rows and 2,000 columns.
TravelMatrix travel_times(RoadHierarchy const& roads, std::span<RoadPlace const> from,
                          std::span<RoadPlace const> to, RoadTimes const& times, int threads = 1);

}  // namespace sc
