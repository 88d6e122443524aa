// SPDX-License-Identifier: Apache-2.0
#include "drill/score_case.h"

#include <algorithm>

#include "io/road_source.h"
#include "io/scenario/scenario_reader.h"
#include "plan/dispatch/table.h"
#include "response/incident_source.h"
#include "response/scenario_snapper.h"
#include "response/simulate.h"

namespace sc::test {
namespace {

Scenario shipped(std::string const& name) {
  return read_scenario(std::string(SC_SOURCE_DIR) + "/scenarios/" + name);
}

RecordedIncident record_of(World const& world, PlannedIncident const& it) {
  RecordedIncident record;
  record.onset = it.onset;
  record.report = it.onset + it.citizen_report;
  record.kind = it.kind;
  record.position = world.roads.lonlat_at(it.place.front());
  record.severity = it.severity;
  record.work = it.work;
  return record;
}

/// Incidents of the storm that may be recorded: those beside which there is a street on the ground.
std::vector<RecordedIncident> records_of_storm(Scenario const& storm, std::uint32_t replication) {
  World const world(storm, load_roads(storm.roads).table, 1);
  ScenarioSnapper const snapper(world.roads, storm.snap_limit_m);
  std::vector<RecordedIncident> records;
  for (PlannedIncident const& it : incidents_of(world, storm.seed, replication)) {
    if (it.parent >= 0 || it.onset + it.citizen_report >= storm.end) continue;
    RecordedIncident const record = record_of(world, it);
    if (snapper.nearest(record.position, storm.snap_limit_m)) records.push_back(record);
  }
  return records;
}

std::vector<RecordedIncident> within(std::vector<RecordedIncident> const& records, SimTime begin,
                                     SimTime end) {
  std::vector<RecordedIncident> found;
  std::copy_if(records.begin(), records.end(), std::back_inserter(found),
               [&](RecordedIncident const& it) { return it.onset >= begin && *it.report < end; });
  return found;
}

std::vector<RecordedIncident> thinned(std::vector<RecordedIncident> const& all, std::size_t most) {
  if (all.size() <= most) return all;
  std::vector<RecordedIncident> some;
  for (std::size_t k = 0; k < most; ++k) some.push_back(all[k * all.size() / most]);
  return some;
}

/// Sets begin, end and incidents.
void take_busiest(ScoreCut const& cut, std::uint32_t replication, Drill& drill) {
  Scenario& s = drill.scenario;
  auto const all = records_of_storm(s, replication);
  std::vector<RecordedIncident> busiest;
  Duration const hours = whole_hours(cut.hours);
  for (SimTime begin; begin + hours + whole_hours(cut.tail_h) <= s.end;
       begin = begin + whole_minutes(30)) {
    auto found = within(all, begin, begin + hours);
    if (found.size() <= busiest.size()) continue;
    busiest = std::move(found);
    drill.begin = begin;
  }
  drill.end = drill.begin + hours;
  s.generate_incidents = false;
  s.incidents = thinned(busiest, cut.most);
  s.end = drill.end + whole_hours(cut.tail_h);
}

void add_injects(Drill& drill) {
  auto const& incidents = drill.scenario.incidents;
  for (std::size_t i = 0; i < incidents.size(); ++i) {
    Inject inject;
    inject.incident = i;
    inject.at = *incidents[i].report;
    inject.kind = incidents[i].kind;
    inject.severity = *incidents[i].severity;
    inject.position = incidents[i].position;
    drill.injects.push_back(inject);
  }
  std::stable_sort(drill.injects.begin(), drill.injects.end(),
                   [](Inject const& a, Inject const& b) { return a.at < b.at; });
  for (std::size_t k = 0; k < drill.injects.size(); ++k)
    drill.injects[k].number = static_cast<int>(k + 1);
}

void expect_times(Drill& drill) {
  auto const some = [](SimTime t) { return t == kNever ? std::nullopt : std::optional(t); };
  IncidentTable const& times = drill.reference.incidents;
  for (Inject& inject : drill.injects) {
    inject.expected_dispatch = some(times.dispatch[inject.incident]);
    inject.expected_arrive = some(times.arrive[inject.incident]);
    inject.expected_clear = some(times.clear[inject.incident]);
  }
}

}  // namespace

ScoreCut tiny_cut() {
  return {"tiny", 4, 2, 12};
}

ScoreCut stress_cut() {
  return {"yanhua-stress", 4, 4, 20};
}

ScoreCase score_case(ScoreCut const& cut, std::uint32_t replication) {
  ScoreCase result;
  Drill& drill = result.drill;
  drill.names = {"演练", "Drill"};
  drill.scenario = shipped(cut.scenario);
  drill.seed = drill.scenario.seed;
  drill.storm_replication = replication;
  take_busiest(cut, replication, drill);
  add_injects(drill);
  result.world =
      std::make_unique<World const>(drill.scenario, load_roads(drill.scenario.roads).table, 1);
  auto const policy = make_dispatch_policy(drill.reference_policy, drill.scenario.plan.weights);
  SimulationOptions options;
  options.seed = drill.seed;
  drill.reference = simulate(*result.world, drill.scenario.plan, *policy, options);
  expect_times(drill);
  return result;
}

}  // namespace sc::test
