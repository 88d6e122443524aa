// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace sc {

/// Skills are words of the scenario ("pump", "saw", "height", ...), numbered in order of first use;
/// a set of them is a bit mask. At most 32 per scenario.
using SkillSet = std::uint32_t;
inline constexpr std::size_t kMostSkills = 32;

/// How many units with each skill an incident needs, or lacks. A unit counts for every skill it
/// has: one crew with saw and lift covers {saw: 1, lift: 1} alone.
class Needs {
 public:
  Needs() = default;
  /// One unit for each skill of the set; the same unit may have several.
  static Needs one_of_each(SkillSet skills) {
    Needs needs;
    for (std::size_t s = 0; s < kMostSkills; ++s) needs.count_[s] = (skills >> s) & 1U;
    return needs;
  }

  void require(std::size_t skill, int units) {
    count_[skill] = static_cast<std::uint8_t>(std::clamp(units, 0, 255));
  }
  [[nodiscard]] int count(std::size_t skill) const { return count_[skill]; }

  /// Skills of which at least one unit is needed.
  [[nodiscard]] SkillSet skills() const {
    SkillSet set = 0;
    for (std::size_t s = 0; s < kMostSkills; ++s)
      if (count_[s] > 0) set |= SkillSet{1} << s;
    return set;
  }
  [[nodiscard]] bool none() const { return skills() == 0; }
  /// Least number of units that could cover this, if some had every skill.
  [[nodiscard]] int least_units() const { return *std::max_element(count_.begin(), count_.end()); }
  [[nodiscard]] bool helped_by(SkillSet unit) const { return (skills() & unit) != 0; }

  /// What is still needed beside a unit with these skills.
  void cover(SkillSet unit) {
    for (std::size_t s = 0; s < kMostSkills; ++s)
      if ((unit >> s & 1U) != 0 && count_[s] > 0) --count_[s];
  }
  [[nodiscard]] Needs beside(SkillSet unit) const {
    Needs rest = *this;
    rest.cover(unit);
    return rest;
  }
  /// Needs that the unit would cover.
  [[nodiscard]] int helped_count(SkillSet unit) const { return std::popcount(skills() & unit); }
  bool operator==(Needs const&) const = default;

 private:
  std::array<std::uint8_t, kMostSkills> count_{};
};

}  // namespace sc
