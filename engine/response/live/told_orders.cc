// SPDX-License-Identifier: Apache-2.0
// What the officer orders: it overrides the plan.
#include "base/check.h"
#include "response/simulation.h"

namespace sc {

void Simulation::order_to_incident(UnitId u, IncidentId id) {
  FreeUnit const asked{u, world_.scenario.units[u.index()].kind, world_.kind_of(u).skills, {}, {}};
  auto const estimate = to_incident(id, {&asked, 1}).front();
  if (unit(u).task.kind == Task::Kind::incident) {
    auto& counts = trajectory_.counts;
    ++(on_scene(u) ? counts.preemptions : counts.diversions);
  }
  leave_incident(u);
  send_to_incident({u, id, estimate.value_or(Duration{})});
}

void Simulation::call_off(UnitId u) {
  auto const from = unit(u).task.incident();
  SC_EXPECT(from);
  leave_incident(u);
  record_order(u, OrderKind::called_off, from->value(), {});
  follow_posting(u);
  request_dispatch(now());
}

/// It waits there until its place in the plan changes.
void Simulation::send_to_station(UnitId u, StationId station) {
  leave_post(u);
  UnitState& it = unit(u);
  if (!it.posting) it.posting = Posting{u, Duty::standby, station, {}, {}, {}};
  it.relocated = station;
  it.task = it.moving ? it.task : Task{};
  go_to_station(u);
}

}  // namespace sc
