// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "plan/placement/covering.h"

namespace sc {

/// The best placement, by the integer program
///
///   greatest  sum_i weight_i sum_k (1 - q) q^(k - 1) y_ik
///   sum_k y_ik <= sum over stations j that reach i of x_j,   sum_j x_j = units
///   x_j whole, 0 <= x_j <= capacity_j,   0 <= y_ik <= 1
///
/// (Church & ReVelle 1974; Daskin 1983.) The k-th unit is worth no more than the one before, so the
/// y need not be declared whole. Solved by branch and bound. Without a node limit the placement is
/// proven; with one it may be unproven, or lack a placement: then units is empty and value 0.
/// Throws InputError as check_covering_case does.
CoveringPlacement exact_covering(CoveringCase const& what,
                                 std::optional<int> most_nodes = std::nullopt);

/// The value of that program without wholeness: no placement covers more. From the safe side, see
/// IntegerProgram::Relaxation.
double covering_bound(CoveringCase const& what);

/// Differences of this share of a value are rounding.
inline constexpr double kEqualShare = 1e-9;

/// The placement with that bound, or its value where that is greater by rounding; proven if they
/// are equal.
CoveringPlacement with_bound(CoveringPlacement placement, double bound);

}  // namespace sc
