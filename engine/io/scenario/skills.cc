// SPDX-License-Identifier: Apache-2.0
#include "io/scenario/skills.h"

#include <fmt/format.h>

#include <algorithm>

namespace sc {
namespace {

constexpr int kMostUnits = 20;  // of one skill

SkillSet bit(std::size_t number) {
  return SkillSet{1} << number;
}

std::optional<std::size_t> number_of(std::string const& word, Scenario const& scenario) {
  auto const& names = scenario.skill_names;
  auto const found = std::find(names.begin(), names.end(), word);
  if (found == names.end()) return std::nullopt;
  return static_cast<std::size_t>(found - names.begin());
}

}  // namespace

SkillSet number_skills(CsvRow const& row, ScenarioDraft& draft) {
  SkillSet set = 0;
  auto const words = row.id_list("skills");
  if (words.empty()) draft.skills_known = false;
  for (std::string const& word : words) {
    auto number = number_of(word, draft.scenario);
    auto& names = draft.scenario.skill_names;
    if (!number && names.size() == kMostSkills) {
      row.complain_row(fmt::format("skill {} is the 33rd (must be at most 32 in all)", word));
      continue;
    }
    if (!number) {
      number = names.size();
      names.push_back(word);
    }
    set |= bit(*number);
  }
  return set;
}

Needs read_needs(CsvRow const& row, ScenarioDraft const& draft) {
  auto const& names = draft.scenario.skill_names;
  Needs needs;
  for (auto const& [word, count] : row.counted_ids("skills")) {
    auto const units = parse_integer(count.value_or("1"), 1, kMostUnits);
    if (!units.value)
      row.complain("skills", fmt::format("must ask for 1 to {} units with {}, as in {}*2",
                                         kMostUnits, word, word));
    if (auto const number = number_of(word, draft.scenario)) {
      needs.require(*number, static_cast<int>(units.value.value_or(1)));
    } else if (draft.skills_known) {
      std::vector<std::string_view> const known(names.begin(), names.end());
      row.complain_row(fmt::format("skills: {} (must be a skill of some unit kind){}", word,
                                   hint_for(word, known)));
    }
  }
  return needs;
}

}  // namespace sc
