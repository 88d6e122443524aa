// SPDX-License-Identifier: Apache-2.0
#include "plan/placement/sample_greedy.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>

#include "base/check.h"

namespace sc {
namespace {

double gain_of(NearestFirst const& costs, std::uint32_t facility,
               std::vector<double> const& least) {
  auto const column = costs.column(facility);
  double gain = 0;
  for (std::size_t c = 0; c < least.size(); ++c) gain += std::max(0.0, least[c] - column[c]);
  return gain;
}

/// Moves the best of `sample` facilities drawn from closed[first...] to `first`.
void draw_best(NearestFirst const& costs, std::size_t sample, std::vector<double> const& least,
               Facilities& closed, std::size_t first, Stream& random) {
  double best = -1;
  for (std::size_t k = 0; k < std::min(sample, closed.size() - first); ++k) {
    std::size_t const left = closed.size() - first - k;
    std::size_t const drawn = first + k + random.below(static_cast<std::uint32_t>(left));
    std::swap(closed[first + k], closed[drawn]);
    double const gain = gain_of(costs, closed[first + k], least);
    if (gain <= best) continue;
    best = gain;
    std::swap(closed[first], closed[first + k]);
  }
}

}  // namespace

Facilities sample_greedy(NearestFirst const& costs, std::size_t p, Stream& random) {
  SC_EXPECT(p <= costs.facilities());
  std::size_t const sample = std::max<std::size_t>(2, std::bit_width(costs.facilities() / p));
  std::vector<double> least(costs.customers(), costs.far());
  Facilities shuffled(costs.facilities());
  std::iota(shuffled.begin(), shuffled.end(), 0U);
  for (std::size_t opened = 0; opened < p; ++opened) {
    draw_best(costs, sample, least, shuffled, opened, random);
    auto const column = costs.column(shuffled[opened]);
    for (std::size_t c = 0; c < least.size(); ++c) least[c] = std::min(least[c], column[c]);
  }
  shuffled.resize(p);
  return shuffled;
}

}  // namespace sc
