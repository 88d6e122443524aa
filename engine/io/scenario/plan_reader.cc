// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "io/scenario/scenario_draft.h"
#include "io/text/toml.h"

namespace sc {
namespace {

/// What stands at one level: for units posted twice and stations over their capacity.
struct Postings {
  std::map<std::size_t, std::size_t> line_of_unit;
  std::map<std::size_t, int> waiting_at;  ///< station -> units on standby
};

void check_unit(TomlTable& table, std::size_t unit, Postings& seen) {
  auto const [entry, fresh] = seen.line_of_unit.try_emplace(unit, table.line());
  if (!fresh)
    table.complain(
        "unit", fmt::format("must be posted once at a level; line {} posts it too", entry->second));
}

void post_standby(TomlTable& table, ScenarioDraft const& draft, Postings& seen, Posting& posting) {
  auto const station = draft.stations.find(table, "station");
  if (!station) return;
  posting.station = StationId{*station};
  int const capacity = draft.scenario.stations[*station].capacity_units;
  if (++seen.waiting_at[*station] == capacity + 1)
    table.complain("station", fmt::format("must have room: its capacity_units is {}", capacity));
}

Posting read_posting(TomlTable& table, ScenarioDraft const& draft, Postings& seen) {
  Posting posting;
  posting.origin = {draft.path_of("plan.toml"), table.line()};
  if (auto const unit = draft.units.find(table, "unit")) {
    posting.unit = UnitId{*unit};
    check_unit(table, *unit, seen);
  }
  auto const duty = table.word("duty", duty_words());
  if (!duty) return posting;  // which keys belong is unknown
  posting.duty = static_cast<Duty>(*duty);
  switch (posting.duty) {
    case Duty::standby: post_standby(table, draft, seen, posting); break;
    case Duty::guard:
      if (auto const basin = draft.basins.find(table, "basin")) posting.basin = BasinId{*basin};
      break;
    case Duty::patrol:
      if (draft.routes.find(table, "route")) posting.route = table.text("route");
      break;
  }
  table.refuse_other_keys();
  return posting;
}

/// A headcount for readers, that must not lie.
void check_people(TomlTable& level, std::vector<Posting> const& postings, Scenario const& s) {
  if (!level.has("people_on_duty")) return;
  std::int64_t const people = level.integer("people_on_duty", 0, 1'000'000);
  bool const known = std::all_of(postings.begin(), postings.end(), [&](Posting const& p) {
    return p.unit && s.units[p.unit.index()].kind;
  });
  int const posted = known ? people_of(s, postings) : 0;
  if (known && people != posted)
    level.complain("people_on_duty", fmt::format("must be {}: the crews of its postings", posted));
}

void read_level(TomlTable level, std::size_t number, ScenarioDraft& draft) {
  double const interval_h = level.number_or("patrol_interval_h", between(0.1, 72), 6);
  draft.scenario.plan.patrol_interval[number] = from_seconds(interval_h * 3600);
  if (!level.there()) return;
  Postings seen;
  auto& postings = draft.scenario.plan.postings[number];
  for (TomlTable& posting : level.tables("postings"))
    postings.push_back(read_posting(posting, draft, seen));
  check_people(level, postings, draft.scenario);
  level.refuse_other_keys();
}

/// A level that scenario.toml calls but the plan forgot would send everybody home.
void demand_used_levels(TomlTable& root, TomlTable& levels, ScenarioDraft& draft) {
  if (!root.there()) return;
  for (ResponseLevel const level : used_levels(draft.scenario)) {
    std::string_view const word = level_words()[static_cast<std::size_t>(level)];
    if (!levels.has(word))
      levels.complain_at("", fmt::format("no table [level.{}] (must be there: scenario.toml calls "
                                         "level {})",
                                         word, word));
  }
}

PolicyWeights read_weights(TomlTable policy) {
  PolicyWeights w;
  w.severity_power = policy.number_or("severity_power", between(0, 5), w.severity_power);
  w.growth = policy.number_or("growth", between(0, 100), w.growth);
  w.late = policy.number_or("late", between(0, 100), w.late);
  w.trapped = policy.number_or("trapped", between(1, 1000), w.trapped);
  w.divert_min = policy.number_or("divert_min", between(0, 120), w.divert_min);
  w.reinforce_severity =
      policy.number_or("reinforce_severity", between(0, 10), w.reinforce_severity);
  w.horizon_min = policy.number_or("horizon_min", between(1, 1440), w.horizon_min);
  w.samples = static_cast<int>(policy.integer_or("samples", 1, 1000, w.samples));
  policy.refuse_other_keys();
  return w;
}

}  // namespace

void read_plan(ScenarioDraft& draft) {
  auto const bytes = draft.load("plan.toml");
  TomlTable root = TomlTable::parse(draft.path_of("plan.toml"), bytes, draft.complaints);
  root.integer("format_version", 1, 1);
  draft.scenario.plan.name = root.text("name");
  draft.scenario.plan.weights = read_weights(root.table_if_any("policy"));
  read_plan_fleet(root, draft);
  read_plan_stock(root, draft);
  TomlTable levels = root.table_if_any("level");
  for (std::size_t number = 1; number < kResponseLevels; ++number)
    read_level(levels.table_if_any(level_words()[number]), number, draft);
  demand_used_levels(root, levels, draft);
  levels.refuse_other_keys();
  root.refuse_other_keys();
}

}  // namespace sc
