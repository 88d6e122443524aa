// SPDX-License-Identifier: Apache-2.0
#include "road/district/stretches.h"

#include <algorithm>

#include "road/road_table.h"

namespace sc::district {

std::vector<Stretch> bridges_of(Curve const& curve, Ground const& ground) {
  constexpr double kBankRoom = 8;     // [m] from the water's edge to where a bridge begins
  constexpr double kFlattest = 0.35;  // sine of the angle below which a bridge grows no longer
  std::vector<Stretch> bridges;
  for (River const& river : ground.rivers())
    for (CurveCrossing const& c : crossings(curve, river.course)) {
      double const half = (river.half_width_m + kBankRoom) / std::max(c.sine, kFlattest);
      bridges.push_back({c.s_a - half, c.s_a + half, link_flag::bridge});
    }
  return bridges;
}

std::vector<Stretch> whole_course(std::vector<Stretch> special, double length_m) {
  constexpr double kEnds = 15;
  std::sort(special.begin(), special.end(),
            [](Stretch const& a, Stretch const& b) { return a.from < b.from; });
  std::vector<Stretch> course;
  double done = 0;
  for (Stretch s : special) {
    s.from = std::max(s.from, done > 0 ? done : kEnds);
    s.to = std::min(s.to, length_m - kEnds);
    if (s.to - s.from < 5) continue;
    if (s.from - done > 1) course.push_back({done, s.from, 0});
    course.push_back(s);
    done = s.to;
  }
  if (length_m - done > 1) course.push_back({done, length_m, 0});
  return course;
}

}  // namespace sc::district
