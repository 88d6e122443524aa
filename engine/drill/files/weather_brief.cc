// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "drill/files/briefing.h"
#include "hazard/canal.h"

namespace sc {
namespace {

constexpr double kFlooded_m = 0.15;  ///< as in summaries: docs/glossary.md, "flooded point"
constexpr double kMillimetres = 1000;

/// Mean over the zones of what fell in steps [from, to).
double mean_rain_mm(HazardTimeline const& t, std::size_t from, std::size_t to) {
  double sum = 0;
  for (std::size_t i = from * t.zones; i < to * t.zones; ++i) sum += t.rain_mps[i];
  return sum * t.step.seconds() * kMillimetres / static_cast<double>(t.zones);
}

/// Greatest of a series [steps*zones] in steps [from, to).
double greatest(std::vector<float> const& series, std::size_t zones, std::size_t from,
                std::size_t to) {
  auto const begin = series.begin() + static_cast<std::ptrdiff_t>(from * zones);
  auto const end = series.begin() + static_cast<std::ptrdiff_t>(to * zones);
  return begin == end ? 0 : static_cast<double>(*std::max_element(begin, end));
}

void add_canal(HazardTimeline const& t, std::size_t now, std::size_t end, WeatherBrief& brief) {
  double const level = static_cast<double>(t.canal_m[now]);
  if (level <= kDryCanalM) return;
  brief.canal_m = level;
  brief.canal_ahead_m = greatest(t.canal_m, 1, now, end);
}

}  // namespace

WeatherBrief weather_brief(DrillCase const& what) {
  HazardTimeline const& t = what.world.timeline;
  std::size_t const now = t.step_of(what.drill.begin);
  std::size_t const end = t.step_of(what.drill.end - milliseconds(1)) + 1;
  WeatherBrief brief;
  brief.rain_so_far_mm = mean_rain_mm(t, 0, now);
  if (now > 0) brief.last_hour_mm = kMillimetres * greatest(t.rain_hour_m, t.zones, now - 1, now);
  brief.rain_ahead_mm = mean_rain_mm(t, now, end);
  brief.ahead_hour_mm = kMillimetres * greatest(t.rain_hour_m, t.zones, now, end);
  brief.wind_mps = greatest(t.mean_wind_mps, t.zones, now, now + 1);
  brief.gust_mps = greatest(t.gust_mps, t.zones, now, now + 1);
  brief.wind_ahead_mps = greatest(t.mean_wind_mps, t.zones, now, end);
  brief.gust_ahead_mps = greatest(t.gust_mps, t.zones, now, end);
  add_canal(t, now, end, brief);
  for (std::size_t b = 0; b < t.basins; ++b)
    if (static_cast<double>(t.depth_m[t.cell(now, BasinId{b})]) >= kFlooded_m)
      brief.flooded.emplace_back(b);
  return brief;
}

}  // namespace sc
