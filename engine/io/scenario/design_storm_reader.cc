// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "hazard/design_storm.h"
#include "io/scenario/scenario_draft.h"

namespace sc {
namespace {

constexpr double kMillimetre_m = 0.001;
constexpr Duration kSpell = whole_minutes(1);

SimTime start_of(TomlTable& table, ScenarioDraft const& draft) {
  auto const at = table.date_time("start", draft.clock.utc_offset);
  if (!at || !draft.clock_known) return {};
  SimTime const start = sim_time(*at, draft.clock);
  bool const too_late = start >= draft.scenario.end && !draft.part_of_design_storm;
  if (start < SimTime{0} || too_late) table.complain("start", "must be within the simulation");
  return start;
}

/// Measured and designed rain do not mix, and a file of the folder that is not read would mislead.
void refuse_gauges(TomlTable& table, ScenarioDraft const& draft) {
  std::error_code error;
  for (char const* file : {"rain.csv", "gauges.csv"})
    if (std::filesystem::exists(std::filesystem::path(draft.folder) / file, error))
      table.complain_at(
          "", fmt::format("[design_storm] stands beside {} (must be one of the two)", file));
}

/// Where the storm's only gauge stands: it rains the same everywhere.
LonLat mean_centre(std::vector<ZoneSpec> const& zones) {
  LonLat sum;
  for (ZoneSpec const& zone : zones) {
    sum.lon_deg += zone.centre.lon_deg;
    sum.lat_deg += zone.centre.lat_deg;
  }
  auto const n = static_cast<double>(zones.size());
  return {sum.lon_deg / n, sum.lat_deg / n};
}

}  // namespace

void read_design_storm(TomlTable table, ScenarioDraft& draft) {
  if (!table.there()) return;
  DesignStorm storm;
  storm.years = table.number("years", between(1, 1000));
  storm.duration = from_seconds(60 * table.number("duration_min", between(5, 2880)));
  storm.peak_ratio = table.number("peak_ratio", between(0.05, 0.95));
  storm.start = start_of(table, draft);
  storm.a_mm_min = table.number("a_mm_min", above_up_to(0, 1000));
  storm.c = table.number("c", between(0, 10));
  storm.b_min = table.number("b_min", above_up_to(0, 200));
  storm.n = table.number("n", above_up_to(0, 1));
  table.refuse_other_keys();
  refuse_gauges(table, draft);
  for (char const* file : {"rain.csv", "gauges.csv"}) draft.asked_files.emplace(file);
  draft.design_storm = storm;
}

void rain_by_design(ScenarioDraft& draft) {
  // A fault in the section or the zones is reported as such; numbers would be none.
  if (!draft.complaints.empty() || draft.scenario.zones.empty()) return;
  DesignStorm const& storm = *draft.design_storm;
  RainRecord& rain = draft.scenario.rain;
  rain.gauges.push_back({"design_storm", mean_centre(draft.scenario.zones)});
  SimTime from = storm.start;
  for (double const depth_mm : chicago_mm(storm, kSpell)) {
    SimTime const to = std::min(from + kSpell, storm.start + storm.duration);
    rain.spells.push_back({0, from, to, depth_mm * kMillimetre_m});
    from = to;
  }
}

}  // namespace sc
