// SPDX-License-Identifier: Apache-2.0
#include "drill/drill_scenario.h"

#include <algorithm>
#include <memory>
#include <tuple>

#include "base/check.h"
#include "base/rounded.h"
#include "plan/dispatch/table.h"
#include "plan/relocation/table.h"
#include "response/simulate.h"

namespace sc {
namespace {

SimTime whole_second(SimTime t) {
  return {t.ms / 1000 * 1000};
}

Duration tenths_of_minutes(Duration work) {
  constexpr std::int64_t kTenth_ms = 6'000;
  return {std::max<std::int64_t>(1, (work.ms + kTenth_ms / 2) / kTenth_ms) * kTenth_ms};
}

LonLat position_of(World const& storm, PlannedIncident const& incident) {
  LonLat const exact = incident.basin ? storm.scenario.basins[incident.basin.index()].position
                                      : storm.roads.lonlat_at(incident.place.front());
  return {rounded(exact.lon_deg, 1e6), rounded(exact.lat_deg, 1e6)};
}

}  // namespace

RecordedIncident as_recorded(World const& storm, PlannedIncident const& incident) {
  SC_EXPECT(incident.parent < 0);
  RecordedIncident record;
  record.kind = incident.kind;
  record.onset = whole_second(incident.onset);
  record.report = whole_second(incident.onset + incident.citizen_report);
  record.position = position_of(storm, incident);
  record.severity = std::max(0.01, rounded(incident.severity, 100));
  record.work = tenths_of_minutes(incident.work);
  return record;
}

void sort_as_run(std::vector<RecordedIncident>& incidents) {
  std::stable_sort(incidents.begin(), incidents.end(), [](auto const& a, auto const& b) {
    return std::tie(a.onset, a.kind) < std::tie(b.onset, b.kind);
  });
}

void cut_off(Scenario& s, SimTime end) {
  s.end = end;
  std::erase_if(s.levels, [&](LevelChange const& it) { return it.time >= end; });
  std::erase_if(s.closures, [&](Closure const& it) { return it.from >= end; });
  std::erase_if(s.incidents, [&](RecordedIncident const& it) { return it.onset >= end; });
}

Scenario drill_scenario(Scenario const& storm, std::vector<RecordedIncident> incidents,
                        SimTime end) {
  SC_EXPECT(end <= storm.end);
  Scenario drill = storm;
  cut_off(drill, end);
  drill.generate_incidents = false;
  drill.incidents = std::move(incidents);
  drill.rules.policy = kReferencePolicy;
  return drill;
}

Trajectory simulate_drill(World const& world, std::string_view policy) {
  Rules const& rules = world.scenario.rules;
  auto const dispatch = make_dispatch_policy(policy, world.scenario.plan.weights);
  std::unique_ptr<RelocationPolicy const> relocation;
  if (rules.relocation != Rules{}.relocation) relocation = make_relocation_policy(rules.relocation);
  SimulationOptions options;
  options.seed = world.scenario.seed;
  options.kernel = KernelChoice::serial;
  options.relocation = relocation.get();
  return simulate(world, world.scenario.plan, *dispatch, options);
}

}  // namespace sc
