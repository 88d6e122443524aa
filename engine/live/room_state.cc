// SPDX-License-Identifier: Apache-2.0
#include "live/room_state.h"

#include <algorithm>

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
  for (IncidentId const id : run.open()) {
    LiveIncident const it = run.incident(id);
    state.incidents.push_back({it.kind, it.position, it.report, it.severity, it.units});
  }
  return state;
}

}  // namespace sc
