// SPDX-License-Identifier: Apache-2.0
#include "support/small_world.h"

#include <string>

#include "base/random.h"
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

namespace {

LonLat random_spot(Stream& random) {
  return near_node(0, random.uniform() * 600, random.uniform() * 600);
}

void add_random_kinds(Scenario& s, Stream& random) {
  for (SkillSet const skills : {1U, 2U, 3U}) {
    UnitKindSpec& kind = s.unit_kinds[add_unit_kind(s, skills).index()];
    kind.wading_depth_m = 0.15 + 0.4 * random.uniform();
    kind.high_vehicle = random.uniform() < 0.5;
    kind.pump_m3ps = random.uniform() < 0.7 ? 0.05 + 0.2 * random.uniform() : 0.0;
    kind.setup = whole_minutes(random.below(10));
  }
  for (SkillSet const skills : {1U, 2U, 3U, 1U}) {
    IncidentKindSpec& kind = s.incident_kinds[add_incident_kind(s, skills).index()];
    kind.driver = Driver::base;
    kind.base_per_h = 1 + 4 * random.uniform();
    kind.work_sigma_log = 0.5;
    kind.severity_growth_per_h = random.uniform();
    kind.blocks_link = random.uniform() < 0.5;
    kind.wind_limited = random.uniform() < 0.3;
  }
  IncidentKindSpec& flood = s.incident_kinds[add_incident_kind(s, 1).index()];
  flood.driver = Driver::depth;
  flood.exposure = Exposure::basins;
  flood.coefficient = 50;
  flood.threshold = 0.05;
  flood.pumps_basin = true;
}

void add_random_plan(Scenario& s, Stream& random) {
  s.patrols.push_back({"round",
                       {random_spot(random), random_spot(random), random_spot(random)},
                       {here("patrols.csv", 0), here("patrols.csv", 1), here("patrols.csv", 2)}});
  for (std::size_t i = 0; i < 6; ++i) {
    UnitId const u = add_unit(s, UnitKindId{std::size_t{random.below(3)}},
                              StationId{std::size_t{random.below(3)}});
    double const duty = random.uniform();
    if (duty < 0.2) post(s, {u, Duty::guard, {}, BasinId{std::size_t{random.below(2)}}, "", {}});
    if (duty > 0.8) post(s, {u, Duty::patrol, {}, {}, "round", {}});
  }
}

}  // namespace

World random_world(std::uint64_t seed, TrafficSpec const& traffic) {
  Stream random(seed, 0, Purpose::test, 4242);
  Scenario s = quiet_scenario();
  s.generate_incidents = true;
  s.traffic = traffic;
  for (int i = 0; i < 3; ++i) add_station(s, random_spot(random));
  for (int i = 0; i < 2; ++i) {
    BasinPlace& basin = s.basins[add_basin(s, random_spot(random)).index()];
    if (random.uniform() < 0.5) basin.closure_depth_m = 0.2;
  }
  add_rain(s, SimTime{0} + whole_minutes(20), SimTime{0} + whole_minutes(100),
           0.01 + 0.15 * random.uniform());
  add_random_kinds(s, random);
  add_random_plan(s, random);
  s.levels = {{SimTime{0}, ResponseLevel::IV}, {SimTime{0} + whole_hours(1), ResponseLevel::II}};
  s.roster.push_back({ResponseLevel::II, whole_hours(1), {}, 3});
  RoadTable roads = grid_city(4, 4);
  for (int i = 0; i < 6; ++i) {  // a few one-way streets and banned turns, never a dead city
    std::uint32_t const from = random.below(static_cast<std::uint32_t>(roads.links()));
    for (std::uint32_t to = 0; to < roads.links(); ++to)
      if (roads.tail[to] == roads.head[from] && random.uniform() < 0.3)
        roads.banned_turns.push_back({from, to});
  }
  return World(std::move(s), std::move(roads), 1);
}

}  // namespace sc::test
