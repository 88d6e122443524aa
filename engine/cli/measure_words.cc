// SPDX-License-Identifier: Apache-2.0
#include "cli/measure_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/suggest.h"
#include "base/text.h"

namespace sc {
namespace {

constexpr std::array<std::string_view, 5> kWords = {"before", "after", "none", "rebuilt_points",
                                                    "separated_buildings"};

bool add_word(std::string_view word, Measures& measures) {
  if (word == kWords[3]) return measures.rebuilt_points = true;
  if (word == kWords[4]) return measures.separated_buildings = true;
  return false;
}

bool separates(Scenario const& scenario) {
  return std::any_of(scenario.incident_kinds.begin(), scenario.incident_kinds.end(),
                     [](IncidentKindSpec const& kind) { return kind.separated_factor != 1; });
}

}  // namespace

std::span<std::string_view const> measure_words() {
  return kWords;
}

std::optional<Measures> measures_of(std::string const& words, char separator,
                                    Complaints& complaints) {
  if (words == "none" || words == "before") return Measures{};
  if (words == "after") return Measures{true, true};
  Measures result;
  bool good = !words.empty();
  for (std::string_view const word : items_of(words, {&separator, 1})) {
    if (add_word(word, result)) continue;
    good = false;
    complaints.add("", 0,
                   fmt::format("--measures = {} (must be {}).{}", word, fmt::join(kWords, ", "),
                               did_you_mean(word, kWords)));
  }
  if (words.empty()) complaints.add("", 0, "--measures is empty (must be none, or name some)");
  if (!good) return std::nullopt;
  return result;
}

std::string words_of(Measures const& measures) {
  std::string text = measures.rebuilt_points ? "rebuilt_points" : "";
  if (measures.separated_buildings)
    text += text.empty() ? "separated_buildings" : "+separated_buildings";
  return text.empty() ? "none" : text;
}

std::size_t rebuilt_basins(Scenario const& scenario) {
  return static_cast<std::size_t>(
      std::count_if(scenario.basins.begin(), scenario.basins.end(),
                    [](BasinPlace const& basin) { return basin.rebuilt.has_value(); }));
}

Measures effective(Measures const& measures, Scenario const& scenario) {
  return {measures.rebuilt_points && rebuilt_basins(scenario) > 0,
          measures.separated_buildings && separates(scenario)};
}

void expect_effect(Measures const& measures, Scenario const& scenario, Complaints& complaints) {
  bool const asked = words_of(measures) != "none";
  if (!asked || words_of(effective(measures, scenario)) != "none") return;
  complaints.add("", 0,
                 fmt::format("--measures = {} changes nothing in {} (must have basins that were "
                             "rebuilt, or kinds with a separated_factor other than 1)",
                             words_of(measures), scenario.folder));
}

}  // namespace sc
