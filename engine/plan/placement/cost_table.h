// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <limits>
#include <vector>

namespace sc {

/// What it costs to serve each customer from each facility, weights folded in: finite and not
/// negative, or kUnserved where the facility cannot serve the customer. Any one unit.
class CostTable {
 public:
  static constexpr double kUnserved = std::numeric_limits<double>::infinity();

  CostTable(std::size_t customers, std::size_t facilities)
      : customers_(customers), facilities_(facilities), cost_(customers * facilities, kUnserved) {}

  [[nodiscard]] std::size_t customers() const { return customers_; }
  [[nodiscard]] std::size_t facilities() const { return facilities_; }
  double& at(std::size_t customer, std::size_t facility) {
    return cost_[customer * facilities_ + facility];
  }
  [[nodiscard]] double at(std::size_t customer, std::size_t facility) const {
    return cost_[customer * facilities_ + facility];
  }

 private:
  std::size_t customers_;
  std::size_t facilities_;
  std::vector<double> cost_;
};

}  // namespace sc
