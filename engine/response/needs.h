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

/// Calls `visit` with the number of each skill of the set, in order.
template <class Visit>
void for_each_skill(SkillSet skills, Visit const& visit) {
  for (; skills != 0; skills &= skills - 1)
    visit(static_cast<std::size_t>(std::countr_zero(skills)));
}

/// How many units with each skill an incident needs, or lacks. A unit counts for every skill it
/// has: one crew with saw and lift covers {saw: 1, lift: 1} alone.
class Needs {
 public:
  Needs() = default;
  /// One unit for each skill of the set; the same unit may have several.
  static Needs one_of_each(SkillSet skills) {
    Needs needs;
    for (std::size_t s = 0; s < kMostSkills; ++s)
      needs.require(s, static_cast<int>(skills >> s & 1U));
    return needs;
  }

  void require(std::size_t skill, int units) {
    count_[skill] = static_cast<std::uint8_t>(std::clamp(units, 0, 255));
    SkillSet const bit = SkillSet{1} << skill;
    skills_ = count_[skill] > 0 ? skills_ | bit : skills_ & ~bit;
  }
  [[nodiscard]] int count(std::size_t skill) const { return count_[skill]; }

  /// Skills of which at least one unit is needed.
  [[nodiscard]] SkillSet skills() const { return skills_; }
  [[nodiscard]] bool none() const { return skills_ == 0; }
  [[nodiscard]] bool helped_by(SkillSet unit) const { return (skills_ & unit) != 0; }

  /// What is still needed beside a unit with these skills.
  void cover(SkillSet unit) {
    for_each_skill(skills_ & unit, [this](std::size_t skill) {
      if (--count_[skill] == 0) skills_ &= ~(SkillSet{1} << skill);
    });
  }
  /// Needs that the unit would cover.
  [[nodiscard]] int helped_count(SkillSet unit) const { return std::popcount(skills_ & unit); }
  bool operator==(Needs const&) const = default;

 private:
  std::array<std::uint8_t, kMostSkills> count_{};
  SkillSet skills_ = 0;  ///< of which count_ > 0: asked for in innermost loops
};

}  // namespace sc
