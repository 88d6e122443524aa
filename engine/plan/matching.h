// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <vector>

namespace sc {

/// Costs of pairs of a row and a column, in any one unit; a forbidden pair costs kForbidden.
class PairCosts {
 public:
  static constexpr double kForbidden = std::numeric_limits<double>::infinity();

  PairCosts(std::size_t rows, std::size_t columns)
      : rows_(rows), columns_(columns), cost_(rows * columns, kForbidden) {}

  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] std::size_t columns() const { return columns_; }
  double& at(std::size_t row, std::size_t column) { return cost_[row * columns_ + column]; }
  [[nodiscard]] double at(std::size_t row, std::size_t column) const {
    return cost_[row * columns_ + column];
  }

 private:
  std::size_t rows_;
  std::size_t columns_;
  std::vector<double> cost_;
};

/// The cheapest way to give each row one column of its own, or none at the cost leave[row] (finite,
/// one per row). Any shape; costs may be negative. result[row] = its column.
///
/// Shortest augmenting paths with potentials, one row after the other: Jonker & Volgenant (1987),
/// "A shortest augmenting path algorithm for dense and sparse linear assignment problems",
/// Computing 38, 325-340. O(rows^2 (rows + columns)).
std::vector<std::optional<std::size_t>> cheapest_matching(PairCosts const& costs,
                                                          std::vector<double> const& leave);

}  // namespace sc
