// SPDX-License-Identifier: Apache-2.0
#include "road/place.h"

#include <cmath>

#include "base/check.h"

namespace sc {

std::int64_t part_time_ms(LinkTime whole, double from_fraction, double to_fraction) {
  SC_EXPECT(whole != kImpassable && from_fraction <= to_fraction);
  return std::llround(static_cast<double>(whole) * (to_fraction - from_fraction));
}

std::optional<std::int64_t> driven_part_ms(LinkTime whole, double from_fraction,
                                           double to_fraction) {
  if (from_fraction == to_fraction) return 0;
  if (from_fraction > to_fraction || whole == kImpassable) return std::nullopt;
  return part_time_ms(whole, from_fraction, to_fraction);
}

std::optional<DirectWay> best_direct_way(RoadPlace const& starts, RoadPlace const& goals,
                                         std::span<LinkTime const> times) {
  std::optional<DirectWay> best;
  for (RoadPosition const start : starts)
    for (RoadPosition const goal : goals) {
      if (start.link != goal.link) continue;
      auto const ms = driven_part_ms(times[start.link.index()], start.fraction, goal.fraction);
      if (ms && (!best || *ms < best->ms)) best = DirectWay{*ms, start, goal};
    }
  return best;
}

}  // namespace sc
