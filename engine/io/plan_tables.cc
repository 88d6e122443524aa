// SPDX-License-Identifier: Apache-2.0
#include "io/plan_tables.h"

#include <fmt/format.h>

#include "base/rounded.h"
#include "io/posted_unit.h"
#include "io/scenario/planned_stock.h"
#include "io/scenario/scenario_draft.h"
#include "io/text/csv_text.h"

namespace sc {
namespace {

/// Two cells.
std::string position_cells(std::optional<LonLat> const& p) {
  if (!p) return ",";
  return fmt::format("{},{}", rounded_degrees(p->lon_deg), rounded_degrees(p->lat_deg));
}

/// Three cells.
std::string name_cells(std::string_view id, Names const& names) {
  return fmt::format("{},{},{}", spreadsheet_cell(id), spreadsheet_cell(names.zh),
                     spreadsheet_cell(names.en));
}

std::string posting_row(Scenario const& s, std::size_t level, Posting const& posting) {
  PostedUnit const posted = posted_unit(s, posting);
  return fmt::format("{},{},{},{},{},{},{}\n", level_words()[level],
                     spreadsheet_cell(posted.unit->id),
                     name_cells(posted.kind->id, posted.kind->names),
                     duty_words()[static_cast<std::size_t>(posting.duty)],
                     name_cells(posted.place, posted.place_names), position_cells(posted.position),
                     posted.kind->crew);
}

std::string stock_row(Scenario const& s, PlannedStock const& stock) {
  StationSpec const& station = s.stations[stock.station.index()];
  MaterialSpec const& material = s.materials[stock.material.index()];
  return fmt::format("{},{},{},{},{},{}\n", name_cells(station.id, station.names),
                     position_cells(station.position), name_cells(material.id, material.names),
                     spreadsheet_cell(material.unit), stock.before, stock.amount);
}

std::string with_mark(std::string const& table) {
  return std::string(csv_mark(table)) + table;
}

}  // namespace

std::string plan_csv(Scenario const& scenario) {
  std::string table =
      "level,unit,kind,kind_zh,kind_en,duty,place,place_zh,place_en,lon_deg,lat_deg,people\n";
  for (std::size_t level = 1; level < kResponseLevels; ++level)
    for (Posting const& posting : scenario.plan.postings[level])
      table += posting_row(scenario, level, posting);
  return with_mark(table);
}

std::string stock_csv(Scenario const& scenario) {
  std::string table =
      "station,station_zh,station_en,lon_deg,lat_deg,material,material_zh,material_en,unit,before,"
      "amount\n";
  for (PlannedStock const& stock : planned_stock(scenario))
    if (stock.before > 0 || stock.amount > 0) table += stock_row(scenario, stock);
  return with_mark(table);
}

}  // namespace sc
