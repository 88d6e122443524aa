// SPDX-License-Identifier: Apache-2.0
#include "cli/summary_text.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <cmath>
#include <ctime>
#include <nlohmann/json.hpp>

namespace sc {
namespace {

constexpr std::size_t kDeepestShown = 5;

/// Local wall-clock time of a moment: "07-26 05:40".
std::string local_time(Scenario const& s, SimTime t) {
  auto const seconds = static_cast<std::time_t>((s.start_unix_ms + s.utc_offset.ms + t.ms) / 1000);
  return fmt::format("{:%m-%d %H:%M}", fmt::gmtime(seconds));
}

std::string minutes(std::optional<double> seconds) {
  return seconds ? fmt::format("{:.1f} min", *seconds / 60) : std::string("-");
}

std::string head(World const& world) {
  Scenario const& s = world.scenario;
  std::string text = fmt::format("{}  {}\n", s.names.en, s.names.zh);
  if (!s.note.empty()) text += s.note + '\n';
  text += fmt::format("{} to {} local time; {} nodes, {} links; {} units at {} stations\n\n",
                      local_time(s, SimTime{0}), local_time(s, s.end), world.roads.nodes(),
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
  return text;
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
  return fmt::format(
      "person-trips 人次         {:6}\nvehicle-trips 车次        {:6}\nkm driven 行驶公里        "
      "{:6.0f}\n"
      "re-routes 改道            {:6}\n",
      c.person_trips, c.vehicle_trips, c.km_driven, c.reroutes);
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
    text += fmt::format("  {:.2f} m  {}  {} {}\n", d.depth_m, local_time(world.scenario, d.at),
                        names.en, names.zh);
  }
  return text;
}

nlohmann::json number_or_null(double value) {
  return std::isfinite(value) ? nlohmann::json(value) : nlohmann::json(nullptr);
}

}  // namespace

std::string summary_as_text(World const& world, Summary const& s) {
  return head(world) + incident_lines(world, s) + response_lines(world, s.response) +
         effort_lines(s.counts) + traffic_lines(s.traffic) + water_lines(world, s);
}

std::string summary_as_json(World const& world, Summary const& s) {
  nlohmann::ordered_json json;
  json["scenario"] = {{"en", world.scenario.names.en}, {"zh", world.scenario.names.zh}};
  json["note"] = world.scenario.note;
  for (auto const& [name, value] : numbers(s)) json[name] = number_or_null(value);
  json["late_min"] = world.scenario.rules.late.minutes();
  json["by_kind"] = nlohmann::ordered_json::object();
  for (KindCount const& count : s.by_kind)
    json["by_kind"][world.scenario.incident_kinds[count.kind.index()].id] = {
        {"incidents", count.incidents}, {"cleared", count.cleared}};
  json["basins"] = nlohmann::ordered_json::array();
  for (BasinDepth const& d : s.deepest)
    json["basins"].push_back({{"id", world.scenario.basins[d.basin.index()].id},
                              {"greatest_depth_m", d.depth_m},
                              {"at_s", d.at.seconds()}});
  return json.dump(2) + '\n';
}

}  // namespace sc
