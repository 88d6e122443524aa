// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "plan/placement/cost_table.h"

namespace sc {

/// Facilities by number, each at most once.
using Facilities = std::vector<std::uint32_t>;

/// A cost table as the p-median search reads it: for each customer the facilities in order of cost
/// (ties: the lower number first), for each facility its column. kUnserved has become far(), a cost
/// that is higher than all that any served customers cost together: whoever minimises first serves
/// as many as possible.
///
/// Memory: 20 bytes per cell. O(cells log facilities).
class NearestFirst {
 public:
  explicit NearestFirst(CostTable const& table);

  [[nodiscard]] std::size_t customers() const { return customers_; }
  [[nodiscard]] std::size_t facilities() const { return facilities_; }
  [[nodiscard]] double far() const { return far_; }
  /// Are all costs whole numbers so small that sums of them are exact?
  [[nodiscard]] bool whole() const { return whole_; }

  /// [rank] facility, the cheapest first
  [[nodiscard]] std::span<std::uint32_t const> order(std::size_t customer) const {
    return {order_.data() + customer * facilities_, facilities_};
  }
  /// [rank] cost of order(customer)
  [[nodiscard]] std::span<double const> cost(std::size_t customer) const {
    return {cost_.data() + customer * facilities_, facilities_};
  }
  /// [customer] cost from this facility
  [[nodiscard]] std::span<double const> column(std::size_t facility) const {
    return {column_.data() + facility * customers_, customers_};
  }

 private:
  void measure(CostTable const& table);
  void sort_customer(CostTable const& table, std::size_t customer);

  std::size_t customers_;
  std::size_t facilities_;
  double far_ = 1;
  bool whole_ = true;
  std::vector<std::uint32_t> order_;  ///< [customer][rank]
  std::vector<double> cost_;          ///< [customer][rank]
  std::vector<double> column_;        ///< [facility][customer]
};

/// Sum over customers of the cost from the cheapest open facility, far() where none serves.
double total_cost(NearestFirst const& costs, Facilities const& open);

}  // namespace sc
