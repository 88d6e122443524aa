// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <array>

#include "io/scenario/scenario_draft.h"

namespace sc {

void read_zones(ScenarioDraft& draft) {
  constexpr auto kColumns = std::to_array<CsvColumn>({{"id"},
                                                      {"name_zh"},
                                                      {"name_en"},
                                                      {"lon_deg"},
                                                      {"lat_deg"},
                                                      {"population"},
                                                      {"trees"},
                                                      {"drains"},
                                                      {"terrain"}});
  static constexpr std::array<std::string_view, 4> kTerrains = {"A", "B", "C", "D"};
  CsvTable const table = draft.table("zones.csv", kColumns);
  if (!table.intact()) draft.zones.distrust();
  if (table.intact() && table.rows() == 0)
    draft.complaints.add(table.path(), 0, "no zone (must have one or more)");
  for (std::size_t i = 0; i < table.rows(); ++i) {
    CsvRow const row = table.row(i);
    ZoneSpec zone;
    zone.id = draft.zones.add(row, "id", i);
    zone.names = names_of(row);
    zone.centre = draft.position(row, ScenarioDraft::Anchor::yes);
    zone.population = row.number("population", between(0, 1e8));
    zone.trees = row.number("trees", between(0, 1e8));
    zone.drains = row.number("drains", between(0, 1e8));
    zone.terrain = static_cast<Terrain>(row.word("terrain", kTerrains).value_or(0));
    zone.origin = origin_of(row);
    draft.scenario.zones.push_back(std::move(zone));
  }
}

void read_stations(ScenarioDraft& draft) {
  constexpr auto kColumns = std::to_array<CsvColumn>(
      {{"id"}, {"name_zh"}, {"name_en"}, {"kind"}, {"lon_deg"}, {"lat_deg"}, {"capacity_units"}});
  static constexpr std::array<std::string_view, 4> kKinds = {"depot", "yard", "pumping_station",
                                                             "standby"};
  CsvTable const table = draft.table("stations.csv", kColumns);
  if (!table.intact()) draft.stations.distrust();
  for (std::size_t i = 0; i < table.rows(); ++i) {
    CsvRow const row = table.row(i);
    StationSpec station;
    station.id = draft.stations.add(row, "id", i);
    station.names = names_of(row);
    station.kind = kKinds[row.word("kind", kKinds).value_or(0)];
    station.position = draft.position(row, ScenarioDraft::Anchor::yes);
    station.capacity_units = static_cast<int>(row.integer("capacity_units", 0, 10'000, 10'000));
    station.origin = origin_of(row);
    draft.scenario.stations.push_back(std::move(station));
  }
}

void read_pipes(ScenarioDraft& draft) {
  constexpr auto kColumns =
      std::to_array<CsvColumn>({{"id"}, {"lon_deg"}, {"lat_deg"}, {"length_m"}, {"grade"}});
  auto const table = draft.table_if_any("pipes.csv", kColumns);
  if (!table) return;
  draft.has_pipes = table->rows() > 0 || !table->intact();
  NameIndex ids("a section in pipes.csv");
  for (std::size_t i = 0; i < table->rows(); ++i) {
    CsvRow const row = table->row(i);
    PipeSection pipe;
    pipe.id = ids.add(row, "id", i);
    pipe.position = draft.position(row);
    pipe.length_m = row.number("length_m", above_up_to(0, 10'000));
    pipe.grade = static_cast<int>(row.integer("grade", 1, 4, 1));
    pipe.origin = origin_of(row);
    draft.scenario.pipes.push_back(std::move(pipe));
  }
}

void read_closures(ScenarioDraft& draft) {
  constexpr auto kColumns = std::to_array<CsvColumn>(
      {{"from"}, {"to"}, {"lon_deg"}, {"lat_deg"}, {"radius_m"}, {"reason"}});
  auto const table = draft.table_if_any("closures.csv", kColumns);
  if (!table) return;
  for (std::size_t i = 0; i < table->rows(); ++i) {
    CsvRow const row = table->row(i);
    Closure closure;
    auto const from = draft.time(row, "from");
    auto const to = draft.time(row, "to");
    closure.position = draft.position(row);
    closure.radius_m = row.number("radius_m", above_up_to(0, 5000));
    closure.reason = row.text("reason");
    closure.origin = origin_of(row);
    if (from && to) {
      closure.from = *from;
      closure.to = *to;
      if (*to <= *from)
        row.complain("to", fmt::format("must be later than from = {}", row.raw("from")));
      else if (!draft.of_season && (*to <= SimTime{} || *from >= draft.scenario.end))
        row.complain("from", fmt::format("must meet the simulation, {} to {}",
                                         draft.text(SimTime{}), draft.text(draft.scenario.end)));
    }
    if (!draft.is_left_out(closure.from, closure.to))
      draft.scenario.closures.push_back(std::move(closure));
  }
}

}  // namespace sc
