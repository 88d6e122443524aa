// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "study/estimate.h"

namespace sc {

/// Chance that luck alone makes so great a difference, by Student's t: below 1 - level exactly
/// where the difference's interval at that level is clear of zero. 1 where all pairs are equal, 0
/// where all differ by the same; NaN without an interval, or where one without width is of few.
double two_sided_p(Estimate const& difference);

/// Which of many differences are clear of zero when all are judged together: with a chance of
/// `level` or more, none of them is so by luck alone, however they depend on each other. Holm
/// (1979), A simple sequentially rejective multiple test procedure, Scandinavian Journal of
/// Statistics 6, 65-70. NaN stands for no difference and does not count.
std::vector<bool> clear_together(std::span<double const> p, double level = kUsualLevel);

}  // namespace sc
