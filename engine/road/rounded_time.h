// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "road/link_time.h"

namespace sc {

/// Longer driving times than this count as impassable: far below what 32 bits hold, so that sums
/// of a few links never overflow.
inline constexpr LinkTime kLongestLinkTime = 24 * 3'600'000;

/// Time to drive a link, to the nearest millisecond, at least 1. The one rounding rule of links: no
/// weather can make one faster than it is for the queues of cars. A speed of 0 gives an infinite
/// time and so kImpassable.
inline LinkTime rounded_time(double length_m, double speed_mps) {
  double const ms = length_m * 1000.0 / speed_mps + 0.5;
  if (!(ms < static_cast<double>(kLongestLinkTime))) return kImpassable;
  return std::max(static_cast<LinkTime>(ms), 1);
}

}  // namespace sc
