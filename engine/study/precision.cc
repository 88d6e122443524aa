// SPDX-License-Identifier: Apache-2.0
#include "study/precision.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"

namespace sc {
namespace {

constexpr double kMost = 1e9;

}  // namespace

std::optional<std::size_t> replications_needed(Estimate const& e, double halfwidth, double level) {
  SC_EXPECT(halfwidth > 0);
  double const half = (e.high - e.low) / 2;
  if (e.used < 2 || !std::isfinite(half)) return std::nullopt;
  double const spread =
      half / two_sided_t(level, e.used - 1) * std::sqrt(static_cast<double>(e.used));
  // t with many degrees of freedom asks for the least; few more are enough for t with n - 1.
  double const t = two_sided_t(level, static_cast<std::size_t>(kMost));
  double const least = std::pow(t * spread / halfwidth, 2);
  if (least > kMost) return std::nullopt;
  auto n = std::max<std::size_t>(2, static_cast<std::size_t>(std::ceil(least)));
  while (two_sided_t(level, n - 1) * spread / std::sqrt(static_cast<double>(n)) > halfwidth) ++n;
  return n + (n * e.left_out + e.used - 1) / e.used;
}

double variance_ratio(Estimate const& ours, Estimate const& yardstick, Estimate const& difference) {
  auto const square = [](double x) { return x * x; };
  return (square(ours.standard_error) + square(yardstick.standard_error)) /
         square(difference.standard_error);
}

}  // namespace sc
