// SPDX-License-Identifier: Apache-2.0
#include "live/room_state.h"

#include <algorithm>

#include "response/live/most_pressing.h"

namespace sc {
namespace {

SimTime free_at(LiveRun const& run, LiveUnit const& unit) {
  if (!unit.incident) return run.now();
  LiveIncident const it = run.incident(unit.incident);
  IncidentKindSpec const& kind = run.world().scenario.incident_kinds[it.kind.index()];
  SimTime const begin = it.arrive != kNever      ? it.arrive
                        : unit.arrives != kNever ? unit.arrives
                                                 : run.now();
  return std::max(begin + from_seconds(kind.work_median_s), run.now());
}

void keep_most_severe(std::vector<IncidentNow>& incidents) {
  std::stable_sort(incidents.begin(), incidents.end(),
                   [](auto const& a, auto const& b) { return a.severity > b.severity; });
  if (incidents.size() > kMostPressing) incidents.resize(kMostPressing);
}

}  // namespace

StormState storm_state_of(LiveRun const& run) {
  Scenario const& s = run.world().scenario;
  StormState state;
  state.now = run.now();
  for (std::size_t u = 0; u < s.units.size(); ++u) {
    LiveUnit const it = run.unit(UnitId{u});
    bool const sendable = it.on_duty && !it.out_of_service && (it.free || it.incident);
    UnitNow unit{UnitId{u}, {}, it.position, free_at(run, it), sendable};
    if (!it.next && !it.incident) unit.station = it.station;
    if (unit.station) unit.position = s.stations[unit.station.index()].position;
    state.units.push_back(unit);
  }
  std::vector<IncidentNow> unserved;
  for (IncidentId const id : run.open()) {
    LiveIncident const it = run.incident(id);
    auto& list = it.units.empty() ? unserved : state.incidents;
    list.push_back({it.kind, it.position, it.report, it.severity, it.units});
  }
  keep_most_severe(unserved);
  state.incidents.insert(state.incidents.end(), unserved.begin(), unserved.end());
  return state;
}

}  // namespace sc
