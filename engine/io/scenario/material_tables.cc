// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "io/scenario/scenario_draft.h"

namespace sc {

std::vector<MaterialAmount> read_amounts(CsvRow const& row, std::string_view column,
                                         ScenarioDraft const& draft) {
  std::vector<MaterialAmount> amounts;
  if (!row.has(column)) return amounts;
  for (auto const& [id, count] : row.counted_ids(column)) {
    auto const amount = parse_number(count.value_or(""), above_up_to(0, 1e9));
    if (!amount.value)
      row.complain(column, fmt::format("must tell an amount of {} above 0, as in {}*10", id, id));
    if (auto const material = draft.materials.find(row, column, id))
      amounts.push_back({MaterialId{*material}, amount.value.value_or(0)});
  }
  return amounts;
}

void read_materials(ScenarioDraft& draft) {
  constexpr auto kColumns = std::to_array<CsvColumn>({{"id"}, {"name_zh"}, {"name_en"}, {"unit"}});
  auto const table = draft.table_if_any("materials.csv", kColumns);
  if (!table) return;
  if (!table->intact()) draft.materials.distrust();
  for (std::size_t i = 0; i < table->rows(); ++i) {
    CsvRow const row = table->row(i);
    MaterialSpec material;
    material.id = draft.materials.add(row, "id", i);
    material.names = names_of(row);
    material.unit = row.text("unit");
    material.origin = origin_of(row);
    draft.scenario.materials.push_back(std::move(material));
  }
}

void read_stock(ScenarioDraft& draft) {
  constexpr auto kColumns = std::to_array<CsvColumn>({{"station"}, {"material"}, {"amount"}});
  auto const table = draft.table_if_any("stock.csv", kColumns);
  if (!table) return;
  std::map<std::pair<StationId, MaterialId>, std::size_t> line_of;
  for (std::size_t i = 0; i < table->rows(); ++i) {
    CsvRow const row = table->row(i);
    auto const station = draft.stations.find(row, "station");
    auto const material = draft.materials.find(row, "material");
    double const amount = row.number("amount", between(0, 1e9));
    if (!station || !material) continue;
    StockRow const stock{StationId{*station}, MaterialId{*material}, amount, origin_of(row)};
    auto const [first, fresh] = line_of.try_emplace({stock.station, stock.material}, row.line());
    if (fresh)
      draft.scenario.stock.push_back(stock);
    else
      row.complain("material",
                   must_be_unique(first->second, fmt::format("at {}", row.raw("station"))));
  }
}

void check_supply_skill(ScenarioDraft& draft) {
  Scenario const& s = draft.scenario;
  auto const& known = s.skill_names;
  bool const used = std::any_of(s.incident_kinds.begin(), s.incident_kinds.end(),
                                [](auto const& kind) { return !kind.materials.empty(); });
  if (!used || !draft.skills_known ||
      std::find(known.begin(), known.end(), s.rules.supply_skill) != known.end())
    return;
  std::vector<std::string_view> const words(known.begin(), known.end());
  auto const& [file, line] = draft.supply_skill_origin;
  draft.complaints.add(
      file, line,
      fmt::format("rules.supply_skill = '{}' (must be a skill of some unit kind: incidents use "
                  "material){}",
                  s.rules.supply_skill, hint_for(s.rules.supply_skill, words)));
}

}  // namespace sc
