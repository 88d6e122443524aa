// SPDX-License-Identifier: Apache-2.0
#include "io/skill_words.h"

namespace sc {

std::string needs_words(Scenario const& scenario, Needs const& needs) {
  std::string words;
  for (std::size_t i = 0; i < scenario.skill_names.size() && i < kMostSkills; ++i) {
    if (needs.count(i) == 0) continue;
    if (!words.empty()) words += ';';
    words += scenario.skill_names[i];
    if (needs.count(i) > 1) words += '*' + std::to_string(needs.count(i));
  }
  return words;
}

std::string skill_words(Scenario const& scenario, SkillSet skills) {
  return needs_words(scenario, Needs::one_of_each(skills));
}

}  // namespace sc
