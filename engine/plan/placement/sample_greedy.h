// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/random.h"
#include "plan/placement/nearest_first.h"

namespace sc {

/// p facilities, opened one after the other: each is the one that lowers the cost most among
/// log2(facilities / p) drawn at random (at least two, if so many are left).
///
/// Source: Resende & Werneck (2004), "A hybrid heuristic for the p-median problem", J. Heuristics
/// 10, 59-88, section 2.1 ("sample greedy"). O(p customers log(facilities / p)).
Facilities sample_greedy(NearestFirst const& costs, std::size_t p, Stream& random);

}  // namespace sc
