// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "plan/dispatch/ordering.h"

namespace sc {

/// A place for one unit at an incident.
struct Slot {
  std::size_t incident = 0;
  SkillSet skills = 0;  ///< that it is for; a unit may have some of them only
};

/// Splits what all incidents lack into slots, each for as many skills as any one unused unit of the
/// view could cover there, so a crew with saw and lift makes one slot of {saw: 1, lift: 1}. Greedy,
/// the widest slot first: the fewest slots it need not be. What nobody covers makes no slot.
/// Incidents that were `given_up` make none.
std::vector<Slot> slots_of(Ordering const& ordering, std::vector<bool> const& given_up);

}  // namespace sc
