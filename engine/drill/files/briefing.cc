// SPDX-License-Identifier: Apache-2.0
#include "drill/files/briefing.h"

#include <fmt/format.h>

#include "drill/files/roster.h"
#include "io/text/utf8.h"

namespace sc {
namespace {

/// Adds an item to a list, with the sign that the language puts between items.
void list(Names& all, Names const& item) {
  if (!all.zh.empty()) all.zh += "、";
  if (!all.en.empty()) all.en += ", ";
  all.zh += item.zh;
  all.en += item.en;
}

SituationLine time_line(Drill const& drill) {
  std::string const from = local_time(drill.scenario, drill.begin).substr(0, 16);
  std::string const to = local_time(drill.scenario, drill.end).substr(0, 16);
  double const hours = (drill.end - drill.begin).hours();
  return {{"情景时间", "storm time"},
          {fmt::format("{} 至 {}（{:.3g} 小时）", from, to, hours),
           fmt::format("{} to {} ({:.3g} h)", from, to, hours)}};
}

/// The scenario's subdistricts: where injects may come from is not said.
SituationLine place_line(Scenario const& s) {
  Names zones;
  for (ZoneSpec const& zone : s.zones) list(zones, zone.names);
  double people = 0;
  for (ZoneSpec const& zone : s.zones) people += zone.population;
  return {
      {"地点与范围", "place and extent"},
      {fmt::format("{}个街道，约{:.0f}人：{}", s.zones.size(), people, zones.zh),
       fmt::format("{} subdistricts, about {:.0f} people: {}", s.zones.size(), people, zones.en)}};
}

SituationLine weather_line(WeatherBrief const& w) {
  return {
      {"天气实况", "weather so far"},
      {fmt::format("累计面雨量 {:.0f} 毫米，最近1小时最大 {:.0f} 毫米；平均风 {:.1f} 米/秒，阵风 "
                   "{:.1f} 米/秒",
                   w.rain_so_far_mm, w.last_hour_mm, w.wind_mps, w.gust_mps),
       fmt::format("{:.0f} mm of rain so far, up to {:.0f} mm in the last hour; mean wind "
                   "{:.1f} m/s, gusts {:.1f} m/s",
                   w.rain_so_far_mm, w.last_hour_mm, w.wind_mps, w.gust_mps)}};
}

SituationLine forecast_line(WeatherBrief const& w) {
  return {{"预报", "forecast"},
          {fmt::format("演练时段内面雨量 {:.0f} 毫米，最大小时雨量 {:.0f} 毫米；平均风最大 {:.1f} "
                       "米/秒，阵风最大 {:.1f} 米/秒",
                       w.rain_ahead_mm, w.ahead_hour_mm, w.wind_ahead_mps, w.gust_ahead_mps),
           fmt::format("{:.0f} mm until the end, at most {:.0f} mm in an hour; mean wind up to "
                       "{:.1f} m/s, gusts up to {:.1f} m/s",
                       w.rain_ahead_mm, w.ahead_hour_mm, w.wind_ahead_mps, w.gust_ahead_mps)}};
}

SituationLine canal_line(WeatherBrief const& w) {
  SituationLine line{{"河道水位", "canal level"}, {"无记录", "no readings"}};
  if (w.canal_m)
    line.value = {fmt::format("{:.2f} 米（1985国家高程），时段内最高 {:.2f} 米", *w.canal_m,
                              *w.canal_ahead_m),
                  fmt::format("{:.2f} m (1985 national datum), up to {:.2f} m until the end",
                              *w.canal_m, *w.canal_ahead_m)};
  return line;
}

SituationLine flooded_line(Scenario const& s, WeatherBrief const& w) {
  Names points;
  for (BasinId const basin : w.flooded) list(points, s.basins[basin.index()].names);
  if (w.flooded.empty()) points = {"无", "none"};
  return {{"已积水点", "flooded points"}, points};
}

SituationLine level_line(Drill const& drill) {
  return {{"响应级别", "response level"}, level_names(level_in_force(drill.scenario, drill.begin))};
}

SituationLine forces_line(Drill const& drill) {
  Names kinds;
  int units = 0;
  int people = 0;
  for (KindOnDuty const& it : forces_of(drill)) {
    Names const& names = drill.scenario.unit_kinds[it.kind.index()].names;
    list(kinds,
         {fmt::format("{}×{}", names.zh, it.units), fmt::format("{} × {}", it.units, names.en)});
    units += it.units;
    people += it.people;
  }
  return {{"在岗力量", "forces on duty"},
          {fmt::format("{}个单元、{}人：{}", units, people, kinds.zh),
           fmt::format("{} units, {} people: {}", units, people, kinds.en)}};
}

SituationLine task_line(Scenario const& s) {
  double const late = s.rules.late.minutes();
  return {{"任务", "task"},
          {fmt::format("接报、研判、派遣、跟踪到处置完毕；报险后 {:.0f} 分钟内到场为按时", late),
           fmt::format("take reports, judge, send units, follow each until it is cleared; in time "
                       "is within {:.0f} min of the report",
                       late)}};
}

SituationLine note_line(DrillSet const& set) {
  return {{"数据说明", "about the data"},
          {fmt::format("推演情景，非实况：险情由情景“{}”模拟结果抽取，不是实际发生的险情。{}",
                       set.scenario_names.zh, set.note),
           fmt::format("A simulated storm, derived data: the incidents were thinned from the "
                       "simulated scenario \"{}\" and did not happen. {}",
                       set.scenario_names.en, set.note)}};
}

using Language = std::string Names::*;

std::string half_page(std::vector<SituationLine> const& lines, Language language) {
  std::string text;
  for (SituationLine const& line : lines)
    text += fmt::format("- **{}** {}\n", markdown_text(line.label.*language),
                        markdown_text(line.value.*language));
  return text;
}

}  // namespace

std::vector<SituationLine> situation_of(DrillCase const& what) {
  Drill const& drill = what.drill;
  WeatherBrief const weather = weather_brief(what);
  return {time_line(drill),       place_line(drill.scenario), weather_line(weather),
          forecast_line(weather), canal_line(weather),        flooded_line(drill.scenario, weather),
          level_line(drill),      forces_line(drill),         task_line(drill.scenario),
          note_line(what.set)};
}

std::string situation_markdown(DrillCase const& what) {
  std::vector<SituationLine> const lines = situation_of(what);
  Names const& names = what.set.scenario_names;
  return fmt::format(
      "# 演练 {0:02} 情况通报\n\n{1}\n\n{2}\n# Drill {0:02}: situation\n\n{3}\n\n{4}",
      what.drill.number, markdown_text(names.zh), half_page(lines, &Names::zh),
      markdown_text(names.en), half_page(lines, &Names::en));
}

std::string markdown_text(std::string_view text) {
  constexpr std::string_view kMarks = "\\`*_{}[]<>#|~&!";
  std::string safe;
  for (char const c : text) {
    if (kMarks.find(c) != kMarks.npos) safe += '\\';
    safe += is_ascii_control(c) ? ' ' : c;
  }
  return safe;
}

}  // namespace sc
