// SPDX-License-Identifier: Apache-2.0
#include "cli/batch_lists.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>

#include "base/text.h"
#include "cli/one_source.h"
#include "cli/word_lists.h"

namespace sc {
namespace {

using Words = std::vector<std::string>;

constexpr char const* kOwnPlan = "own";

std::vector<PlanWord> plans_of(Words const& given) {
  if (given.empty()) return {{kOwnPlan, ""}};
  std::vector<PlanWord> plans;
  for (std::string const& word : given) {
    bool const own = word == kOwnPlan;
    std::string const stem = std::filesystem::path(word).stem().string();
    auto const same_stem = [&](std::string const& other) {
      return std::filesystem::path(other).stem().string() == stem;
    };
    bool const unique = std::count_if(given.begin(), given.end(), same_stem) == 1;
    plans.push_back({own || !unique ? word : stem, own ? "" : word});
  }
  return plans;
}

/// The values of one "key=value1,value2".
std::vector<Setting> values_of(std::string const& text, Complaints& complaints) {
  std::vector<Setting> result;
  auto const whole = parse_setting(text, complaints);
  if (!whole) return result;
  for (std::string_view const value : split(whole->value, ","))
    if (auto const one = parse_setting(whole->key + '=' + std::string(value), complaints))
      result.push_back(*one);
  Words texts;
  for (Setting const& one : result) texts.push_back(text_of(one));
  refuse_twins("--set", texts, complaints);
  return result;
}

/// Every combination, the last setting fastest.
std::vector<Settings> combinations(Words const& given, Complaints& complaints) {
  std::vector<Settings> all{{}};
  for (std::string const& text : given) {
    std::vector<Setting> const values = values_of(text, complaints);
    std::vector<Settings> longer;
    for (Settings const& before : all)
      for (Setting const& value : values) {
        longer.push_back(before);
        longer.back().push_back(value);
      }
    if (!longer.empty()) all = std::move(longer);
  }
  return all;
}

}  // namespace

std::string BatchLists::name(PlanWord const& plan, std::string const& policy,
                             std::string const& relocation, Settings const& set) const {
  Words parts;
  if (plans.size() > 1) parts.push_back(plan.word);
  if (policies.size() > 1) parts.push_back(policy);
  if (relocations.size() > 1) parts.push_back(relocation);
  if (settings.size() > 1)
    for (std::size_t k = 0; k < set.size(); ++k) {
      auto const varies = [&](Settings const& other) { return other[k].value != set[k].value; };
      if (std::any_of(settings.begin(), settings.end(), varies)) parts.push_back(text_of(set[k]));
    }
  return parts.empty() ? plan.word : fmt::format("{}", fmt::join(parts, " / "));
}

BatchLists batch_lists(BatchOptionsGiven const& options, Complaints& complaints) {
  refuse_twins("--plans", options.plans, complaints);
  refuse_twins("--policies", options.policies, complaints);
  refuse_twins("--relocations", options.relocations, complaints);
  refuse_twins("SCENARIO", options.scenarios, complaints);
  BatchLists lists{plans_of(options.plans), options.policies, options.relocations,
                   combinations(options.settings, complaints)};
  Settings const& keys = lists.settings.front();
  if (!options.policies.empty()) expect_one_source("--policies", "rules.policy", keys, complaints);
  if (!options.relocations.empty())
    expect_one_source("--relocations", "rules.relocation", keys, complaints);
  if (lists.policies.empty()) lists.policies = {""};
  if (lists.relocations.empty()) lists.relocations = {""};
  return lists;
}

std::string stop_rule_text(BatchOptionsGiven const& options) {
  return fmt::format("{} {}, at most {}", options.until_kpi, text_of(*options.until),
                     options.most_replications);
}

std::optional<StopRule> stop_rule_of(BatchOptionsGiven const& options,
                                     std::vector<StudyColumn> const& columns,
                                     Complaints& complaints) {
  if (!options.until) return std::nullopt;
  auto const found = std::find_if(columns.begin(), columns.end(), [&](StudyColumn const& column) {
    return column.name == options.until_kpi;
  });
  if (found == columns.end()) {
    Words names;
    for (StudyColumn const& column : columns) names.push_back(column.name);
    complaints.add(
        "", 0,
        fmt::format("--kpi = {} (must be one of {})", options.until_kpi, fmt::join(names, ", ")));
    return std::nullopt;
  }
  return StopRule{static_cast<std::size_t>(found - columns.begin()), options.until->value,
                  options.until->relative, options.most_replications};
}

}  // namespace sc
