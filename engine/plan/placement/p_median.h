// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "plan/placement/cost_table.h"
#include "plan/placement/nearest_first.h"

namespace sc {

/// How hard to search. All in numbers of iterations: a machine's speed never changes an answer.
struct PMedianOptions {
  std::uint64_t seed = 1;
  std::uint32_t starts = 32;         ///< local searches from random greedy sets; at least 1
  std::uint32_t bound_steps = 1200;  ///< of the subgradient method
};

/// p open facilities, what they cost, and what no p facilities can undercut.
struct PMedian {
  Facilities open;   ///< ascending
  double value = 0;  ///< sum over customers; CostTable::kUnserved if somebody is not served
  double bound = 0;  ///< proven: no p facilities cost less; bound == value: a proven optimum

  /// (value - bound) / value; 0 for a proven optimum, 1 if somebody is not served.
  [[nodiscard]] double gap() const;
};

/// Opens p facilities so that the sum over customers of the cost from the cheapest open one is
/// least: the p-median problem (Hakimi 1964). As good as optimal, not proven so unless bound ==
/// value. Where not everybody can be served, it leaves out as few as possible.
///
///   upper  greedy starts, descent by fast swaps, path relinking with an elite pool, and at the end
///          among the pool, generation by generation (Resende & Werneck 2004, J. Heuristics 10)
///   lower  Lagrangian relaxation, as strong as the linear relaxation; the sets that it chooses are
///          starts too. Where all costs are whole it is rounded up, and the search ends as soon as
///          it meets the value.
///
/// The same answer for the same options. 1 <= p <= facilities; costs as in CostTable.
PMedian solve_p_median(CostTable const& table, std::size_t p, PMedianOptions const& options = {});

}  // namespace sc
