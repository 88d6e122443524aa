// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>

namespace sc::test {

/// A figure of which independent replications gave one sample each.
struct Estimate {
  double mean = 0;
  double standard_error = 0;
};
Estimate estimate(std::span<double const> samples);

/// How many standard errors the mean of so many samples may be away from the truth, if with a new
/// seed at least one of `comparisons` such means shall be farther away with probability
/// `false_alarm` at most (Student's t, Bonferroni).
double allowed_errors(double false_alarm, std::size_t comparisons, std::size_t samples);

}  // namespace sc::test
