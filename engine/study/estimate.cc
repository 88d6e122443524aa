// SPDX-License-Identifier: Apache-2.0
#include "study/estimate.h"

#include <boost/math/distributions/students_t.hpp>
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
  return with_interval(mean, error, there.size(), left_out, level);
}

}  // namespace sc
