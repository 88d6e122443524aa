// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "plan/placement/covering.h"

namespace sc {

struct CoveringSearch {
  std::uint64_t seed = 1;
  int starts = 12;  ///< the first is the greedy one; at least 1
};

/// Greedy starts with some luck in them, each improved by the best swap of a unit between two
/// stations while there is one; then walks between the best placements found, from each to each,
/// and improves the best one met on the way, until no new best appears: GRASP with path relinking,
/// Resende & Werneck (2004), "A hybrid heuristic for the p-median problem", Journal of Heuristics
/// 10, 59-88. The bound is covering_bound. The same for any equal case and seed. Throws InputError
/// as check_covering_case does.
CoveringPlacement search_covering(CoveringCase const& what, CoveringSearch const& search = {});

}  // namespace sc
