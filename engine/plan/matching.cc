// SPDX-License-Identifier: Apache-2.0
#include "plan/matching.h"

#include <algorithm>

#include "base/check.h"

namespace sc {
namespace {

constexpr double kFar = PairCosts::kForbidden;
constexpr std::size_t kNone = SIZE_MAX;

/// Columns past the real ones are the rows' own places to be left at, so every row finds one.
class Matcher {
 public:
  Matcher(PairCosts const& costs, std::vector<double> const& leave)
      : costs_(costs),
        leave_(leave),
        owner_(costs.columns() + costs.rows(), kNone),
        column_price_(owner_.size(), 0),
        row_price_(costs.rows(), 0) {}

  void add(std::size_t row) {
    came_from_.assign(owner_.size(), kNone);
    distance_.assign(owner_.size(), kFar);
    done_.assign(owner_.size(), false);
    std::size_t column = kNone;
    for (std::size_t at = row; at != kNone; at = owner_[column]) {
      relax(at, column);
      column = nearest();
      shift_prices(row, distance_[column]);
      done_[column] = true;
    }
    flip_path(row, column);
  }

  [[nodiscard]] std::vector<std::optional<std::size_t>> result() const {
    std::vector<std::optional<std::size_t>> columns(costs_.rows());
    for (std::size_t c = 0; c < costs_.columns(); ++c)
      if (owner_[c] != kNone) columns[owner_[c]] = c;
    return columns;
  }

 private:
  [[nodiscard]] double cost(std::size_t row, std::size_t column) const {
    if (column < costs_.columns()) return costs_.at(row, column);
    return column - costs_.columns() == row ? leave_[row] : kFar;
  }

  /// Ways on from `row`, which was reached through its column `via`.
  void relax(std::size_t row, std::size_t via) {
    for (std::size_t c = 0; c < owner_.size(); ++c) {
      if (done_[c]) continue;
      double const here = cost(row, c) - row_price_[row] - column_price_[c];
      if (here >= distance_[c]) continue;
      distance_[c] = here;
      came_from_[c] = via;
    }
  }

  [[nodiscard]] std::size_t nearest() const {
    std::size_t best = kNone;
    for (std::size_t c = 0; c < owner_.size(); ++c)
      if (!done_[c] && distance_[c] < (best == kNone ? kFar : distance_[best])) best = c;
    SC_ENSURE(best != kNone);
    return best;
  }

  void shift_prices(std::size_t first_row, double by) {
    row_price_[first_row] += by;
    for (std::size_t c = 0; c < owner_.size(); ++c) {
      if (done_[c]) {
        row_price_[owner_[c]] += by;
        column_price_[c] -= by;
      } else {
        distance_[c] -= by;
      }
    }
  }

  void flip_path(std::size_t row, std::size_t column) {
    for (; came_from_[column] != kNone; column = came_from_[column])
      owner_[column] = owner_[came_from_[column]];
    owner_[column] = row;
  }

  PairCosts const& costs_;
  std::vector<double> const& leave_;
  std::vector<std::size_t> owner_;  ///< row of each column, or kNone
  std::vector<double> column_price_;
  std::vector<double> row_price_;
  std::vector<std::size_t> came_from_;  ///< column before, on the shortest path
  std::vector<double> distance_;        ///< reduced, from the columns done
  std::vector<bool> done_;
};

}  // namespace

std::vector<std::optional<std::size_t>> cheapest_matching(PairCosts const& costs,
                                                          std::vector<double> const& leave) {
  SC_EXPECT(leave.size() == costs.rows());
  Matcher matcher(costs, leave);
  for (std::size_t row = 0; row < costs.rows(); ++row) matcher.add(row);
  return matcher.result();
}

}  // namespace sc
