// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <array>

#include "io/scenario/scenario_draft.h"
#include "io/scenario/skills.h"

namespace sc {
namespace {

Duration minutes(double value) {
  return from_seconds(value * 60);
}

/// Parameters of the rate. Drivers without g may leave the cells empty.
void read_rate(CsvRow const& row, IncidentKindSpec& kind) {
  bool const has_g = kind.driver != Driver::none && kind.driver != Driver::base;
  auto const number = [&](std::string_view column, Range const& range, double fallback) {
    if (has_g) return row.number(column, range, fallback);
    return row.number_if_any(column, range).value_or(fallback);
  };
  bool const log_of_threshold = kind.driver == Driver::tree_fall;
  kind.base_per_h = row.number("base_per_h", between(0, 1000));
  kind.coefficient = number("coefficient", between(0, 1e6), 0);
  kind.threshold = number("threshold", log_of_threshold ? positive() : between(-500, 9000), 0);
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
  if (kind.driver == Driver::depth && !at_basins(kind.exposure))
    row.complain("exposure", "must be basins or underpasses when driver is depth");
  bool able = false;
  bool pump = false;
  for (UnitKindSpec const& unit : draft.scenario.unit_kinds) {
    if ((unit.skills & kind.needs.skills()) != kind.needs.skills()) continue;
    able = true;
    pump = pump || unit.pump_m3ps > 0;
  }
  if (kind.pumps_basin && able && !pump && draft.skills_known)
    row.complain("pumps_basin", "must be no unless a unit kind with these skills has a pump");
}

IncidentKindSpec incident_kind(CsvRow const& row, ScenarioDraft& draft, std::size_t index) {
  static constexpr std::array<std::string_view, 7> kDrivers = {"none",      "base",  "rain", "gust",
                                                               "tree_fall", "depth", "canal"};
  static constexpr std::array<std::string_view, 6> kExposures = {
      "zone", "population", "trees", "drains", "basins", "underpasses"};
  IncidentKindSpec kind;
  kind.id = draft.incident_kinds.add(row, "id", index);
  kind.names = names_of(row);
  kind.needs = Needs::one_of_each(known_skills(row, draft));
  kind.driver = static_cast<Driver>(row.word("driver", kDrivers).value_or(0));
  kind.exposure = static_cast<Exposure>(
      row.word("exposure", kExposures).value_or(static_cast<std::size_t>(Exposure::basins)));
  read_rate(row, kind);
  read_work(row, draft.scenario.rules.severity_max, kind);
  kind.blocks_link = row.yes("blocks_link");
  kind.pumps_basin = row.yes("pumps_basin");
  kind.wind_limited = row.yes("wind_limited");
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
  if (onset && (*onset < SimTime{} || *onset >= draft.scenario.end))
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
                                                      {"report_mean_min"}});
  CsvTable const table = draft.table("incident_kinds.csv", kColumns);
  if (!table.intact()) draft.incident_kinds.distrust();
  for (std::size_t i = 0; i < table.rows(); ++i)
    draft.scenario.incident_kinds.push_back(incident_kind(table.row(i), draft, i));
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
  for (std::size_t i = 0; i < table->rows(); ++i)
    draft.scenario.incidents.push_back(recorded(table->row(i), draft));
}

}  // namespace sc
