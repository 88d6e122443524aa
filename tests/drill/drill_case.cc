// SPDX-License-Identifier: Apache-2.0
#include "drill/drill_case.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "io/road_source.h"
#include "io/scenario/scenario_reader.h"
#include "plan/dispatch/table.h"
#include "response/incident_source.h"

namespace sc::test {
namespace {

std::optional<SimTime> if_ever(SimTime t) {
  return t == kNever ? std::nullopt : std::optional(t);
}

double rounded(double value, double unit) {
  return std::round(value / unit) * unit;
}

Inject inject_of(Drill const& drill, std::size_t row) {
  IncidentTable const& it = drill.reference.incidents;
  RecordedIncident const& recorded = drill.scenario.incidents[row];
  Inject inject;
  inject.incident = row;
  inject.at = it.report[row];
  inject.kind = recorded.kind;
  inject.severity = recorded.severity.value_or(1);
  inject.position = recorded.position;
  inject.place = {"长虹路，河西街道", "Changhong Road, West Bank"};
  inject.from = {"市民", "resident"};
  inject.to = {"值班员", "duty officer"};
  inject.mode = {"电话", "telephone"};
  inject.message = {"路上有水，过不去了。", "There is water on the road, nobody gets through."};
  inject.expected_action = {"派出排水单元。", "Send a pump unit."};
  if (it.unit[row]) inject.expected_units = {it.unit[row]};
  inject.expected_dispatch = if_ever(it.dispatch[row]);
  inject.expected_arrive = if_ever(it.arrive[row]);
  inject.expected_clear = if_ever(it.clear[row]);
  inject.bound_arrive = inject.expected_arrive;
  return inject;
}

/// Simulates the drill and makes its injects, in order of report.
void complete(Drill& drill, RoadTable const& roads) {
  drill.reference = simulated(drill, roads);
  for (std::size_t row = 0; row < drill.scenario.incidents.size(); ++row)
    drill.injects.push_back(inject_of(drill, row));
  std::stable_sort(drill.injects.begin(), drill.injects.end(),
                   [](Inject const& a, Inject const& b) { return a.at < b.at; });
  for (std::size_t i = 0; i < drill.injects.size(); ++i)
    drill.injects[i].number = static_cast<int>(i) + 1;
  drill.strains = {{StrainKind::overload,
                    "pump",
                    {"排水泵", "drainage pumps"},
                    1.5,
                    "h",
                    {"所有泵车出动时的等待", "waiting while every pump unit was busy"},
                    {"同一驻点增加两台", "two more units of the kind at the same station"},
                    6.25,
                    4.5}};
}

Drill drill_of(Scenario const& scenario, int number, SimTime begin, SimTime end) {
  Drill drill;
  drill.number = number;
  drill.names = {"泵车告急", "Pumps run out"};
  drill.scenario = scenario;
  drill.scenario.end = end + whole_hours(2);
  drill.scenario.generate_incidents = false;
  drill.scenario.incidents.clear();
  drill.begin = begin;
  drill.end = end;
  drill.seed = 11;
  drill.replication = 3;
  drill.storm_replication = 5;
  drill.features = {{"pump_busy_share", {"泵车占用率", "share of pumps busy"}, 0.7, 1.5 * number}};
  return drill;
}

DrillSet set_of(Scenario const& s, std::string const& folder, RoadTable const& roads) {
  DrillSet set;
  set.scenario_names = s.names;
  set.scenario_folder = folder;
  set.scenario_sha256 = scenario_sha256(s);
  set.note = s.note;
  set.attribution = roads.attribution;
  set.candidates = 9;
  return set;
}

void add(Drill& drill, std::size_t kind, SimTime onset, LonLat position, double severity) {
  drill.scenario.incidents.push_back({onset,
                                      onset + whole_minutes(5) + milliseconds(250),
                                      IncidentKindId{kind},
                                      position,
                                      severity,
                                      whole_minutes(20),
                                      {}});
}

/// Kinds by their rows in incident_kinds.csv: pond, branch, cover, lamp.
void add_tiny_incidents(Drill& drill, std::size_t count) {
  constexpr std::size_t kKinds[] = {1, 4, 6, 8};
  constexpr LonLat kPlaces[] = {
      {120.1376, 30.3220}, {120.1487, 30.3120}, {120.1525, 30.3220}, {120.1376, 30.3220}};
  for (std::size_t i = 0; i < count; ++i)
    add(drill, kKinds[i], drill.begin + whole_minutes(10 + 20 * static_cast<std::int64_t>(i)),
        kPlaces[i], 1 + 0.5 * static_cast<double>(i));
}

}  // namespace

Trajectory simulated(Drill const& drill, RoadTable const& roads) {
  World const world(drill.scenario, roads, 1);
  auto const policy = make_dispatch_policy(drill.reference_policy, world.scenario.plan.weights);
  SimulationOptions options;
  options.seed = drill.seed;
  options.replication = drill.replication;
  return simulate(world, world.scenario.plan, *policy, options);
}

DrillSetCase tiny_drills(std::string const& folder) {
  Scenario const s = read_scenario(folder);
  DrillSetCase result{{}, load_roads(s.roads).table};
  result.set = set_of(s, folder, result.roads);
  Duration const begin = whole_hours(1);
  for (int number : {1, 2}) {
    SimTime const from = SimTime{} + begin + whole_minutes(30) * (number - 1);
    Drill drill = drill_of(s, number, from, from + whole_hours(2));
    add_tiny_incidents(drill, number == 1 ? 4 : 3);
    complete(drill, result.roads);
    result.set.drills.push_back(std::move(drill));
  }
  result.set.distance = {{0, 1.5}, {1.5, 0}};
  result.set.median_distance = 1.25;
  return result;
}

DrillSetCase stress_drill() {
  std::string const folder = std::string(SC_SOURCE_DIR) + "/scenarios/yanhua-stress";
  Scenario const s = read_scenario(folder);
  DrillSetCase result{{}, load_roads_to_share(s.roads).table};
  result.set = set_of(s, folder, result.roads);
  SimTime const begin = SimTime{} + whole_hours(4 * 24 + 4);
  Drill drill = drill_of(s, 1, begin, begin + whole_hours(4));
  World const storm(s, result.roads, 1);
  for (PlannedIncident const& it : incidents_of(storm, s.seed, 0)) {
    if (it.parent >= 0 || it.onset < begin || drill.scenario.incidents.size() == 15) continue;
    LonLat const p = storm.roads.lonlat_at(it.place.front());
    add(drill, it.kind.index(), SimTime{it.onset.ms / 1000 * 1000},
        {rounded(p.lon_deg, 1e-6), rounded(p.lat_deg, 1e-6)}, rounded(it.severity, 0.01));
  }
  complete(drill, result.roads);
  result.set.drills.push_back(std::move(drill));
  result.set.distance = {{0}};
  return result;
}

void expect_same(Trajectory const& a, Trajectory const& b) {
  EXPECT_EQ(a.events, b.events);
  EXPECT_EQ(a.incidents.report, b.incidents.report);
  EXPECT_EQ(a.incidents.arrive, b.incidents.arrive);
  EXPECT_EQ(a.incidents.clear, b.incidents.clear);
  EXPECT_EQ(a.orders.time, b.orders.time);
  EXPECT_EQ(a.orders.unit, b.orders.unit);
  EXPECT_EQ(a.orders.target, b.orders.target);
  EXPECT_EQ(a.basin_depth_m, b.basin_depth_m);
  EXPECT_EQ(a.counts.km_driven, b.counts.km_driven);
  ASSERT_EQ(a.units.size(), b.units.size());
  for (std::size_t u = 0; u < a.units.size(); ++u) {
    EXPECT_EQ(a.units[u].time, b.units[u].time);
    EXPECT_EQ(a.units[u].position, b.units[u].position);
  }
}

}  // namespace sc::test
