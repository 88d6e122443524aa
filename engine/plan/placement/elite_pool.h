// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "plan/placement/nearest_first.h"

namespace sc {

/// Open facilities (ascending) and their total cost, far() for each customer without service.
struct MedianSet {
  Facilities open;
  double value = 0;
};

/// Facilities of `a` that are not in `b`; both ascending.
Facilities only_in(Facilities const& a, Facilities const& b);

/// The best sets met so far that differ from each other: a new one enters if it differs in at least
/// two facilities from every member that is not worse; it takes the place of the most like it among
/// the worse ones, once the pool is full. The cheapest set shown is always a member.
///
/// Source: Resende & Werneck (2004), "A hybrid heuristic for the p-median problem", J. Heuristics
/// 10, 59-88, section 2.4.
class ElitePool {
 public:
  explicit ElitePool(std::size_t capacity) : capacity_(capacity) {}

  /// Returns whether it has entered.
  bool show(MedianSet const& set);
  /// In no particular but always the same order.
  [[nodiscard]] std::vector<MedianSet> const& members() const { return members_; }
  /// The pool must not be empty. Ties: the set that comes first by its facilities.
  [[nodiscard]] MedianSet const& best() const;

 private:
  std::size_t capacity_;
  std::vector<MedianSet> members_;
};

}  // namespace sc
