// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plan/placement/elite_pool.h"
#include "plan/placement/fast_swap.h"

namespace sc {

/// Walks from one set of facilities to another of the same size, each time by the best swap that
/// brings it nearer, then descends from the best set on the way that is no worse than its two
/// neighbours (none: from the middle of the way). Sets that differ in less than two facilities have
/// no way between them: the better one comes back.
///
/// `search` is left in any state. Source: Resende & Werneck (2004), "A hybrid heuristic for the
/// p-median problem", J. Heuristics 10, 59-88, section 2.3.
MedianSet relink(FastSwap& search, MedianSet const& from, MedianSet const& to);

}  // namespace sc
