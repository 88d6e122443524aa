// SPDX-License-Identifier: Apache-2.0
#include "cli/summary_text.h"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <string_view>

#include "cli/columns.h"
#include "cli/estimate_text.h"
#include "cli/settings_text.h"
#include "cli/short_time.h"

namespace sc {
namespace {

constexpr std::size_t kDeepestShown = 5;

/// "english 中文" and blanks up to the column of numbers.
std::string label(std::string_view en, std::string_view zh) {
  return left_aligned(fmt::format("{} {}", en, zh), 26);
}

std::string count_line(std::string_view en, std::string_view zh, double value) {
  return fmt::format("{}{:6.0f}\n", label(en, zh), value);
}

/// Nothing where there is nothing to count.
std::string count_if_any(std::string_view en, std::string_view zh, std::int64_t value) {
  return value == 0 ? std::string() : count_line(en, zh, static_cast<double>(value));
}

std::string minutes(std::optional<double> seconds) {
  return seconds ? fmt::format("{:.1f} min", *seconds / 60) : std::string("-");
}

std::string head(World const& world) {
  Scenario const& s = world.scenario;
  std::string text = title_lines(s);
  text += fmt::format("{} to {} local time; {} nodes, {} links; {} units at {} stations\n\n",
                      short_time(s, SimTime{0}), short_time(s, s.end), world.roads.nodes(),
                      world.roads.links(), s.units.size(), s.stations.size());
  return text;
}

std::string incident_lines(World const& world, Summary const& s) {
  std::string text =
      fmt::format("incidents 险情            {:6}   cleared 处置 {}, never reported 未报 {}\n",
                  s.incidents, s.cleared, s.unreported);
  for (KindCount const& count : s.by_kind) {
    Names const& names = world.scenario.incident_kinds[count.kind.index()].names;
    text += fmt::format("  {:6}  {} {}\n", count.incidents, names.en, names.zh);
  }
  return text + count_if_any("prevented", "封路避免", static_cast<std::int64_t>(s.prevented));
}

std::string group_line(std::string_view en, std::string_view zh, ResponseTimes const& r) {
  if (r.reported == 0) return "";
  return fmt::format("{}{:5.1f} %   of {} reported, mean {}\n", label(en, zh),
                     100 * r.late_share().value_or(0), r.reported, minutes(r.mean_s));
}

std::string late_lines(Summary const& s) {
  return group_line("late, severity 1-2", "轻微", s.by_severity[0]) +
         group_line("late, severity 2-3", "较重", s.by_severity[1]) +
         group_line("late, severity 3-4", "严重", s.by_severity[2]) +
         group_line("late, trapped", "人员被困", s.trapped);
}

std::string response_lines(World const& world, ResponseTimes const& r) {
  std::string const bound = r.censored > 0 ? " (at least: some not reached by the end)" : "";
  std::string text = fmt::format("response time 响应时间     mean {}, P50 {}, P90 {}{}\n",
                                 minutes(r.mean_s), minutes(r.p50_s), minutes(r.p90_s), bound);
  text += fmt::format("not reached 未到场        {:6}   of {} reported (censored)\n", r.censored,
                      r.reported);
  if (r.in_time_share)
    text += fmt::format("within {:.0f} min 按时到场     {:5.1f} %\n",
                        world.scenario.rules.late.minutes(), 100 * *r.in_time_share);
  return text;
}

std::string effort_lines(RunCounts const& c) {
  return count_line("person-trips", "人次", static_cast<double>(c.person_trips)) +
         count_line("vehicle-trips", "车次", static_cast<double>(c.vehicle_trips)) +
         count_line("km driven", "行驶公里", c.km_driven) +
         count_line("re-routes", "改道", static_cast<double>(c.reroutes)) +
         count_if_any("diversions", "途中改派", c.diversions) +
         count_if_any("taken from work", "抽调", c.preemptions) +
         count_if_any("hand-overs", "交接班", c.hand_overs) +
         count_if_any("closed by guards", "值守封路", c.guard_closures) +
         count_if_any("deliveries", "送料", c.deliveries);
}

std::string stock_out_lines(World const& world, Summary const& s) {
  Scenario const& scenario = world.scenario;
  std::string text =
      count_if_any("stock-outs", "缺料", static_cast<std::int64_t>(stock_out_times(s)));
  for (StockOutCount const& count : s.stock_outs) {
    MaterialSpec const& material = scenario.materials[count.material.index()];
    Names const& station = scenario.stations[count.station.index()].names;
    text += fmt::format("  {:6}  {} {} at {} {}, {:g} {} lacking\n", count.times, material.names.en,
                        material.names.zh, station.en, station.zh, count.lacking, material.unit);
  }
  return text;
}

std::string traffic_lines(std::optional<TrafficSummary> const& t) {
  if (!t) return "";
  return fmt::format(
      "car trips 车辆出行        {:6}   arrived 到达 {}, gave up 放弃 {}\n"
      "  mean travel 平均行程    {}, re-routes 改道 {}, pulled out 驶出等待 {}\n",
      t->trips, t->arrived, t->gave_up, minutes(t->mean_travel_s), t->totals.rerouted,
      t->totals.pulled_out);
}

std::string water_lines(World const& world, Summary const& s) {
  std::string text = "deepest basins 最深积水\n";
  for (std::size_t i = 0; i < std::min(kDeepestShown, s.deepest.size()); ++i) {
    BasinDepth const& d = s.deepest[i];
    if (d.depth_m < 0.005) break;
    Names const& names = world.scenario.basins[d.basin.index()].names;
    text += fmt::format("  {:.2f} m  {}  {} {}\n", d.depth_m, short_time(world.scenario, d.at),
                        names.en, names.zh);
  }
  return text;
}

}  // namespace

std::string summary_as_text(World const& world, Summary const& s) {
  return head(world) + incident_lines(world, s) + response_lines(world, s.response) +
         late_lines(s) + effort_lines(s.counts) + stock_out_lines(world, s) +
         traffic_lines(s.traffic) + water_lines(world, s);
}

std::string summary_as_json(World const& world, Summary const& s) {
  nlohmann::ordered_json json;
  json["scenario"] = {{"en", world.scenario.names.en}, {"zh", world.scenario.names.zh}};
  json["note"] = world.scenario.note;
  if (!world.scenario.settings.empty()) json["settings"] = world.scenario.settings;
  for (auto const& [name, value] : numbers(s)) json[name] = number_or_null(value);
  json["late_min"] = world.scenario.rules.late.minutes();
  json["by_kind"] = nlohmann::ordered_json::object();
  for (KindCount const& count : s.by_kind)
    json["by_kind"][world.scenario.incident_kinds[count.kind.index()].id] = {
        {"incidents", count.incidents}, {"cleared", count.cleared}};
  json["stock_outs_at"] = nlohmann::ordered_json::array();
  for (StockOutCount const& count : s.stock_outs)
    json["stock_outs_at"].push_back(
        {{"station", world.scenario.stations[count.station.index()].id},
         {"material", world.scenario.materials[count.material.index()].id},
         {"times", count.times},
         {"lacking", count.lacking}});
  json["basins"] = nlohmann::ordered_json::array();
  for (BasinDepth const& d : s.deepest)
    json["basins"].push_back({{"id", world.scenario.basins[d.basin.index()].id},
                              {"greatest_depth_m", d.depth_m},
                              {"at_s", d.at.seconds()}});
  return json.dump(2) + '\n';
}

}  // namespace sc
