// SPDX-License-Identifier: Apache-2.0
#include "support/small_world.h"

#include <string>

#include "support/grid_city.h"

namespace sc::test {
namespace {

RowOrigin here(std::string const& file, std::size_t row) {
  return {"test/" + file, row + 2};
}

}  // namespace

Scenario quiet_scenario() {
  Scenario s;
  s.folder = "test";
  s.names = {"测试", "test"};
  s.utc_offset = whole_hours(8);
  s.start_unix_ms = 0;  // 08:00 local time
  s.end = SimTime{0} + whole_hours(4);
  s.levels = {{SimTime{0}, ResponseLevel::IV}};
  s.rules.call_handling = {};
  s.rules.turn_out_day = whole_minutes(1);
  s.rules.turn_out_night = whole_minutes(1);
  s.rules.network_speed_factor = 1;
  s.rules.siren_speed_factor = 1;
  s.rules.call_in_day = {};
  s.rules.call_in_night = {};
  s.rules.patrol_detection = 1;
  s.rules.driver_detection = 1;
  s.generate_incidents = false;
  s.zones.push_back(
      {"Z1", {"一", "one"}, near_node(5), 50'000, 1000, 500, Terrain::C, here("zones.csv", 0)});
  s.roster.push_back({ResponseLevel::IV, whole_hours(12), whole_hours(8), 0});
  s.plan.patrol_interval.fill(whole_hours(1));
  return s;
}

LonLat near_node(std::size_t node, double east_m, double north_m) {
  LonLat const p = grid_city(4, 4).node_position[node];
  return {p.lon_deg + east_m / 96'100.0, p.lat_deg + north_m / 110'900.0};
}

StationId add_station(Scenario& s, LonLat position) {
  std::size_t const i = s.stations.size();
  s.stations.push_back(
      {"S" + std::to_string(i), {"站", "station"}, "depot", position, 10, here("stations.csv", i)});
  return StationId{i};
}

UnitKindId add_unit_kind(Scenario& s, SkillSet skills) {
  std::size_t const i = s.unit_kinds.size();
  UnitKindSpec kind;
  kind.id = "K" + std::to_string(i);
  kind.skills = skills;
  kind.crew = 4;
  kind.wading_depth_m = 0.5;
  kind.high_vehicle = true;
  kind.origin = here("unit_kinds.csv", i);
  s.unit_kinds.push_back(kind);
  return UnitKindId{i};
}

UnitId add_unit(Scenario& s, UnitKindId kind, StationId home) {
  std::size_t const i = s.units.size();
  s.units.push_back({"U" + std::to_string(i), kind, home, here("units.csv", i)});
  post(s, {UnitId{i}, Duty::standby, home, {}, "", {}});
  return UnitId{i};
}

IncidentKindId add_incident_kind(Scenario& s, SkillSet skills) {
  std::size_t const i = s.incident_kinds.size();
  IncidentKindSpec kind;
  kind.id = "I" + std::to_string(i);
  kind.needs = Needs::one_of_each(skills);
  kind.work_median_s = 600;
  kind.report_mean_s = 600;
  kind.origin = here("incident_kinds.csv", i);
  s.incident_kinds.push_back(kind);
  return IncidentKindId{i};
}

void add_recorded(Scenario& s, IncidentKindId kind, SimTime onset, LonLat position) {
  s.incidents.push_back({onset, onset, kind, position, std::nullopt, std::nullopt,
                         here("incidents.csv", s.incidents.size())});
}

BasinId add_basin(Scenario& s, LonLat position) {
  std::size_t const i = s.basins.size();
  BasinPlace basin;
  basin.id = "B" + std::to_string(i);
  basin.position = position;
  basin.cover_radius_m = 20;
  basin.basin = {10'000, 0.8, 0.02, 0.02, 0.0, 4.0, 2.5, 0.0, 0.015, 0.8};
  basin.origin = here("basins.csv", i);
  s.basins.push_back(basin);
  return BasinId{i};
}

void add_rain(Scenario& s, SimTime from, SimTime to, double depth_m) {
  if (s.rain.gauges.empty()) s.rain.gauges.push_back({"G1", near_node(5)});
  s.rain.spells.push_back({0, from, to, depth_m});
}

/// The latest posting of a unit counts, at every level.
void post(Scenario& s, Posting const& posting) {
  for (std::size_t level = 1; level < kResponseLevels; ++level) {
    auto& postings = s.plan.postings[level];
    std::erase_if(postings, [&](Posting const& p) { return p.unit == posting.unit; });
    postings.push_back(posting);
  }
}

World make_world(Scenario scenario) {
  return World(std::move(scenario), grid_city(4, 4), 1);
}

}  // namespace sc::test
