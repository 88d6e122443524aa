// SPDX-License-Identifier: Apache-2.0
#include "io/skills.h"

#include <fmt/format.h>

#include <algorithm>

namespace sc {
namespace {

constexpr std::size_t kMost = 32;  // bits of a SkillSet

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
    if (!number && names.size() == kMost) {
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

SkillSet known_skills(CsvRow const& row, ScenarioDraft const& draft) {
  Scenario const& s = draft.scenario;
  SkillSet set = 0;
  bool all_known = true;
  for (std::string const& word : row.id_list("skills")) {
    if (auto const number = number_of(word, s)) {
      set |= bit(*number);
      continue;
    }
    all_known = false;
    if (!draft.skills_known) continue;
    std::vector<std::string_view> const known(s.skill_names.begin(), s.skill_names.end());
    row.complain_row(fmt::format("skills: {} (must be a skill of some unit kind){}", word,
                                 hint_for(word, known)));
  }
  bool const one_has_all =
      std::any_of(s.unit_kinds.begin(), s.unit_kinds.end(),
                  [&](UnitKindSpec const& kind) { return (kind.skills & set) == set; });
  if (all_known && !one_has_all && draft.skills_known)
    row.complain("skills", "must all be had by one unit kind");
  return set;
}

}  // namespace sc
