// SPDX-License-Identifier: Apache-2.0
#include "io/scenario/plan_writer.h"

#include <fmt/format.h>

#include "base/check.h"
#include "base/text.h"
#include "io/posted_unit.h"
#include "io/scenario/planned_stock.h"
#include "io/scenario/scenario_draft.h"
#include "io/text/toml_text.h"

namespace sc {
namespace {

/// A row of an array of tables: "  { unit = "P1", kind = "pump" }, # what that is\n".
std::string row(std::string_view keys, std::string_view meaning) {
  return fmt::format("  {{ {} }}, # {}\n", keys, toml_comment(meaning));
}

std::string key(std::string_view name, std::string_view text) {
  return fmt::format("{} = {}", name, toml_string(text));
}

/// An array, if it has any rows.
std::string array_if_any(std::string_view name, std::string const& rows) {
  return rows.empty() ? rows : fmt::format("\n{} = [\n{}]\n", name, rows);
}

std::string heading(std::string_view comment) {
  std::string text;
  for (std::string_view const words : items_of(comment, "\n")) {
    std::string const line = toml_comment(words);
    text += line.empty() ? "#\n" : "# " + line + '\n';
  }
  return text;
}

std::string fleet_rows(Scenario const& s) {
  std::string rows;
  for (FleetChange const& change : s.plan.fleet) {
    UnitKindSpec const& kind = s.unit_kinds[change.kind.index()];
    std::string keys = key("unit", change.unit) + ", " + key("kind", kind.id);
    std::string meaning = both_names(kind.names) + ", 改装 refitted";
    if (change.bought) {
      StationSpec const& home = s.stations[change.home.index()];
      keys += ", " + key("home", home.id);
      meaning = fmt::format("{}, 购置 bought, {}", both_names(kind.names), both_names(home.names));
    }
    rows += row(keys, meaning);
  }
  return rows;
}

std::string stock_rows(Scenario const& s) {
  std::string rows;
  for (PlannedStock const& stock : planned_stock(s)) {
    if (stock.amount == stock.before) continue;
    StationSpec const& station = s.stations[stock.station.index()];
    MaterialSpec const& material = s.materials[stock.material.index()];
    rows += row(fmt::format("{}, {}, amount = {}", key("station", station.id),
                            key("material", material.id), stock.amount),
                fmt::format("{} {}, 原 was {}, {}", material.unit, both_names(material.names),
                            stock.before, both_names(station.names)));
  }
  return rows;
}

std::string policy_table(PolicyWeights const& w) {
  return fmt::format(
      "\n[policy]\nseverity_power = {}\ngrowth = {}\nlate = {}\ntrapped = {}\ndivert_min = {}\n"
      "reinforce_severity = {}\nhorizon_min = {}\nsamples = {}\n",
      w.severity_power, w.growth, w.late, w.trapped, w.divert_min, w.reinforce_severity,
      w.horizon_min, w.samples);
}

std::string_view key_of_place(Duty duty) {
  switch (duty) {
    case Duty::standby: return "station";
    case Duty::guard: return "basin";
    case Duty::patrol: return "route";
  }
  return {};
}

std::string posting_row(Scenario const& s, Posting const& posting) {
  PostedUnit const posted = posted_unit(s, posting);
  std::string meaning = fmt::format("{}, {} 人", both_names(posted.kind->names), posted.kind->crew);
  if (std::string const place = both_names(posted.place_names); !place.empty())
    meaning += ", " + place;
  return row(fmt::format("{}, {}, {}", key("unit", posted.unit->id),
                         key("duty", duty_words()[static_cast<std::size_t>(posting.duty)]),
                         key(key_of_place(posting.duty), posted.place)),
             meaning);
}

std::string level_table(Scenario const& s, std::size_t level) {
  auto const& postings = s.plan.postings[level];
  SC_EXPECT(s.plan.patrol_interval[level] > Duration{});
  std::string text = fmt::format(
      "\n[level.{}]\npatrol_interval_h = {}\npeople_on_duty = {} # 人, 车组 units: {}\n"
      "postings = [\n",
      level_words()[level], s.plan.patrol_interval[level].hours(), people_of(s, postings),
      postings.size());
  for (Posting const& posting : postings) text += posting_row(s, posting);
  return text + "]\n";
}

}  // namespace

std::string plan_toml(Scenario const& scenario, std::string_view comment) {
  SC_EXPECT(!scenario.plan.name.empty());
  std::string text = heading(comment);
  text += "format_version = 1\n" + key("name", scenario.plan.name) + '\n';
  text += array_if_any("unit", fleet_rows(scenario));
  text += array_if_any("stock", stock_rows(scenario));
  text += policy_table(scenario.plan.weights);
  for (std::size_t level = 1; level < kResponseLevels; ++level)
    text += level_table(scenario, level);
  return text;
}

}  // namespace sc
