// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "study/estimate.h"

namespace sc {

/// Two variants compared by common random numbers: entry r of either column comes from replication
/// r, with the same luck, so the spread of the difference is that of the pairs, not of the columns.
/// Law & Kelton, Simulation Modeling and Analysis, ch. 11.2.

/// Mean of ours[r] - yardstick[r]. Pairs of which one number does not exist (NaN) are left out.
/// Columns of equal length.
Estimate paired_difference(std::span<double const> ours, std::span<double const> yardstick,
                           double level = kUsualLevel);

/// Column of a ratio of sums, sum(part) / sum(whole): the late of the reported, seconds waited of
/// those who waited. [replications] each.
struct RatioColumn {
  std::span<double const> part;
  std::span<double const> whole;
};

/// sum(part) / sum(whole) with the interval of the delete-one jackknife over replications (Efron &
/// Tibshirani 1993, ch. 11), t with n - 1 degrees of freedom.
///
/// A ratio of sums, not a mean of the replications' own ratios: it is the share of all incidents,
/// each counting once; a replication with one incident would weigh as much as one with fifty, and
/// one with none has no ratio. The jackknife, not the delta method: the difference of two ratios
/// that share their luck needs no covariances written out, and it equals the usual interval
/// where `whole` is constant. Replications whose `whole` is 0 stay in: they add nothing to either
/// sum. None where all are.
Estimate ratio_of(RatioColumn const& column, double level = kUsualLevel);

/// Difference of two such ratios; each step of the jackknife leaves the same replication out of
/// both. Columns of equal length.
Estimate ratio_difference(RatioColumn const& ours, RatioColumn const& yardstick,
                          double level = kUsualLevel);

}  // namespace sc
