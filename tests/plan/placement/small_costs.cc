// SPDX-License-Identifier: Apache-2.0
#include "plan/placement/small_costs.h"

#include <algorithm>
#include <numeric>

namespace sc::test {
namespace {

double cheapest(CostTable const& costs, std::size_t customer, Facilities const& open) {
  double least = CostTable::kUnserved;
  for (std::uint32_t const f : open) least = std::min(least, costs.at(customer, f));
  return least;
}

}  // namespace

CostTable random_costs(Stream& random, std::size_t customers, std::size_t facilities,
                       CostKind const& kind) {
  CostTable costs(customers, facilities);
  for (std::size_t c = 0; c < customers; ++c)
    for (std::size_t f = 0; f < facilities; ++f)
      if (random.uniform() >= kind.unserved_share)
        costs.at(c, f) = random.below(kind.range) + (kind.fraction ? random.uniform() : 0);
  return costs;
}

void for_each_set(std::size_t facilities, std::size_t p,
                  std::function<void(Facilities const&)> const& look) {
  std::vector<bool> in(facilities, false);
  std::fill_n(in.begin(), p, true);
  do {
    Facilities open;
    for (std::uint32_t f = 0; f < facilities; ++f)
      if (in[f]) open.push_back(f);
    look(open);
  } while (std::prev_permutation(in.begin(), in.end()));
}

double cost_of_set(CostTable const& costs, Facilities const& open) {
  double sum = 0;
  for (std::size_t c = 0; c < costs.customers(); ++c) sum += cheapest(costs, c, open);
  return sum;
}

std::size_t unserved_by(CostTable const& costs, Facilities const& open) {
  std::size_t count = 0;
  for (std::size_t c = 0; c < costs.customers(); ++c)
    if (cheapest(costs, c, open) == CostTable::kUnserved) ++count;
  return count;
}

double least_cost(CostTable const& costs, std::size_t p) {
  double least = CostTable::kUnserved;
  for_each_set(costs.facilities(), p,
               [&](Facilities const& open) { least = std::min(least, cost_of_set(costs, open)); });
  return least;
}

Facilities random_set(Stream& random, std::size_t facilities, std::size_t p) {
  Facilities set(facilities);
  std::iota(set.begin(), set.end(), 0U);
  for (std::uint32_t k = 0; k < p; ++k)
    std::swap(set[k], set[k + random.below(static_cast<std::uint32_t>(facilities) - k)]);
  set.resize(p);
  std::sort(set.begin(), set.end());
  return set;
}

}  // namespace sc::test
