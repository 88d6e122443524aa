// SPDX-License-Identifier: Apache-2.0
// From reports to orders: what the dispatcher sees, asks the policy and tells the units.
#include <algorithm>
#include <tuple>

#include "base/check.h"
#include "response/simulation.h"

namespace sc {

/// Orders are given at whole dispatch epochs: at the first one not before the moment wished for.
void Simulation::request_dispatch(SimTime not_before) {
  std::int64_t const epoch = world_.scenario.rules.dispatch_epoch.ms;
  SimTime const at{(not_before.ms + epoch - 1) / epoch * epoch};
  if (dispatch_epochs_.insert(at).second) post_event(0, at, EventKind::dispatch, 0);
}

bool Simulation::dispatchable(UnitId u) const {
  UnitState const& it = unit(u);
  if (!it.posting || it.posting->duty == Duty::guard) return false;
  if (it.task.kind == Task::Kind::incident) return false;
  switch (it.status) {
    case UnitStatus::standby:
    case UnitStatus::returning:
    case UnitStatus::patrolling:
    case UnitStatus::turning_out: return true;
    default: return false;
  }
}

void Simulation::on_dispatch() {
  dispatch_epochs_.erase(now());
  std::vector<FreeUnit> free_units;
  for (std::size_t i = 0; i < units_.size(); ++i)
    if (dispatchable(UnitId{i}))
      free_units.push_back(
          {UnitId{i}, world_.scenario.units[i].kind, world_.kind_of(UnitId{i}).skills, {}, {}});
  std::vector<OpenIncident> open;
  for (IncidentId const id : waiting_) {
    IncidentState const& it = incident(id);
    if (it.report + world_.scenario.rules.call_handling > now()) continue;
    IncidentKindSpec const& kind = kind_of(it);
    open.push_back({id, it.planned.kind, kind.needs, kind.needs, 0, kind.people_trapped,
                    severity_now(it), kind.severity_growth_per_h, it.report,
                    from_seconds(kind.work_median_s)});
  }
  std::sort(open.begin(), open.end(), [](OpenIncident const& a, OpenIncident const& b) {
    return std::tie(a.report, a.id) < std::tie(b.report, b.id);
  });
  if (open.empty() || free_units.empty()) return;
  for (Assignment const& a : policy_.decide({now(), open, free_units, {}, *this, *this}))
    send_to_incident(a);
}

void Simulation::send_to_incident(Assignment const& assignment) {
  IncidentState& it = incident(assignment.incident);
  SC_EXPECT(it.status == IncidentStatus::waiting && dispatchable(assignment.unit));
  std::erase(waiting_, assignment.incident);
  it.status = IncidentStatus::assigned;
  it.dispatch = std::min(it.dispatch, now());
  it.unit = assignment.unit;
  give_order(assignment.unit, {Task::Kind::incident, assignment.incident.value(), 0},
             assignment.estimate);
}

/// The unit sent cannot get there: the incident waits again.
void Simulation::release(IncidentId id) {
  incident(id).status = IncidentStatus::waiting;
  waiting_.push_back(id);
  request_dispatch(now());
}

void Simulation::give_order(UnitId u, Task task, Duration estimate) {
  auto const kind = [&] {
    switch (task.kind) {
      case Task::Kind::incident: return OrderKind::to_incident;
      case Task::Kind::guard: return OrderKind::to_guard;
      case Task::Kind::patrol: return OrderKind::to_patrol;
      default: return OrderKind::to_station;
    }
  }();
  OrderTable& orders = trajectory_.orders;
  orders.time.push_back(now());
  orders.unit.push_back(u);
  orders.kind.push_back(kind);
  orders.target.push_back(task.target);
  orders.estimate.push_back(estimate);
  unit(u).task = task;
  turn_out(u);
}

Duration Simulation::turn_out_delay(UnitId u) const {
  if (!unit(u).at_station) return {};
  Rules const& rules = world_.scenario.rules;
  return night() ? rules.turn_out_night : rules.turn_out_day;
}

/// One backward search per kind of unit: kinds differ in what they can drive through.
std::vector<std::optional<Duration>> Simulation::to_incident(IncidentId id,
                                                             std::span<FreeUnit const> free_units) {
  RoadPlace const& goal = incident(id).planned.place;
  Approach const approach = approach_of({Task::Kind::incident, id.value(), 0});
  std::vector<std::optional<Duration>> result(free_units.size());
  for (std::size_t k = 0; k < world_.scenario.unit_kinds.size(); ++k) {
    std::vector<std::size_t> members;
    std::vector<RoadPlace> places;
    for (std::size_t i = 0; i < free_units.size(); ++i) {
      if (world_.scenario.units[free_units[i].id.index()].kind != UnitKindId{k}) continue;
      members.push_back(i);
      places.push_back(unit(free_units[i].id).place);
    }
    if (members.empty()) continue;
    auto const times = picture_.times_to(UnitKindId{k}, places, goal, approach);
    for (std::size_t m = 0; m < members.size(); ++m) {
      UnitState const& it = unit(free_units[members[m]].id);
      Duration const before =
          it.moving ? it.node_time - now() : turn_out_delay(free_units[members[m]].id);
      if (times[m]) result[members[m]] = before + *times[m];
    }
  }
  return result;
}

}  // namespace sc
