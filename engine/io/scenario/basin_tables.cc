// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

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
void check_gate(CsvRow const& row, std::string_view gate_column) {
  auto const ground = parse_number(row.raw("ground_level_m"), {});
  auto const gate = parse_number(row.raw(gate_column), {});
  if (ground.value && gate.value && *gate.value >= *ground.value)
    row.complain(gate_column,
                 fmt::format("must be below ground_level_m = {}", row.raw("ground_level_m")));
}

/// The basin with the works done that the row tells of, if it does.
std::optional<BasinSpec> rebuilt_spec(CsvRow const& row, BasinSpec const& basin) {
  BasinSpec b = basin;
  bool any = false;
  auto const replace = [&](std::string_view column, Range const& range, double unit,
                           double& member) {
    auto const value = row.number_if_any(column, range);
    if (value) member = *value * unit;
    any = any || value;
  };
  replace("rebuilt_inlet_lps", between(0, 1e6), kLitre_m3, b.inlet_m3ps);
  replace("rebuilt_pipe_lps", between(0, 1e6), kLitre_m3, b.pipe_m3ps);
  replace("rebuilt_blockage", between(0, 1), 1, b.blockage);
  replace("rebuilt_outfall_gate_m", between(-500, 9000), 1, b.outfall_gate_m);
  replace("rebuilt_pump_lps", between(0, 1e6), kLitre_m3, b.pump_m3ps);
  check_gate(row, "rebuilt_outfall_gate_m");
  return any ? std::optional(b) : std::nullopt;
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
  place.rebuilt = rebuilt_spec(row, place.basin);
  place.origin = origin_of(row);
  check_gate(row, "outfall_gate_m");
  return place;
}

}  // namespace

void read_basins(ScenarioDraft& draft) {
  constexpr auto kOptional = CsvColumn::Presence::optional;
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
                                                      {"closure_depth_m"},
                                                      {"rebuilt_inlet_lps", kOptional},
                                                      {"rebuilt_pipe_lps", kOptional},
                                                      {"rebuilt_blockage", kOptional},
                                                      {"rebuilt_outfall_gate_m", kOptional},
                                                      {"rebuilt_pump_lps", kOptional}});
  CsvTable const table = draft.table("basins.csv", kColumns);
  if (!table.intact()) draft.basins.distrust();
  for (std::size_t i = 0; i < table.rows(); ++i)
    draft.scenario.basins.push_back(basin_place(table.row(i), draft, i));
}

void read_cards(ScenarioDraft& draft) {
  constexpr auto kOptional = CsvColumn::Presence::optional;
  constexpr auto kColumns =
      std::to_array<CsvColumn>({{"basin"}, {"close_depth_m", kOptional}, {"pump_lps"}});
  auto const table = draft.table_if_any("cards.csv", kColumns);
  if (!table) return;
  for (std::size_t i = 0; i < table->rows(); ++i) {
    CsvRow const row = table->row(i);
    GuardCard card;
    card.close_depth_m = row.number_if_any("close_depth_m", above_up_to(0, 10)).value_or(0);
    card.pump_m3ps = row.number("pump_lps", between(0, 1e6)) * kLitre_m3;
    card.origin = origin_of(row);
    auto const basin = draft.basins.find(row, "basin");
    if (!basin) continue;
    auto& place = draft.scenario.basins[*basin].card;
    if (place)
      row.complain("basin", must_be_unique(place->origin.line));
    else
      place = card;
  }
}

}  // namespace sc
