// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <functional>
#include <vector>

#include "base/random.h"
#include "plan/placement/covering.h"
#include "plan/placement/p_centre.h"

namespace sc::test {

/// A square of 30 minutes' drive with points and stations anywhere in it.
struct SmallDistrict {
  PairCosts time_s{0, 0};
  std::vector<double> weight;
  std::vector<int> capacity;
  int units = 0;

  explicit SmallDistrict(Stream& random)
      : SmallDistrict(random, 12 + random.below(14), 6 + random.below(5),
                      3 + static_cast<int>(random.below(4))) {}

  SmallDistrict(Stream& random, std::size_t points, std::size_t stations, int units_wanted)
      : time_s(points, stations) {
    auto const anywhere = [&](std::size_t n) {
      std::vector<double> xy;
      for (std::size_t i = 0; i < 2 * n; ++i) xy.push_back(1800 * random.uniform());
      return xy;
    };
    auto const at = anywhere(points);
    auto const from = anywhere(stations);
    for (std::size_t i = 0; i < points; ++i)
      for (std::size_t s = 0; s < stations; ++s)
        time_s.at(i, s) = std::hypot(at[2 * i] - from[2 * s], at[2 * i + 1] - from[2 * s + 1]);
    for (std::size_t i = 0; i < points; ++i) weight.push_back(random.exponential(0.4));
    int places = 0;
    for (std::size_t s = 0; s < stations; ++s)
      places += capacity.emplace_back(static_cast<int>(random.below(4)));
    units = std::min(units_wanted, places);
  }

  [[nodiscard]] CoveringCase covering(double limit_s, double busy) const {
    CoveringCase made{weight, ReachTable(weight.size(), capacity.size()), capacity, units, busy};
    for (std::size_t i = 0; i < weight.size(); ++i)
      for (std::size_t s = 0; s < capacity.size(); ++s)
        made.reach.set(i, s, time_s.at(i, s) <= limit_s);
    return made;
  }
  [[nodiscard]] CentreCase centre() const { return {time_s, weight, capacity, units}; }
};

/// All ways to place all units.
inline void for_each_placement(std::vector<int> const& capacity, int units,
                               std::function<void(std::vector<int> const&)> const& visit,
                               std::vector<int> placed = {}) {
  if (placed.size() == capacity.size()) {
    if (units == 0) visit(placed);
    return;
  }
  int const room = capacity[placed.size()];
  placed.push_back(0);
  for (; placed.back() <= std::min(room, units); ++placed.back())
    for_each_placement(capacity, units - placed.back(), visit, placed);
}

inline bool is_placement(std::vector<int> const& units, std::vector<int> const& capacity,
                         int wanted) {
  int sum = 0;
  for (std::size_t s = 0; s < units.size(); ++s) {
    if (units[s] < 0 || units[s] > capacity[s]) return false;
    sum += units[s];
  }
  return units.size() == capacity.size() && sum == wanted;
}

}  // namespace sc::test
