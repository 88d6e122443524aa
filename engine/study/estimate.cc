// SPDX-License-Identifier: Apache-2.0
#include "study/estimate.h"

#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <numeric>
#include <vector>

#include "base/check.h"

namespace sc {

double two_sided_t(double level, std::size_t freedom) {
  SC_EXPECT(level > 0 && level < 1 && freedom >= 1);
  boost::math::students_t const t(static_cast<double>(freedom));
  return boost::math::quantile(t, (1 + level) / 2);
}

Estimate with_interval(double value, double standard_error, std::size_t used, std::size_t left_out,
                       double level) {
  Estimate result;
  result.value = value;
  result.used = used;
  result.left_out = left_out;
  if (used < 2) return result;
  double const half = two_sided_t(level, used - 1) * standard_error;
  result.standard_error = standard_error;
  result.low = value - half;
  result.high = value + half;
  return result;
}

bool few_for_their_skewness(std::span<double const> values) {
  auto const n = static_cast<double>(values.size());
  double const mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
  double squares = 0, cubes = 0;
  for (double const value : values) {
    double const d = value - mean;
    squares += d * d;
    cubes += d * d * d;
  }
  double const variance = squares / n;
  if (!(variance > std::pow(1e-9 * mean, 2))) return false;  // equal, but for rounding
  return n < 9 * std::pow(cubes / n, 2) / std::pow(variance, 3);
}

Estimate mean_of(std::span<double const> values, double level) {
  std::vector<double> there;
  for (double const value : values)
    if (!std::isnan(value)) there.push_back(value);
  std::size_t const left_out = values.size() - there.size();
  if (there.empty()) return with_interval(std::nan(""), 0, 0, left_out, level);
  auto const n = static_cast<double>(there.size());
  double sum = 0;
  for (double const value : there) sum += value;
  double const mean = sum / n;
  double squares = 0;
  for (double const value : there) squares += (value - mean) * (value - mean);
  double const error = there.size() < 2 ? 0 : std::sqrt(squares / (n - 1) / n);
  Estimate result = with_interval(mean, error, there.size(), left_out, level);
  result.few = few_for_their_skewness(there);
  return result;
}

}  // namespace sc
