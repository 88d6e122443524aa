// SPDX-License-Identifier: Apache-2.0
#include "cli/run_words.h"

#include <algorithm>

#include "base/text.h"

namespace sc {
namespace {

bool harmless(char c) {
  constexpr std::string_view kSigns = "/._-+,:=@%";
  return is_letter_or_digit(c) || kSigns.find(c) != std::string_view::npos;
}

}  // namespace

std::string shell_word(std::string_view word) {
  if (!word.empty() && std::all_of(word.begin(), word.end(), harmless)) return std::string(word);
  std::string quoted = "'";
  for (char const c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

std::string run_words(StudyHead const& head, std::size_t number, std::uint32_t replication) {
  StudyVariant const& variant = head.variants[number];
  StudyScenario const& scenario = head.scenarios[variant.scenario];
  std::string text = "stormcrew run " + shell_word(scenario.folder);
  auto const add = [&](std::string_view option, std::string_view value) {
    if (!value.empty()) text += " " + std::string(option) + " " + shell_word(value);
  };
  add("--roads", scenario.roads);
  add("--plan", variant.plan);
  add("--policy", variant.policy);
  add("--relocation", variant.relocation);
  for (std::string const& setting : variant.settings) add("--set", setting);
  add("--seed", std::to_string(scenario.seed));
  add("--replication", std::to_string(replication));
  return text;
}

}  // namespace sc
