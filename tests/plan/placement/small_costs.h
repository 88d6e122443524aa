// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <ostream>

#include "base/random.h"
#include "plan/placement/nearest_first.h"

namespace sc::test {

/// Whole costs of a narrow range tie often; broad ones hardly ever; `fraction` makes them broken.
struct CostKind {
  std::uint32_t range = 100;
  double unserved_share = 0;
  bool fraction = false;
};
inline void PrintTo(CostKind const& kind, std::ostream* out) {
  *out << "up to " << kind.range << ", unserved " << kind.unserved_share
       << (kind.fraction ? ", fractions" : "");
}

CostTable random_costs(Stream& random, std::size_t customers, std::size_t facilities,
                       CostKind const& kind);

/// Calls `look` with every set of p of the facilities.
void for_each_set(std::size_t facilities, std::size_t p,
                  std::function<void(Facilities const&)> const& look);

/// Sum of the cheapest costs, straight from the table; kUnserved if somebody is not served.
double cost_of_set(CostTable const& costs, Facilities const& open);
std::size_t unserved_by(CostTable const& costs, Facilities const& open);

/// Of all sets of p facilities the least cost, by trying every one.
double least_cost(CostTable const& costs, std::size_t p);

/// p of them, ascending.
Facilities random_set(Stream& random, std::size_t facilities, std::size_t p);

}  // namespace sc::test
