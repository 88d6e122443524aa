// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <array>

#include "io/scenario/scenario_draft.h"
#include "io/scenario/skills.h"

namespace sc {
namespace {

UnitKindSpec unit_kind(CsvRow const& row, ScenarioDraft& draft, std::size_t index) {
  UnitKindSpec kind;
  kind.id = draft.unit_kinds.add(row, "id", index);
  kind.names = names_of(row);
  kind.skills = number_skills(row, draft);
  kind.crew = static_cast<int>(row.integer("crew", 1, 1000));
  kind.wading_depth_m = row.number("wading_depth_m", above_up_to(0, 5));
  kind.high_vehicle = row.yes("high_vehicle");
  kind.siren = row.yes("siren");
  kind.pump_m3ps = row.number("pump_m3ph", between(0, 100'000)) / 3600;
  kind.setup = from_seconds(row.number("setup_min", between(0, 600)) * 60);
  kind.gust_limit_mps = row.number_if_any("gust_limit_mps", above_up_to(0, 100)).value_or(0);
  kind.load = read_amounts(row, "load", draft);
  kind.vehicle = row.raw("vehicle");
  kind.origin = origin_of(row);
  return kind;
}

RosterRow roster_row(CsvRow const& row, std::optional<std::size_t> level, Rules const& rules) {
  RosterRow duty;
  duty.level = static_cast<ResponseLevel>(level.value_or(0) + 1);
  duty.shift = from_seconds(row.number("shift_h", above_up_to(0, 24)) * 3600);
  duty.day_start = row.time_of_day("day_start");
  duty.command_staff = static_cast<int>(row.integer("command_staff", 0, 100'000));
  duty.crews = static_cast<int>(row.integer_if_any("crews", 1, 6, duty.crews));
  bool const known = rules.most_duty > Duration{};  // else complained about where it stands
  if (known && duty.shift > rules.most_duty)
    row.complain("shift_h",
                 fmt::format("must be at most rules.most_duty_h = {}", rules.most_duty.hours()));
  return duty;
}

}  // namespace

void read_unit_kinds(ScenarioDraft& draft) {
  constexpr auto kColumns = std::to_array<CsvColumn>({{"id"},
                                                      {"name_zh"},
                                                      {"name_en"},
                                                      {"skills"},
                                                      {"crew"},
                                                      {"wading_depth_m"},
                                                      {"high_vehicle"},
                                                      {"siren"},
                                                      {"pump_m3ph"},
                                                      {"setup_min"},
                                                      {"gust_limit_mps"},
                                                      {"load", CsvColumn::Presence::optional},
                                                      {"vehicle", CsvColumn::Presence::optional}});
  CsvTable const table = draft.table("unit_kinds.csv", kColumns);
  if (!table.intact()) {
    draft.unit_kinds.distrust();
    draft.skills_known = false;
  }
  for (std::size_t i = 0; i < table.rows(); ++i)
    draft.scenario.unit_kinds.push_back(unit_kind(table.row(i), draft, i));
}

void read_units(ScenarioDraft& draft) {
  constexpr auto kColumns = std::to_array<CsvColumn>({{"id"}, {"kind"}, {"home"}});
  CsvTable const table = draft.table("units.csv", kColumns);
  if (!table.intact()) draft.units.distrust();
  for (std::size_t i = 0; i < table.rows(); ++i) {
    CsvRow const row = table.row(i);
    UnitSpec unit;
    unit.id = draft.units.add(row, "id", i);
    if (auto const kind = draft.unit_kinds.find(row, "kind")) unit.kind = UnitKindId{*kind};
    if (auto const home = draft.stations.find(row, "home")) unit.home = StationId{*home};
    unit.origin = origin_of(row);
    draft.scenario.units.push_back(std::move(unit));
  }
}

void read_roster(ScenarioDraft& draft) {
  static constexpr auto kColumns =
      std::to_array<CsvColumn>({{"level"},
                                {"shift_h"},
                                {"day_start"},
                                {"command_staff"},
                                {"crews", CsvColumn::Presence::optional}});
  CsvTable const table = draft.table("roster.csv", kColumns);
  std::array<std::size_t, kResponseLevels> line_of{};
  for (std::size_t i = 0; i < table.rows(); ++i) {
    CsvRow const row = table.row(i);
    auto const word = row.word("level", level_words().subspan(1));
    RosterRow const duty = roster_row(row, word, draft.scenario.rules);
    std::size_t& line = line_of[static_cast<std::size_t>(duty.level)];
    if (word && line != 0) row.complain("level", must_be_unique(line));
    if (word && line == 0) line = row.line();
    draft.scenario.roster.push_back(duty);
  }
  if (!table.intact()) return;
  for (ResponseLevel const level : used_levels(draft.scenario))
    if (line_of[static_cast<std::size_t>(level)] == 0)
      draft.complaints.add(
          table.path(), 0,
          fmt::format("no row for level {} (must have one: scenario.toml calls it)",
                      level_words()[static_cast<std::size_t>(level)]));
}

}  // namespace sc
