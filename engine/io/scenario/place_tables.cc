// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "io/scenario/scenario_draft.h"

namespace sc {
namespace {

constexpr double kHectare_m2 = 10'000;
constexpr double kLitre_m3 = 0.001;

BasinSpec basin_spec(CsvRow const& row) {
  BasinSpec b;
  b.catchment_m2 = row.number("catchment_ha", above_up_to(0, 100'000)) * kHectare_m2;
  b.runoff_coefficient = row.number("runoff_coefficient", above_up_to(0, 1));
  b.inlet_m3ps = row.number("inlet_lps", between(0, 1e6)) * kLitre_m3;
  b.pipe_m3ps = row.number("pipe_lps", between(0, 1e6)) * kLitre_m3;
  b.blockage = row.number("blockage", between(0, 1));
  b.ground_level_m = row.number("ground_level_m", between(-500, 9000));
  b.outfall_gate_m = row.number("outfall_gate_m", between(-500, 9000));
  b.pump_m3ps = row.number("pump_lps", between(0, 1e6)) * kLitre_m3;
  b.side_slope = row.number("side_slope", above_up_to(0, 1));
  b.spill_depth_m = row.number("spill_depth_m", above_up_to(0, 10));
  return b;
}

/// The gate lies below the ground it drains; only judged when both are numbers.
void check_gate(CsvRow const& row) {
  auto const ground = parse_number(row.raw("ground_level_m"), {});
  auto const gate = parse_number(row.raw("outfall_gate_m"), {});
  if (ground.value && gate.value && *gate.value >= *ground.value)
    row.complain("outfall_gate_m",
                 fmt::format("must be below ground_level_m = {}", row.raw("ground_level_m")));
}

BasinPlace basin_place(CsvRow const& row, ScenarioDraft& draft, std::size_t index) {
  static constexpr std::array<std::string_view, 2> kKinds = {"waterlogging", "underpass"};
  BasinPlace place;
  place.id = draft.basins.add(row, "id", index);
  place.names = names_of(row);
  place.position = draft.position(row);
  place.underpass = row.word("kind", kKinds) == 1;
  place.cover_radius_m = row.number("cover_radius_m", above_up_to(0, 2000));
  place.closure_depth_m = row.number_if_any("closure_depth_m", above_up_to(0, 10)).value_or(0);
  place.basin = basin_spec(row);
  place.origin = origin_of(row);
  check_gate(row);
  return place;
}

}  // namespace

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

void read_basins(ScenarioDraft& draft) {
  constexpr auto kColumns = std::to_array<CsvColumn>({{"id"},
                                                      {"name_zh"},
                                                      {"name_en"},
                                                      {"kind"},
                                                      {"lon_deg"},
                                                      {"lat_deg"},
                                                      {"catchment_ha"},
                                                      {"runoff_coefficient"},
                                                      {"inlet_lps"},
                                                      {"pipe_lps"},
                                                      {"blockage"},
                                                      {"ground_level_m"},
                                                      {"outfall_gate_m"},
                                                      {"pump_lps"},
                                                      {"side_slope"},
                                                      {"spill_depth_m"},
                                                      {"cover_radius_m"},
                                                      {"closure_depth_m"}});
  CsvTable const table = draft.table("basins.csv", kColumns);
  if (!table.intact()) draft.basins.distrust();
  for (std::size_t i = 0; i < table.rows(); ++i)
    draft.scenario.basins.push_back(basin_place(table.row(i), draft, i));
}

void read_patrols(ScenarioDraft& draft) {
  constexpr auto kColumns = std::to_array<CsvColumn>({{"route"}, {"lon_deg"}, {"lat_deg"}});
  auto const table = draft.table_if_any("patrols.csv", kColumns);
  if (!table) return;
  if (!table->intact()) draft.routes.distrust();
  auto& routes = draft.scenario.patrols;
  for (std::size_t i = 0; i < table->rows(); ++i) {
    CsvRow const row = table->row(i);
    std::string const id = row.id("route");
    LonLat const stop = draft.position(row);
    if (id.empty()) {
      draft.routes.distrust();
      continue;
    }
    auto route =
        std::find_if(routes.begin(), routes.end(), [&](auto const& r) { return r.id == id; });
    if (route == routes.end()) {
      draft.routes.add(row, "route", routes.size());
      routes.emplace_back().id = id;
      route = std::prev(routes.end());
    }
    route->stops.push_back(stop);
    route->origins.push_back(origin_of(row));
  }
  for (PatrolRoute const& route : routes)
    if (route.stops.size() == 1 && table->intact())
      draft.complaints.add(table->path(), route.origins[0].line,
                           fmt::format("route {} has 1 stop (must have 2 or more)", route.id));
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
      else if (*to <= SimTime{} || *from >= draft.scenario.end)
        row.complain("from", fmt::format("must meet the simulation, {} to {}",
                                         draft.text(SimTime{}), draft.text(draft.scenario.end)));
    }
    draft.scenario.closures.push_back(std::move(closure));
  }
}

}  // namespace sc
