// SPDX-License-Identifier: Apache-2.0
#include "cli/compare_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/estimate_text.h"
#include "cli/measure_words.h"
#include "cli/planner_sentence.h"
#include "cli/settings_text.h"
#include "io/hdf5/atomic_file.h"

namespace sc {
namespace {

std::string head(CompareTable const& table) {
  Scenario const& s = table.set.scenario();
  std::string text = title_lines(s);
  if (s.rain_factor != 1) text += fmt::format("Hypothetical: all rain x {:g}.\n", s.rain_factor);
  return text +
         fmt::format(
             "{} replications of seed {}, the same luck for all. Late: not there within {:g} min, "
             "or never.\n"
             "In brackets 95 % intervals, each by itself; {}; * the difference to {} is clear of "
             "zero 差异显著\n",
             table.replications, s.seed, s.rules.late.minutes(), kFewWords,
             table.set.variants.front().name);
}

std::string line(Indicator const& i, Variant const& variant, Compared const& c, std::size_t width) {
  if (!c.value.exists()) return fmt::format("  {:{}} {:>9}\n", variant.name, width, "-");
  std::string text = fmt::format("  {:{}} {:9.{}f}  {:20}", variant.name, width,
                                 i.scale * c.value.value, i.decimals, interval_text(c.value, i));
  if (c.difference.exists())
    text += fmt::format("  {:+9.{}f}  {}{}", i.scale * c.difference.value, i.decimals,
                        interval_text(c.difference, i), c.difference.clear_of_zero() ? " *" : "");
  text.erase(text.find_last_not_of(' ') + 1);
  return text + '\n';
}

/// Is there a variant for which it is anything but zero?
bool worth_a_line(std::vector<Compared> const& row) {
  return std::any_of(row.begin(), row.end(), [](Compared const& c) {
    return c.value.exists() && (c.value.value != 0 || c.difference.clear_of_zero());
  });
}

std::string block(Indicator const& i, std::vector<Compared> const& row,
                  std::vector<Variant> const& variants) {
  std::size_t width = 12;
  for (Variant const& variant : variants) width = std::max(width, variant.name.size());
  std::string text =
      fmt::format("\n{} {}{}\n", i.en, i.zh, i.unit.empty() ? "" : fmt::format(" [{}]", i.unit));
  for (std::size_t v = 0; v < variants.size(); ++v) text += line(i, variants[v], row[v], width);
  return text;
}

nlohmann::ordered_json as_json(CompareTable const& table, std::size_t v) {
  Variant const& variant = table.set.variants[v];
  nlohmann::ordered_json json{{"name", variant.name},
                              {"policy", variant.policy},
                              {"relocation", variant.relocation},
                              {"measures", words_of(variant.measures)}};
  for (std::size_t k = 0; k < indicators().size(); ++k) {
    Indicator const& i = indicators()[k];
    Compared const& c = table.found[k][v];
    nlohmann::ordered_json& entry = json["indicators"][std::string(i.id)];
    entry = estimate_json(c.value, i.scale);
    entry["unit"] = i.unit;
    if (v == 0) continue;
    entry["difference"] = estimate_json(c.difference, i.scale);
    entry["difference"]["clear_of_zero"] = c.difference.clear_of_zero();
  }
  return json;
}

/// Empty for what does not exist.
std::string cell(double value) {
  return std::isfinite(value) ? fmt::format("{:.6g}", value) : std::string();
}

std::string csv_row(Indicator const& i, Variant const& variant, Compared const& c) {
  Estimate const& d = c.difference;
  return fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n", i.id, i.unit,
                     variant.name, variant.policy, variant.relocation, words_of(variant.measures),
                     cell(i.scale * c.value.value), cell(i.scale * c.value.low),
                     cell(i.scale * c.value.high), c.value.used, c.value.left_out,
                     yes_cell(c.value.few, c.value.exists()), cell(i.scale * d.value),
                     cell(i.scale * d.low), cell(i.scale * d.high),
                     cell(i.scale * d.standard_error), yes_cell(d.clear_of_zero(), d.exists()));
}

}  // namespace

std::string compare_as_text(CompareTable const& table) {
  std::string text = head(table);
  for (std::size_t k = 0; k < indicators().size(); ++k)
    if (worth_a_line(table.found[k]))
      text += block(indicators()[k], table.found[k], table.set.variants);
  if (auto const sentence = planner_sentence(table))
    text += '\n' + sentence->zh + '\n' + sentence->en + '\n';
  return text;
}

std::string compare_as_json(CompareTable const& table) {
  Scenario const& s = table.set.scenario();
  nlohmann::ordered_json json{{"format", "stormcrew-comparison"},
                              {"format_version", 1},
                              {"scenario", {{"en", s.names.en}, {"zh", s.names.zh}}},
                              {"note", s.note},
                              {"rain_factor", s.rain_factor},
                              {"seed", s.seed},
                              {"replications", table.replications},
                              {"late_min", s.rules.late.minutes()},
                              {"level", kUsualLevel}};
  if (!s.settings.empty()) json["settings"] = s.settings;
  json["variants"] = nlohmann::ordered_json::array();
  for (std::size_t v = 0; v < table.set.variants.size(); ++v)
    json["variants"].push_back(as_json(table, v));
  json["sentence"] = nullptr;
  if (auto const sentence = planner_sentence(table))
    json["sentence"] = {{"zh", sentence->zh}, {"en", sentence->en}};
  return json.dump(2) + '\n';
}

void write_compare_csv(std::string const& path, CompareTable const& table) {
  AtomicFile file(path);
  file.write(
      "indicator,unit,variant,policy,relocation,measures,value,low,high,used,left_out,few,"
      "difference,"
      "difference_low,difference_high,difference_standard_error,clear_of_zero\n");
  for (std::size_t k = 0; k < indicators().size(); ++k)
    for (std::size_t v = 0; v < table.set.variants.size(); ++v)
      file.write(csv_row(indicators()[k], table.set.variants[v], table.found[k][v]));
  file.commit();
}

}  // namespace sc
