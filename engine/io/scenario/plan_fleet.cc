// SPDX-License-Identifier: Apache-2.0
// What a plan changes of the scenario's means: refitted and bought units, and where stock lies.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "io/scenario/scenario_draft.h"

namespace sc {
namespace {

/// Refitting leaves the vehicle as it is.
void check_refit(TomlTable& table, UnitKindSpec const& from, UnitKindSpec const& to) {
  if (from.vehicle.empty() || from.vehicle != to.vehicle)
    table.complain("kind", fmt::format("must be on the same vehicle as {}: see the column vehicle "
                                       "of unit_kinds.csv",
                                       from.id));
}

void refit(TomlTable& table, std::size_t unit, UnitKindId kind, ScenarioDraft& draft) {
  Scenario& s = draft.scenario;
  UnitSpec& spec = s.units[unit];
  table.refuse("home", "must not be there: the unit has one in units.csv");
  check_refit(table, s.unit_kinds[spec.kind.index()], s.unit_kinds[kind.index()]);
  spec.kind = kind;
  s.plan.fleet.push_back({spec.id, kind, spec.home, false});
}

void buy(TomlTable& table, std::string const& id, UnitKindId kind, ScenarioDraft& draft) {
  auto const home = draft.stations.find(table, "home");
  if (!home) return;
  Scenario& s = draft.scenario;
  draft.units.add(id, table.line(), s.units.size());
  s.units.push_back({id, kind, StationId{*home}, {draft.path_of("plan.toml"), table.line()}});
  s.plan.fleet.push_back({id, kind, StationId{*home}, true});
}

void read_unit(TomlTable& table, std::set<std::string>& seen, ScenarioDraft& draft) {
  std::string const id = table.text("unit");
  auto const kind = draft.unit_kinds.find(table, "kind");
  if (!id.empty() && !seen.insert(id).second) {
    table.complain("unit", "must stand in one [[unit]] only");
  } else if (kind && !id.empty()) {
    auto const known = draft.units.find(id);
    if (known)
      refit(table, *known, UnitKindId{*kind}, draft);
    else
      buy(table, id, UnitKindId{*kind}, draft);
  }
  if (!kind) (void)table.text_or("home", "");  // belongs here or not: unknown
  table.refuse_other_keys();
}

StockRow& stock_row(std::vector<StockRow>& rows, StationId station, MaterialId material) {
  auto const same = std::find_if(rows.begin(), rows.end(), [&](StockRow const& row) {
    return row.station == station && row.material == material;
  });
  if (same != rows.end()) return *same;
  return rows.emplace_back(StockRow{station, material, 0, {}});
}

void read_stock_row(TomlTable& table, ScenarioDraft& draft) {
  auto const station = draft.stations.find(table, "station");
  auto const material = draft.materials.find(table, "material");
  double const amount = table.number("amount", between(0, 1e9));
  table.refuse_other_keys();
  if (!station || !material) return;
  StockRow& row = stock_row(draft.scenario.plan.stock, StationId{*station}, MaterialId{*material});
  if (row.origin.file == draft.path_of("plan.toml"))
    table.complain("material", "must stand once for a station");
  row.amount = amount;
  row.origin = {draft.path_of("plan.toml"), table.line()};
}

}  // namespace

void read_plan_fleet(TomlTable& root, ScenarioDraft& draft) {
  std::set<std::string> seen;
  for (TomlTable& unit : root.tables_if_any("unit")) read_unit(unit, seen, draft);
}

void read_plan_stock(TomlTable& root, ScenarioDraft& draft) {
  auto rows = root.tables_if_any("stock");
  if (!rows.empty()) draft.scenario.plan.stock = draft.scenario.stock;
  for (TomlTable& row : rows) read_stock_row(row, draft);
}

}  // namespace sc
