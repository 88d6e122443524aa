// SPDX-License-Identifier: Apache-2.0
#include "study/holm.h"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

namespace sc {

double two_sided_p(Estimate const& difference) {
  if (difference.used < 2 || std::isnan(difference.standard_error)) return std::nan("");
  if (difference.value == 0) return 1;
  if (difference.standard_error <= 0) return difference.few ? std::nan("") : 0;
  boost::math::students_t const t(static_cast<double>(difference.used - 1));
  double const score = std::abs(difference.value) / difference.standard_error;
  return 2 * boost::math::cdf(boost::math::complement(t, score));
}

std::vector<bool> clear_together(std::span<double const> p, double level) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < p.size(); ++i)
    if (!std::isnan(p[i])) order.push_back(i);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
  std::vector<bool> clear(p.size(), false);
  for (std::size_t k = 0; k < order.size(); ++k) {
    if (p[order[k]] > (1 - level) / static_cast<double>(order.size() - k)) break;
    clear[order[k]] = true;
  }
  return clear;
}

}  // namespace sc
