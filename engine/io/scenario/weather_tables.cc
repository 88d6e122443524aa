// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <array>

#include "io/scenario/scenario_draft.h"

namespace sc {
namespace {

constexpr double kHectopascal_pa = 100;
constexpr double kMillimetre_m = 0.001;
/// Of a season's tracks an activation keeps this much before and after it.
constexpr Duration kTrackMargin = whole_hours(24);

/// A time that must be later than those of the rows before; remembers the latest.
SimTime ascending_time(CsvRow const& row, ScenarioDraft const& draft,
                       std::optional<SimTime>& latest) {
  auto const t = draft.time(row, "time");
  if (!t) return {};
  if (latest && *t <= *latest)
    row.complain("time", fmt::format("must be later than the row before, {}", draft.text(*latest)));
  else
    latest = t;
  return *t;
}

/// Where the last spell of a gauge ended.
struct SpellEnd {
  std::optional<SimTime> time;
  std::size_t line = 0;
};

void check_spell(CsvRow const& row, RainSpell const& spell, ScenarioDraft const& draft,
                 SpellEnd& last) {
  if (spell.to <= spell.from) {
    row.complain("to", fmt::format("must be later than from = {}", row.raw("from")));
    return;
  }
  if (last.time && spell.from < *last.time)
    row.complain("from", fmt::format("must not be before {}, where line {} of the same gauge ends",
                                     draft.text(*last.time), last.line));
  if (!last.time || spell.to > *last.time) last = {spell.to, row.line()};
}

void read_gauges(ScenarioDraft& draft) {
  constexpr auto kColumns = std::to_array<CsvColumn>({{"id"}, {"lon_deg"}, {"lat_deg"}});
  CsvTable const table = draft.table("gauges.csv", kColumns);
  if (!table.intact()) draft.gauges.distrust();
  for (std::size_t i = 0; i < table.rows(); ++i) {
    CsvRow const row = table.row(i);
    std::string id = draft.gauges.add(row, "id", i);
    draft.scenario.rain.gauges.push_back({std::move(id), draft.position(row)});
  }
}

}  // namespace

void read_track(ScenarioDraft& draft) {
  constexpr auto kColumns = std::to_array<CsvColumn>(
      {{"time"}, {"lon_deg"}, {"lat_deg"}, {"pressure_hpa"}, {"max_wind_mps"}});
  auto const table = draft.table_if_any("track.csv", kColumns);
  if (!table) return;
  std::optional<SimTime> latest;
  for (std::size_t i = 0; i < table->rows(); ++i) {
    CsvRow const row = table->row(i);
    TrackFix fix;
    fix.time = ascending_time(row, draft, latest);
    // Far away for days, so not among the places that must lie near each other.
    LonLat const centre{row.number("lon_deg", between(-180, 180)),
                        row.number("lat_deg", between(-90, 90))};
    fix.centre = to_wgs84(centre, draft.crs);
    fix.pressure_pa = row.number("pressure_hpa", between(850, 1050)) * kHectopascal_pa;
    fix.max_wind_mps = row.number("max_wind_mps", between(0, 120));
    if (!draft.is_left_out(fix.time, kTrackMargin)) draft.scenario.track.push_back(fix);
  }
}

void read_rain(ScenarioDraft& draft) {
  static constexpr auto kColumns =
      std::to_array<CsvColumn>({{"from"}, {"to"}, {"gauge"}, {"rain_mm"}});
  if (draft.design_storm) return rain_by_design(draft);
  read_gauges(draft);
  CsvTable const table = draft.table("rain.csv", kColumns);
  RainRecord& rain = draft.scenario.rain;
  std::vector<SpellEnd> last(rain.gauges.size());
  for (std::size_t i = 0; i < table.rows(); ++i) {
    CsvRow const row = table.row(i);
    auto const from = draft.time(row, "from");
    auto const to = draft.time(row, "to");
    auto const gauge = draft.gauges.find(row, "gauge");
    RainSpell spell;
    spell.depth_m = row.number("rain_mm", between(0, 2000)) * kMillimetre_m;
    if (!from || !to || !gauge) continue;
    spell.gauge = *gauge;
    spell.from = *from;
    spell.to = *to;
    check_spell(row, spell, draft, last[*gauge]);
    if (!draft.is_left_out(spell.from, spell.to)) rain.spells.push_back(spell);
  }
}

void read_canal(ScenarioDraft& draft) {
  constexpr auto kColumns = std::to_array<CsvColumn>({{"time"}, {"level_m"}});
  auto const table = draft.table_if_any("canal.csv", kColumns);
  if (!table) return;
  std::optional<SimTime> latest;
  for (std::size_t i = 0; i < table->rows(); ++i) {
    CsvRow const row = table->row(i);
    CanalLevel reading;
    reading.time = ascending_time(row, draft, latest);
    reading.level_m = row.number("level_m", between(-500, 9000));
    if (!draft.is_left_out(reading.time, Duration{})) draft.scenario.canal.push_back(reading);
  }
}

}  // namespace sc
