// SPDX-License-Identifier: Apache-2.0
#include "cli/relocate_now.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/settings_text.h"
#include "io/road_source.h"
#include "io/state_reader.h"
#include "io/text/local_time.h"
#include "planner/rolling.h"

namespace sc {
namespace {

using Json = nlohmann::ordered_json;

std::string station_text(Scenario const& s, StationId station) {
  if (!station) return "the road 路上";
  StationSpec const& it = s.stations[station.index()];
  return fmt::format("{} {}", it.id, it.names.zh);
}

std::string incident_text(Scenario const& s, StormState const& state, std::size_t i) {
  IncidentNow const& it = state.incidents[i];
  IncidentKindSpec const& kind = s.incident_kinds[it.kind.index()];
  return fmt::format("{} {} {} at {:.4f},{:.4f}", kind.id, kind.names.zh, kind.names.en,
                     it.position.lon_deg, it.position.lat_deg);
}

std::string as_text(Scenario const& s, StormState const& state, RollingPlan const& plan) {
  std::string text = fmt::format("{}  {}\n{}{}\n", s.names.en, s.names.zh, settings_line(s),
                                 local_time(s, state.now));
  for (Reserved const& r : plan.reserved)
    text += fmt::format("  {:6} is needed at {}{}  待派\n", s.units[r.unit.index()].id,
                        incident_text(s, state, r.incident),
                        r.drive ? fmt::format(", {:.0f} min", r.drive->minutes()) : ", cut off");
  for (std::size_t const i : plan.unserved)
    text += fmt::format("  nobody free for {}  无空闲队伍\n", incident_text(s, state, i));
  for (RollingHour const& hour : plan.hours) {
    text += fmt::format(
        "\nfrom {} 起一小时   {:.2f} calls expected, with a free unit in time {:.2f} -> {:.2f} (at "
        "most {:.2f})\n",
        local_time(s, hour.begin), hour.calls, hour.covered_before, hour.covered_after,
        hour.covered_bound);
    for (Relocation const& move : hour.moves)
      text +=
          fmt::format("  {:6} {} -> {}  {:.0f} min\n", s.units[move.unit.index()].id,
                      station_text(s, move.from), station_text(s, move.to), move.drive.minutes());
    if (hour.moves.empty()) text += "  nobody moves 无人调动\n";
  }
  return text;
}

Json hour_json(Scenario const& s, RollingHour const& hour) {
  Json moves = Json::array();
  for (Relocation const& move : hour.moves)
    moves.push_back({{"unit", s.units[move.unit.index()].id},
                     {"from", move.from ? Json(s.stations[move.from.index()].id) : Json(nullptr)},
                     {"to", s.stations[move.to.index()].id},
                     {"drive_min", move.drive.minutes()}});
  return {{"from", local_time(s, hour.begin)},     {"calls", hour.calls},
          {"covered_before", hour.covered_before}, {"covered_after", hour.covered_after},
          {"covered_bound", hour.covered_bound},   {"moves", std::move(moves)}};
}

std::string as_json(Scenario const& s, StormState const& state, RollingPlan const& plan) {
  Json json{{"format", "stormcrew-rolling-plan"},  {"format_version", 1},
            {"time", local_time(s, state.now)},    {"needed", Json::array()},
            {"unserved_incidents", plan.unserved}, {"hours", Json::array()}};
  for (Reserved const& r : plan.reserved)
    json["needed"].push_back({{"unit", s.units[r.unit.index()].id},
                              {"incident", r.incident},
                              {"drive_min", r.drive ? Json(r.drive->minutes()) : Json(nullptr)}});
  for (RollingHour const& hour : plan.hours) json["hours"].push_back(hour_json(s, hour));
  return json.dump(2) + '\n';
}

}  // namespace

int relocate_now(PlanOptions const& options, std::ostream& out) {
  Complaints complaints;
  Scenario scenario = planned_scenario(options, complaints);
  complaints.throw_if_any();
  StormState const state = read_state(options.now, scenario);
  LoadedRoads roads = load_roads(scenario.roads);
  World const world(scenario, std::move(roads.table), options.what.threads);
  RollingPlan const plan = plan_hours(world, state, options.hours, options.what.threads);
  out << (options.json ? as_json(scenario, state, plan) : as_text(scenario, state, plan));
  return 0;
}

}  // namespace sc
