// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plan/matching.h"

namespace sc {

/// What it costs to serve each customer from each facility, weights folded in: finite and not
/// negative, or kUnserved where the facility cannot serve the customer. Any one unit.
class CostTable : private PairCosts {
 public:
  static constexpr double kUnserved = kForbidden;

  CostTable(std::size_t customers, std::size_t facilities) : PairCosts(customers, facilities) {}

  [[nodiscard]] std::size_t customers() const { return rows(); }
  [[nodiscard]] std::size_t facilities() const { return columns(); }
  using PairCosts::at;  ///< (customer, facility)
};

}  // namespace sc
