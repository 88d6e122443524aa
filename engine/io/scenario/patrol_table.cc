// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "io/scenario/scenario_draft.h"

namespace sc {
namespace {

/// Does the row tell of streets to be driven up and down, rather than of a stop?
bool is_grid(CsvRow const& row) {
  return row.has("zones") || row.has("grid_m");
}

void refuse_value(CsvRow const& row, std::string_view column) {
  if (row.has(column)) row.complain(column, "must be empty in a row with zones and grid_m");
}

void read_grid(CsvRow const& row, ScenarioDraft const& draft, PatrolRoute& route) {
  refuse_value(row, "lon_deg");
  refuse_value(row, "lat_deg");
  route.grid_m = row.number("grid_m", between(100, 5000), 100);
  if (!row.has_column("grid_m")) row.complain("grid_m", "must stand beside zones");
  if (!row.has_column("zones")) row.complain("zones", "must stand beside grid_m");
  for (std::string const& id : row.id_list("zones"))
    if (auto const zone = draft.zones.find(row, "zones", id)) route.zones.emplace_back(*zone);
}

/// The route of this row, made if it is the first; nothing when the row does not say which.
PatrolRoute* route_of(CsvRow const& row, ScenarioDraft& draft) {
  std::string const id = row.id("route");
  if (id.empty()) {
    draft.routes.distrust();
    return nullptr;
  }
  auto& routes = draft.scenario.patrols;
  auto const route =
      std::find_if(routes.begin(), routes.end(), [&](PatrolRoute const& r) { return r.id == id; });
  if (route != routes.end()) return &*route;
  draft.routes.add(row, "route", routes.size());
  routes.emplace_back().id = id;
  return &routes.back();
}

void read_row(CsvRow const& row, ScenarioDraft& draft) {
  bool const grid = is_grid(row);
  PatrolRoute unnamed;
  PatrolRoute* const named = route_of(row, draft);
  PatrolRoute& route = named != nullptr ? *named : unnamed;
  if (!route.origins.empty() && (grid || route.grid_m > 0))
    row.complain("route", must_be_unique(route.origins[0].line, "where zones are given"));
  if (grid)
    read_grid(row, draft, route);
  else
    route.stops.push_back(draft.position(row));
  route.origins.push_back(origin_of(row));
}

}  // namespace

void read_patrols(ScenarioDraft& draft) {
  constexpr auto kOptional = CsvColumn::Presence::optional;
  constexpr auto kColumns = std::to_array<CsvColumn>(
      {{"route"}, {"lon_deg"}, {"lat_deg"}, {"zones", kOptional}, {"grid_m", kOptional}});
  auto const table = draft.table_if_any("patrols.csv", kColumns);
  if (!table) return;
  if (!table->intact()) draft.routes.distrust();
  for (std::size_t i = 0; i < table->rows(); ++i) read_row(table->row(i), draft);
  for (PatrolRoute const& route : draft.scenario.patrols)
    if (route.stops.size() == 1 && route.grid_m == 0 && table->intact())
      draft.complaints.add(table->path(), route.origins[0].line,
                           fmt::format("route {} has 1 stop (must have 2 or more)", route.id));
}

}  // namespace sc
