// SPDX-License-Identifier: Apache-2.0
#include "response/team.h"

#include <algorithm>
#include <vector>

namespace sc {

std::size_t units_to_cover(Needs needs, std::span<SkillSet const> units) {
  std::vector<SkillSet> left(units.begin(), units.end());
  while (!needs.none() && !left.empty()) {
    auto const best = std::max_element(left.begin(), left.end(), [&](SkillSet a, SkillSet b) {
      return needs.helped_count(a) < needs.helped_count(b);
    });
    needs.cover(*best);
    left.erase(best);
  }
  return units.size() - left.size();
}

}  // namespace sc
