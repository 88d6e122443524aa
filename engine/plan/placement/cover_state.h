// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "plan/placement/covering_groups.h"

namespace sc {

/// A placement under way: what each station would gain by one unit more and lose by one less, kept
/// up to date as units come and go (never more than the case has), so that a swap is judged without
/// counting all points again. (Gains and losses as Resende & Werneck (2007) keep them for the
/// p-median: "A fast swap-based local search procedure for location problems", Annals of Operations
/// Research 150, 205-230.)
class CoverState {
 public:
  CoverState(CoveringCase const& what, CoveringGroups const& groups);

  [[nodiscard]] std::vector<int> const& units() const { return units_; }
  [[nodiscard]] bool has_room(std::size_t station) const {
    return units_[station] < what_.capacity[station];
  }
  [[nodiscard]] double value() const { return value_; }
  /// Of one unit more.
  [[nodiscard]] double gain(std::size_t station) const { return gain_[station]; }
  /// Of the station's last unit. Needs a unit there.
  [[nodiscard]] double loss(std::size_t station) const { return loss_[station]; }

  void add(std::size_t station);
  void take(std::size_t station);
  void swap(std::size_t out, std::size_t in) {
    take(out);
    add(in);
  }
  /// Change of the value; O(groups that either reaches).
  [[nodiscard]] double swap_gain(std::size_t out, std::size_t in) const {
    return gain_[in] - loss_[out] + shared(out, in);
  }
  /// swap_gain is not more than this; O(1).
  [[nodiscard]] double swap_gain_at_most(std::size_t out, std::size_t in) const {
    return gain_[in] - what_.busy * loss_[out];
  }

 private:
  void change(std::size_t station, int by);
  [[nodiscard]] double shared(std::size_t out, std::size_t in) const;
  /// Of the (n + 1)-th unit in time; n up to the case's units.
  [[nodiscard]] double worth(std::size_t group, std::size_t n) const {
    return groups_.weight[group] * groups_.chance[n];
  }

  CoveringCase const& what_;
  CoveringGroups const& groups_;
  std::vector<int> units_;            ///< one per station
  std::vector<std::size_t> in_time_;  ///< units, one per group
  std::vector<double> gain_, loss_;   ///< one per station
  double value_ = 0;
};

}  // namespace sc
