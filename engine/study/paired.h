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

/// sum(part) / sum(whole) with the interval of the delete-one jackknife (Efron & Tibshirani 1993,
/// ch. 11) over the k replications whose `whole` is above 0, t with k - 1 degrees of freedom: the
/// others say nothing of the ratio, and are `left_out`.
///
/// A ratio of sums, not a mean of the replications' own ratios: it is the share of all incidents,
/// each counting once; a replication with one incident would weigh as much as one with fifty, and
/// one with none has no ratio. The jackknife, not the delta method: the difference of two ratios
/// that share their luck needs no covariances written out, and it equals the usual interval
/// where `whole` is constant.
///
/// `few` where the values without one replication are few for their skewness, or k < 7: fewer
/// cannot show it. No interval but `few` where those values are all equal though they could have
/// varied: where nobody was late yet, the share is not known to be 0. Replications that are all
/// alike, with a ratio that is neither 0 nor 1, are taken for a constant, known without width.
Estimate ratio_of(RatioColumn const& column, double level = kUsualLevel);

/// Difference of two such ratios; each step of the jackknife leaves the same replication out of
/// both. k is that of the column that has fewer. Exactly zero, without width or mark, where each
/// step finds the two equal. Columns of equal length.
Estimate ratio_difference(RatioColumn const& ours, RatioColumn const& yardstick,
                          double level = kUsualLevel);

}  // namespace sc
