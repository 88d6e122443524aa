// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>

#include "study/estimate.h"

namespace sc {

/// Replications with which half the interval would be at most `halfwidth`, if their spread is that
/// of those at hand: the least n >= 2 with t(n - 1) s / sqrt(n) <= halfwidth, where s is such that
/// the interval at hand has its width, and as many more as are left out of those at hand. Exact for
/// means; ratios of sums and quantiles follow it where replications are many. Law & Kelton, ch.
/// 9.4.1. Nothing without an interval, or where it would take more than a billion. halfwidth > 0.
std::optional<std::size_t> replications_needed(Estimate const& estimate, double halfwidth,
                                               double level = kUsualLevel);

/// (Var(ours) + Var(yardstick)) / Var(ours - yardstick): how many times as many replications the
/// difference would need if the two did not share their luck. All three from the same pairs. Below
/// 1: sharing hurts. Infinite where the difference is always the same; NaN where nothing varies.
double variance_ratio(Estimate const& ours, Estimate const& yardstick, Estimate const& difference);

}  // namespace sc
