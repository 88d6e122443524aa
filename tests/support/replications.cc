// SPDX-License-Identifier: Apache-2.0
#include "support/replications.h"

#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <numeric>

namespace sc::test {

Estimate estimate(std::span<double const> samples) {
  auto const n = static_cast<double>(samples.size());
  double const mean = std::accumulate(samples.begin(), samples.end(), 0.0) / n;
  double squares = 0;
  for (double const x : samples) squares += (x - mean) * (x - mean);
  return {mean, std::sqrt(squares / (n - 1) / n)};
}

double allowed_errors(double false_alarm, std::size_t comparisons, std::size_t samples) {
  boost::math::students_t const law(static_cast<double>(samples - 1));
  return quantile(complement(law, false_alarm / static_cast<double>(comparisons) / 2));
}

}  // namespace sc::test
