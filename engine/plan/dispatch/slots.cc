// SPDX-License-Identifier: Apache-2.0
#include "plan/dispatch/slots.h"

#include <bit>

namespace sc {
namespace {

/// The most skills of `needs` that one unused unit covers; of equals the lower set.
SkillSet widest(Ordering const& ordering, Needs const& needs) {
  SkillSet const lacking = needs.skills();
  SkillSet best = 0;
  for (std::size_t u = 0; u < ordering.units(); ++u) {
    if (!ordering.unused(u)) continue;
    if (ordering.unit(u).engagement == FreeUnit::Engagement::working) continue;
    SkillSet const covers = ordering.unit(u).skills & lacking;
    int const more = std::popcount(covers) - std::popcount(best);
    if (more > 0 || (more == 0 && covers < best)) best = covers;
  }
  return best;
}

}  // namespace

std::vector<Slot> slots_of(Ordering const& ordering, std::vector<bool> const& given_up) {
  std::vector<Slot> slots;
  for (std::size_t i = 0; i < ordering.incidents(); ++i) {
    if (given_up[i]) continue;
    Needs needs = ordering.left(i);
    while (SkillSet const skills = widest(ordering, needs)) {
      slots.push_back({i, skills});
      needs.cover(skills);
    }
  }
  return slots;
}

}  // namespace sc
