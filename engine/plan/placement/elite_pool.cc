// SPDX-License-Identifier: Apache-2.0
#include "plan/placement/elite_pool.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "base/check.h"

namespace sc {
namespace {

constexpr std::size_t kLeastDifference = 2;  // [facilities of one that the other lacks]

bool before(MedianSet const& a, MedianSet const& b) {
  return std::tie(a.value, a.open) < std::tie(b.value, b.open);
}

}  // namespace

Facilities only_in(Facilities const& a, Facilities const& b) {
  Facilities only;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(only));
  return only;
}

bool ElitePool::show(MedianSet const& set) {
  std::size_t place = members_.size();  // of the worse member most like it
  std::size_t least = SIZE_MAX;
  for (std::size_t m = 0; m < members_.size(); ++m) {
    std::size_t const difference = only_in(set.open, members_[m].open).size();
    bool const worse = before(set, members_[m]);
    if (!worse && difference < kLeastDifference) return false;
    if (worse && difference < least) std::tie(place, least) = std::tuple(m, difference);
  }
  bool const beside = least >= kLeastDifference && members_.size() < capacity_;
  if (place < members_.size() && !beside) {
    members_[place] = set;
    return true;
  }
  if (members_.size() == capacity_) return false;
  members_.push_back(set);
  return true;
}

MedianSet const& ElitePool::best() const {
  SC_EXPECT(!members_.empty());
  return *std::min_element(members_.begin(), members_.end(), before);
}

}  // namespace sc
