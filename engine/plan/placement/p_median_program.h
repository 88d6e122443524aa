// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plan/placement/p_median.h"

namespace sc {

/// Pairs of customers and facilities up to which a proof is tried.
inline constexpr std::size_t kProvenPairs = 5'000;

/// What solve_p_median found, with the proof that it is best, or with what is better, by the
/// integer program of ReVelle & Swain (1970), "Central facilities location", Geographical Analysis
/// 2, 30-42, solved by branch and bound:
///
///   least  sum of cost_ij x_ij,   sum_j x_ij = 1,   x_ij <= y_j,   sum_j y_j = p,   y_j 0 or 1
///
/// As it was where bound and value agree already, where somebody is not served, where there are
/// more than kProvenPairs pairs, and where branch and bound finds no end. Shapes as there.
PMedian with_proof(CostTable const& table, std::size_t p, PMedian found);

}  // namespace sc
