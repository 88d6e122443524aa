// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstddef>
#include <limits>
#include <span>

namespace sc {

/// Confidence level of intervals where none is asked for.
inline constexpr double kUsualLevel = 0.95;

/// A number estimated from replications, and the interval about it. NaN: does not exist. An
/// interval needs two replications, and says nothing about what all replications have in common
/// (the model).
struct Estimate {
  double value = std::numeric_limits<double>::quiet_NaN();
  double standard_error = std::numeric_limits<double>::quiet_NaN();
  double low = std::numeric_limits<double>::quiet_NaN();
  double high = std::numeric_limits<double>::quiet_NaN();
  std::size_t used = 0;      ///< replications or pairs it rests on
  std::size_t left_out = 0;  ///< of them, since they have no such number
  bool few = false;  ///< so few that the interval may hold the truth less often than it says

  [[nodiscard]] bool exists() const { return !std::isnan(value); }
  /// Is zero outside the interval? For differences: could luck alone not make it? An interval
  /// without width, of few replications, does not tell.
  [[nodiscard]] bool clear_of_zero() const {
    return (low > 0 || high < 0) && !(few && standard_error <= 0);
  }
  /// For differences: are all pairs equal?
  [[nodiscard]] bool never_differs() const { return value == 0 && low == 0 && high == 0; }
};

/// Quantile of Student's t: P(|T| <= result) = level. freedom >= 1; level in (0, 1).
double two_sided_t(double level, std::size_t freedom);

/// value -/+ two_sided_t(level, used - 1) * standard_error; no interval where used < 2.
Estimate with_interval(double value, double standard_error, std::size_t used, std::size_t left_out,
                       double level);

/// Are so few numbers so skewed that t-intervals of their mean hold the truth in less than about 93
/// of 100 cases at the usual level? Below 9 g^2 numbers of skewness g, by measurement
/// (docs/statistics.md; the rule's form is Cochran's, Sampling Techniques 1977, sec. 2.15). Samples
/// show less skewness than their law has, so that not every such sample is found out.
bool few_for_their_skewness(std::span<double const> values);

/// Mean of independent numbers; NaN stands for one that does not exist and is left out.
Estimate mean_of(std::span<double const> values, double level = kUsualLevel);

}  // namespace sc
