// SPDX-License-Identifier: Apache-2.0
#include "plan/placement/cover_state.h"

#include "base/check.h"

namespace sc {

CoverState::CoverState(CoveringCase const& what, CoveringGroups const& groups)
    : what_(what),
      groups_(groups),
      units_(groups.groups.size(), 0),
      in_time_(groups.weight.size(), 0),
      gain_(units_.size(), 0),
      loss_(units_.size(), 0) {
  for (std::size_t s = 0; s < units_.size(); ++s)
    for (std::size_t const g : groups.groups[s]) gain_[s] += worth(g, 0);
}

void CoverState::add(std::size_t station) {
  SC_EXPECT(has_room(station));
  value_ += gain_[station];
  change(station, 1);
}

void CoverState::take(std::size_t station) {
  SC_EXPECT(units_[station] > 0);
  value_ -= loss_[station];
  change(station, -1);
}

void CoverState::change(std::size_t station, int by) {
  units_[station] += by;
  for (std::size_t const g : groups_.groups[station]) {
    std::size_t const before = in_time_[g];
    std::size_t const after = by > 0 ? before + 1 : before - 1;
    in_time_[g] = after;
    double const more_gain = worth(g, after) - worth(g, before);
    double const more_loss =
        (after > 0 ? worth(g, after - 1) : 0) - (before > 0 ? worth(g, before - 1) : 0);
    for (std::size_t const s : groups_.stations[g]) {
      gain_[s] += more_gain;
      loss_[s] += more_loss;
    }
  }
}

/// Groups that both reach keep their count: neither lost nor gained, though gain and loss say so.
double CoverState::shared(std::size_t out, std::size_t in) const {
  auto const& ours = groups_.groups[out];
  auto const& theirs = groups_.groups[in];
  double sum = 0;
  for (std::size_t a = 0, b = 0; a < ours.size() && b < theirs.size();) {
    if (ours[a] == theirs[b]) {
      std::size_t const n = in_time_[ours[a]];
      sum += worth(ours[a], n - 1) - worth(ours[a], n);
      ++a;
      ++b;
    } else {
      ++(ours[a] < theirs[b] ? a : b);
    }
  }
  return sum;
}

}  // namespace sc
