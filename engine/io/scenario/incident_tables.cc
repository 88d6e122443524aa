// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "hazard/drivers/table.h"
#include "io/scenario/scenario_draft.h"
#include "io/scenario/skills.h"

namespace sc {
namespace {

Duration minutes(double value) {
  return from_seconds(value * 60);
}

/// The first, `none`, where there is no such driver.
Driver const* read_driver(CsvRow const& row) {
  std::vector<std::string_view> names;
  for (Driver const& driver : drivers()) names.push_back(driver.name);
  return &drivers()[row.word("driver", names).value_or(0)];
}

/// Parameters of the rate. Drivers without g may leave the cells empty.
void read_rate(CsvRow const& row, IncidentKindSpec& kind) {
  bool const has_g = kind.driver->rate_per_h != nullptr;
  auto const number = [&](std::string_view column, Range const& range, double fallback) {
    if (has_g) return row.number(column, range, fallback);
    return row.number_if_any(column, range).value_or(fallback);
  };
  kind.base_per_h = row.number("base_per_h", between(0, 1000));
  kind.coefficient = number("coefficient", between(0, 1e6), 0);
  kind.threshold =
      number("threshold", kind.driver->positive_threshold ? positive() : between(-500, 9000), 0);
  kind.power = number("power", above_up_to(0, 10), 1);
}

void read_work(CsvRow const& row, double severity_max, IncidentKindSpec& kind) {
  kind.work_median_s = row.number("work_median_min", above_up_to(0, 100'000)) * 60;
  kind.work_sigma_log = row.number("work_sigma_log", between(0, 3));
  kind.severity = row.number("severity", above_up_to(0, severity_max));
  kind.severity_growth_per_h = row.number("severity_growth_per_h", between(0, 100));
  kind.report_mean_s = row.number("report_mean_min", between(0, 100'000)) * 60;
}

bool at_basins(Exposure exposure) {
  return exposure == Exposure::basins || exposure == Exposure::underpasses;
}

/// Depth exists at basins alone, and only a pump lowers one.
void check_sense(CsvRow const& row, IncidentKindSpec const& kind, ScenarioDraft const& draft) {
  if (kind.driver->floods && !at_basins(kind.exposure))
    row.complain("exposure",
                 fmt::format("must be basins or underpasses when driver is {}", kind.driver->name));
  if (kind.exposure == Exposure::pipes && !draft.has_pipes)
    row.complain("exposure", "must be another when there are no sections in pipes.csv");
  auto const& units = draft.scenario.unit_kinds;
  bool const pump = std::any_of(units.begin(), units.end(), [&](UnitKindSpec const& unit) {
    return unit.pump_m3ps > 0 && kind.needs.helped_by(unit.skills);
  });
  if (kind.pumps_basin && !kind.needs.none() && !pump && draft.skills_known)
    row.complain("pumps_basin",
                 "must be no unless a unit kind with one of these skills has a pump");
}

/// What only incidents at basins can do.
void read_basin_effects(CsvRow const& row, IncidentKindSpec& kind) {
  kind.prevented_by_closure = row.yes_if_any("prevented_by_closure");
  kind.blocks_inlet = row.number_if_any("blocks_inlet", between(0, 1)).value_or(0);
  if (at_basins(kind.exposure)) return;
  if (kind.prevented_by_closure)
    row.complain("prevented_by_closure", "must be no unless exposure is basins or underpasses");
  if (kind.blocks_inlet > 0)
    row.complain("blocks_inlet", "must be 0 unless exposure is basins or underpasses");
}

/// What follows an incident of this kind; called when every kind has its number.
void read_spawns(CsvRow const& row, std::size_t index, ScenarioDraft& draft) {
  IncidentKindSpec& kind = draft.scenario.incident_kinds[index];
  if (!row.has("spawns")) {
    if (row.has("spawn_mean_min")) row.complain("spawn_mean_min", "must be empty without spawns");
    return;
  }
  if (row.raw("spawns") == kind.id) row.complain("spawns", "must be another kind");
  if (auto const next = draft.incident_kinds.find(row, "spawns"))
    kind.spawns = IncidentKindId{*next};
  if (!row.has("spawn_mean_min"))
    row.complain("spawn_mean_min", "must be the mean time until spawns follows");
  kind.spawn_mean_s = row.number_if_any("spawn_mean_min", above_up_to(0, 100'000)).value_or(0) * 60;
}

IncidentKindSpec incident_kind(CsvRow const& row, ScenarioDraft& draft, std::size_t index) {
  static constexpr std::array<std::string_view, 7> kExposures = {
      "zone", "population", "trees", "drains", "basins", "underpasses", "pipes"};
  IncidentKindSpec kind;
  kind.id = draft.incident_kinds.add(row, "id", index);
  kind.names = names_of(row);
  kind.needs = read_needs(row, draft);
  kind.extra_units = static_cast<int>(row.integer_if_any("extra_units", 0, 20, 0));
  kind.driver = read_driver(row);
  kind.exposure = static_cast<Exposure>(
      row.word("exposure", kExposures).value_or(static_cast<std::size_t>(Exposure::basins)));
  read_rate(row, kind);
  read_work(row, draft.scenario.rules.severity_max, kind);
  kind.blocks_link = row.yes("blocks_link");
  kind.pumps_basin = row.yes("pumps_basin");
  kind.wind_limited = row.yes("wind_limited");
  kind.people_trapped = row.yes_if_any("people_trapped");
  read_basin_effects(row, kind);
  kind.separated_factor = row.number_if_any("separated_factor", between(0, 1)).value_or(1);
  kind.materials = read_amounts(row, "materials", draft);
  kind.origin = origin_of(row);
  check_sense(row, kind, draft);
  return kind;
}

/// Report of a recorded incident, if the cell has one.
std::optional<SimTime> read_report(CsvRow const& row, std::optional<SimTime> onset,
                                   ScenarioDraft const& draft) {
  if (!row.has("report")) return std::nullopt;
  auto const report = draft.time(row, "report");
  if (report && onset && *report < *onset)
    row.complain("report", fmt::format("must not be before onset = {}", row.raw("onset")));
  return report;
}

RecordedIncident recorded(CsvRow const& row, ScenarioDraft& draft) {
  RecordedIncident incident;
  auto const onset = draft.time(row, "onset");
  if (onset && !draft.of_season && (*onset < SimTime{} || *onset >= draft.scenario.end))
    row.complain("onset", fmt::format("must be within the simulation, {} to {}",
                                      draft.text(SimTime{}), draft.text(draft.scenario.end)));
  incident.onset = onset.value_or(SimTime{});
  incident.report = read_report(row, onset, draft);
  if (auto const kind = draft.incident_kinds.find(row, "kind"))
    incident.kind = IncidentKindId{*kind};
  incident.position = draft.position(row);
  incident.severity =
      row.number_if_any("severity", above_up_to(0, draft.scenario.rules.severity_max));
  if (auto const work = row.number_if_any("work_min", above_up_to(0, 100'000)))
    incident.work = minutes(*work);
  incident.origin = origin_of(row);
  return incident;
}

}  // namespace

void read_incident_kinds(ScenarioDraft& draft) {
  constexpr auto kOptional = CsvColumn::Presence::optional;
  constexpr auto kColumns = std::to_array<CsvColumn>({{"id"},
                                                      {"name_zh"},
                                                      {"name_en"},
                                                      {"skills"},
                                                      {"driver"},
                                                      {"exposure"},
                                                      {"base_per_h"},
                                                      {"coefficient"},
                                                      {"threshold"},
                                                      {"power"},
                                                      {"work_median_min"},
                                                      {"work_sigma_log"},
                                                      {"severity"},
                                                      {"severity_growth_per_h"},
                                                      {"blocks_link"},
                                                      {"pumps_basin"},
                                                      {"wind_limited"},
                                                      {"report_mean_min"},
                                                      {"extra_units", kOptional},
                                                      {"materials", kOptional},
                                                      {"people_trapped", kOptional},
                                                      {"prevented_by_closure", kOptional},
                                                      {"blocks_inlet", kOptional},
                                                      {"separated_factor", kOptional},
                                                      {"spawns", kOptional},
                                                      {"spawn_mean_min", kOptional}});
  CsvTable const table = draft.table("incident_kinds.csv", kColumns);
  if (!table.intact()) draft.incident_kinds.distrust();
  for (std::size_t i = 0; i < table.rows(); ++i)
    draft.scenario.incident_kinds.push_back(incident_kind(table.row(i), draft, i));
  for (std::size_t i = 0; i < table.rows(); ++i) read_spawns(table.row(i), i, draft);
}

void read_incidents(ScenarioDraft& draft) {
  constexpr auto kOptional = CsvColumn::Presence::optional;
  constexpr auto kColumns = std::to_array<CsvColumn>({{"onset"},
                                                      {"report", kOptional},
                                                      {"kind"},
                                                      {"lon_deg"},
                                                      {"lat_deg"},
                                                      {"severity", kOptional},
                                                      {"work_min", kOptional}});
  auto const table = draft.table_if_any("incidents.csv", kColumns);
  if (!table) return;
  for (std::size_t i = 0; i < table->rows(); ++i) {
    RecordedIncident incident = recorded(table->row(i), draft);
    SimTime const moment_later{incident.onset.ms + 1};
    if (!draft.is_left_out(incident.onset, moment_later))
      draft.scenario.incidents.push_back(std::move(incident));
  }
}

}  // namespace sc
