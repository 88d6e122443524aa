// SPDX-License-Identifier: Apache-2.0
#include "live/room_page.h"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "io/run/run_contents.h"
#include "io/text/names_json.h"
#include "live/live_words.h"
#include "response/summary.h"

namespace sc {
namespace {

using Json = nlohmann::ordered_json;

/// A run in which nothing has happened yet, but for the water as forecast.
Trajectory before_anything(World const& world) {
  Scenario const& s = world.scenario;
  Trajectory run;
  run.end = s.end;
  for (UnitSpec const& unit : s.units) {
    LonLat const home = s.stations[unit.home.index()].position;
    run.units.push_back({{SimTime{0}, s.end},
                         {home, home},
                         {UnitStatus::off_duty, UnitStatus::off_duty},
                         {LinkId{}, LinkId{}}});
  }
  run.basin_depth_m = world.timeline.depth_m;
  run.deepest_m.assign(s.basins.size(), 0.0F);
  run.deepest_at.assign(s.basins.size(), SimTime{0});
  return run;
}

RunContents contents_of(World const& world, RoomPage::Head const& head) {
  Trajectory const run = before_anything(world);
  std::vector<LinkClosure> const closures = link_closures(world);
  Provenance provenance;
  provenance.policy = head.policy;
  provenance.scenario_folder = world.scenario.folder;
  return run_contents_of({world.scenario, world.timeline, world.exposure, run, provenance,
                          numbers(summarise(world, run)), &world.roads.table(), closures,
                          head.attribution});
}

std::string scenario_json(World const& world, RoomPage::Head const& head,
                          RunContents const& contents) {
  Json const json{{"program", head.program},     {"title", names_json(world.scenario.names)},
                  {"note", world.scenario.note}, {"attribution", head.attribution},
                  {"pace", head.pace},           {"policy", head.policy},
                  {"automatic", head.automatic}};
  std::string text = dumped(json);
  text.pop_back();
  return text + ",\"drill\":" + (head.drill.empty() ? "null" : head.drill) +
         ",\"run\":" + run_json(contents) + "}";
}

Json numbers_of(std::vector<Band> const& bands) {
  Json json{{"p10", Json::array()}, {"p50", Json::array()}, {"p90", Json::array()}};
  for (Band const& b : bands) {
    json["p10"].push_back(b.p10);
    json["p50"].push_back(b.p50);
    json["p90"].push_back(b.p90);
  }
  return json;
}

Json band_json(std::optional<Band> const& band) {
  if (!band) return {{"p10", nullptr}, {"p50", nullptr}, {"p90", nullptr}};
  return {{"p10", band->p10}, {"p50", band->p50}, {"p90", band->p90}};
}

Json runs_out_json(Scenario const& s, RunsOut const& it) {
  Json json{{"station", it.station.value()}, {"share", it.share}, {"first", it.first.seconds()}};
  if (it.material) json["material"] = names_json(s.materials[it.material.index()].names);
  return json;
}

Json compared_json(char const* id, Names const& names, char const* unit,
                   ComparedFutures const& it) {
  Estimate const& d = it.difference;
  auto const number = [](double v) { return std::isfinite(v) ? Json(v) : Json(nullptr); };
  return {{"id", id},
          {"names", names_json(names)},
          {"unit", unit},
          {"recommended", it.recommended},
          {"asked", it.asked},
          {"difference", number(d.value)},
          {"low", number(d.low)},
          {"high", number(d.high)}};
}

/// The finding, not the numbers.
Names verdict_of(WhatIf const& w) {
  Estimate const& d = w.waiting_h.difference;
  if (!d.clear_of_zero())
    return {"总等待与推荐方案相比无明显差别", "no clear difference in all that waits"};
  std::string const by = fmt::format("{:.1f}", std::abs(d.value));
  return d.value > 0 ? Names{"比推荐方案差：加权等待多 " + by + " 小时",
                             "worse than recommended: " + by + " h more of weighted waiting"}
                     : Names{"比推荐方案好：加权等待少 " + by + " 小时",
                             "better than recommended: " + by + " h less of weighted waiting"};
}

}  // namespace

RoomPage::RoomPage(World const& world, Head head)
    : world_(world), map_([&] {
        RunContents const contents = contents_of(world, head);
        scenario_ = scenario_json(world, head, contents);
        return page_map(contents);
      }()) {}

std::string RoomPage::forecast(Forecast const& f, Duration took) const {
  Scenario const& s = world_.scenario;
  Json json{{"made", f.made.seconds()}, {"futures", f.futures}, {"took_ms", took.ms}};
  json["times"] = Json::array();
  for (SimTime const t : f.times) json["times"].push_back(t.seconds());
  json["waiting"] = numbers_of(f.waiting);
  json["free_units"] = numbers_of(f.free_units);
  json["hours"] = Json::array();
  for (ForecastHour const& h : f.hours)
    json["hours"].push_back({{"from", h.from.seconds()},
                             {"to", h.to.seconds()},
                             {"reported", band_json(h.reported)},
                             {"response_min", band_json(h.response_min)},
                             {"late_share", band_json(h.late_share)}});
  json["dry"] = Json::array();
  for (RunsOut const& it : f.dry) json["dry"].push_back(runs_out_json(s, it));
  json["out_of_stock"] = Json::array();
  for (RunsOut const& it : f.out_of_stock) json["out_of_stock"].push_back(runs_out_json(s, it));
  return dumped(json);
}

std::string RoomPage::advice(RollingPlan const& plan, SimTime made) const {
  Scenario const& s = world_.scenario;
  Json moves = Json::array(), hours = Json::array();
  for (RollingHour const& hour : plan.hours)
    hours.push_back({{"from", hour.begin.seconds()},
                     {"calls", hour.calls},
                     {"before", hour.covered_before},
                     {"after", hour.covered_after},
                     {"bound", hour.covered_bound}});
  if (!plan.hours.empty()) {
    RollingHour const& now = plan.hours.front();
    Names const reason{fmt::format("本小时可及时响应的呼叫 {:.2f} → {:.2f}", now.covered_before,
                                   now.covered_after),
                       fmt::format("calls of this hour with a unit in time {:.2f} → {:.2f}",
                                   now.covered_before, now.covered_after)};
    for (Relocation const& m : now.moves)
      moves.push_back({{"id", s.units[m.unit.index()].id + "@" + s.stations[m.to.index()].id},
                       {"unit", m.unit.value()},
                       {"from", m.from ? static_cast<int>(m.from.value()) : -1},
                       {"to", m.to.value()},
                       {"drive_min", m.drive.minutes()},
                       {"reason", names_json(reason)}});
  }
  return dumped(
      {{"made", made.seconds()}, {"moves", std::move(moves)}, {"hours", std::move(hours)}});
}

std::string RoomPage::what_if(WhatIf const& w, Duration took) const {
  Json measures = Json::array();
  measures.push_back(
      compared_json("here", {"该险情等待", "until somebody is there"}, "min", w.here_min));
  measures.push_back(compared_json("waiting", {"加权等待（全部险情）", "weighted waiting, all"},
                                   "h", w.waiting_h));
  measures.push_back(
      compared_json("response", {"平均响应时间", "mean response time"}, "min", w.response_min));
  measures.push_back(compared_json("late", {"迟到比例", "late share"}, "1", w.late_share));
  return dumped({{"futures", w.futures},
                 {"hours", w.hours},
                 {"took_ms", took.ms},
                 {"eta_s", w.estimate ? Json(w.estimate->seconds()) : Json(nullptr)},
                 {"measures", std::move(measures)},
                 {"words", names_json(verdict_of(w))}});
}

std::string RoomPage::orders(DutyRoom const& room, std::span<RecommendedOrder const> orders) const {
  Json list = Json::array();
  for (RecommendedOrder const& it : orders) {
    Json alternatives = Json::array();
    for (RecommendedOrder::Alternative const& a : it.alternatives)
      alternatives.push_back({{"unit", a.unit.value()},
                              {"eta_s", a.estimate ? Json(a.estimate->seconds()) : Json(nullptr)},
                              {"why", names_json(words_of_alternative(it, a))}});
    list.push_back({{"id", order_id(world_.scenario, it.unit, it.incident)},
                    {"unit", it.unit.value()},
                    {"incident", it.incident.value()},
                    {"eta_s", it.estimate.seconds()},
                    {"diverts", it.diverts ? static_cast<std::int64_t>(it.diverts.value()) : -1},
                    {"reason", names_json(reason_of(room, it))},
                    {"alternatives", std::move(alternatives)}});
  }
  return dumped(list);
}

std::string log_row_json(LogRow const& row) {
  Json json{{"seq", row.seq},
            {"at", row.at.seconds()},
            {"what", row.what},
            {"author", row.author.name},
            {"role", row.author.role},
            {"reason", row.author.reason},
            {"words", names_json(row.words)}};
  if (row.applied.incident) json["incident"] = row.applied.incident.value();
  if (row.applied.unit) json["unit"] = row.applied.unit.value();
  return dumped(json);
}

}  // namespace sc
