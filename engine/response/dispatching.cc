// SPDX-License-Identifier: Apache-2.0
// From reports to orders: what the dispatcher sees, asks the policy and tells the units.
#include <algorithm>
#include <tuple>

#include "base/check.h"
#include "response/simulation.h"
#include "response/team.h"

namespace sc {

/// Orders are given at whole dispatch epochs, once at each: at the first one not before the moment
/// wished for. Whoever is called off in his yard is free at once, and a policy that thinks
/// otherwise then would go on for ever.
void Simulation::request_dispatch(SimTime not_before) {
  std::int64_t const epoch = rules().dispatch_epoch.ms;
  SimTime at{(not_before.ms + epoch - 1) / epoch * epoch};
  if (at == now() && handled_ == EventKind::dispatch) at = at + rules().dispatch_epoch;
  if (dispatch_epochs_.insert(at).second) post_event(0, at, EventKind::dispatch, 0);
}

/// Free of any task that must be finished. Who is held is so, too, if only the way home or on its
/// round is cut off.
bool Simulation::dispatchable(UnitId u) const {
  UnitState const& it = unit(u);
  if (it.out_of_service || !it.crew.there()) return false;
  if (!it.posting || it.posting->duty == Duty::guard) return false;
  if (it.task.serves_incident() || it.task.kind == Task::Kind::guard) return false;
  switch (it.status) {
    case UnitStatus::standby:
    case UnitStatus::returning:
    case UnitStatus::patrolling:
    case UnitStatus::turning_out:
    case UnitStatus::held: return true;
    default: return false;
  }
}

/// Free, and not cut off from where it waits.
bool Simulation::on_call(UnitId u) const {
  return dispatchable(u) && unit(u).status != UnitStatus::held;
}

/// One that has just been told to fetch material has left it.
bool Simulation::on_scene(UnitId u) const {
  if (unit(u).task.kind != Task::Kind::incident) return false;
  switch (unit(u).status) {
    case UnitStatus::setting_up:
    case UnitStatus::awaiting:
    case UnitStatus::working:
    case UnitStatus::wind_stopped:
    case UnitStatus::handing_over: return true;
    default: return false;
  }
}

OpenIncident Simulation::as_open(IncidentId id) const {
  IncidentState const& it = incident(id);
  IncidentKindSpec const& kind = kind_of(it);
  OpenIncident open{id,
                    it.planned.kind,
                    kind.needs,
                    kind.needs,
                    0,
                    kind.people_trapped || it.trapped,
                    severity_now(it),
                    kind.severity_growth_per_h,
                    it.report,
                    from_seconds(kind.work_median_s)};
  for (UnitId const u : it.units) {
    SkillSet const skills = world_.kind_of(u).skills;
    open.lacking.cover(skills);
    if (on_scene(u)) open.unsettled.cover(skills);
  }
  if (open.lacking.none()) open.extra = extra_wanted(it);
  return open;
}

/// Units that would speed up its work, beside those committed to it, which cover its needs.
int Simulation::extra_wanted(IncidentState const& it) const {
  IncidentKindSpec const& kind = kind_of(it);
  if (kind.extra_units <= 0) return 0;
  std::vector<SkillSet> committed;
  for (UnitId const u : it.units) committed.push_back(world_.kind_of(u).skills);
  auto const spare = static_cast<int>(committed.size() - units_to_cover(kind.needs, committed));
  return std::max(0, kind.extra_units - spare);
}

/// Those about which something may still be decided.
std::vector<OpenIncident> Simulation::open_incidents() const {
  std::vector<OpenIncident> open;
  open.reserve(open_.size());
  for (IncidentId const id : open_) {
    bool const answered =
        incident(id).answered || incident(id).report + rules().call_handling <= now();
    if (!answered) continue;
    open.push_back(as_open(id));
    if (open.back().unsettled.none() && open.back().extra == 0) open.pop_back();
  }
  auto const earlier = [](OpenIncident const& a, OpenIncident const& b) {
    return std::tie(a.report, a.id) < std::tie(b.report, b.id);
  };
  // They are sorted but for equal moments.
  for (auto late = std::is_sorted_until(open.begin(), open.end(), earlier); late != open.end();
       late = std::is_sorted_until(late, open.end(), earlier))
    std::rotate(std::upper_bound(open.begin(), late, *late, earlier), late, std::next(late));
  return open;
}

/// May it be taken from its work by an incident as severe as the most severe one that lacks units?
bool Simulation::preemptable(UnitState const& it, double most_severe) const {
  if (rules().preempt_severity <= 0) return false;
  IncidentState const& present = incidents_[it.task.target];
  return !kind_of(present).people_trapped && !present.trapped &&
         severity_now(present) + rules().preempt_severity <= most_severe;
}

/// Is nobody there whom free_units() could name, whatever is open?
bool Simulation::all_bound() const {
  bool const may_leave = rules().divert || rules().preempt_severity > 0;
  for (std::size_t i = 0; i < units_.size(); ++i)
    if (dispatchable(UnitId{i}) || (may_leave && units_[i].task.kind == Task::Kind::incident))
      return false;
  return true;
}

std::vector<FreeUnit> Simulation::free_units(std::vector<OpenIncident> const& open) const {
  double most_severe = 0;
  for (OpenIncident const& it : open)
    if (!it.lacking.none()) most_severe = std::max(most_severe, it.severity);
  using Engagement = FreeUnit::Engagement;
  std::vector<FreeUnit> free;
  for (std::size_t i = 0; i < units_.size(); ++i) {
    UnitId const u{i};
    UnitState const& it = unit(u);
    FreeUnit one{u, world_.scenario.units[i].kind, world_.kind_of(u).skills, {}, {}};
    if (dispatchable(u)) {
      free.push_back(one);
    } else if (it.task.kind == Task::Kind::incident) {
      bool const works = on_scene(u);
      one.engagement = works ? Engagement::working : Engagement::driving;
      one.incident = IncidentId{it.task.target};
      if (works ? preemptable(it, most_severe) : rules().divert) free.push_back(one);
    }
  }
  return free;
}

/// When those should be free who work now, as far as the dispatcher can tell: half their kind's
/// work ends by its median; longer work is taken to last a quarter of it more.
std::vector<BusyUnit> Simulation::busy_units() const {
  std::vector<BusyUnit> busy;
  for (std::size_t i = 0; i < units_.size(); ++i) {
    UnitState const& it = units_[i];
    bool const works = on_scene(UnitId{i});
    if (!it.posting || (!works && it.status != UnitStatus::resting)) continue;
    UnitSpec const& spec = world_.scenario.units[i];
    SimTime free = now() + rules().meal;
    if (works) {
      IncidentState const& at = incidents_[it.task.target];
      Duration const work = from_seconds(kind_of(at).work_median_s);
      SimTime const begin = std::min(at.work_start, now());
      free = std::max(begin + work, now() + from_seconds(work.seconds() / 4));
    }
    busy.push_back({UnitId{i}, spec.kind, world_.kind_of(UnitId{i}).skills, spec.home, free});
  }
  return busy;
}

void Simulation::on_dispatch() {
  dispatch_epochs_.erase(now());
  if (all_bound()) return;
  std::vector<OpenIncident> const open = open_incidents();
  if (open.empty()) return;
  std::vector<FreeUnit> const free = free_units(open);
  if (free.empty()) return;
  carry_out(policy_->decide({now(), open, free, busy_units(), *this, *this}));
}

/// All that leave their incidents leave first, so that units may change places.
void Simulation::carry_out(std::vector<Assignment> const& answer) {
  for (Assignment const& a : answer) {
    bool const engaged = unit(a.unit).task.kind == Task::Kind::incident;
    SC_EXPECT(engaged || (dispatchable(a.unit) && a.incident));
    if (!engaged) continue;
    auto& counts = trajectory_.counts;
    ++(on_scene(a.unit) ? counts.preemptions : counts.diversions);
    withdraw(a.unit, IncidentId{unit(a.unit).task.target});
  }
  for (Assignment const& a : answer) {
    if (a.incident) {
      send_to_incident(a);
    } else {
      record_order(a.unit, OrderKind::called_off, unit(a.unit).task.target, {});
      follow_posting(a.unit);
    }
  }
}

void Simulation::send_to_incident(Assignment const& a) {
  IncidentState& it = incident(a.incident);
  SC_EXPECT(it.open());
  it.dispatch = std::min(it.dispatch, now());
  if (it.arrive == kNever) it.unit = a.unit;
  it.units.push_back(a.unit);
  if (std::find(it.sent.begin(), it.sent.end(), a.unit) == it.sent.end()) it.sent.push_back(a.unit);
  unit(a.unit).gave_up = {};
  give_order(a.unit, {Task::Kind::incident, a.incident.value(), 0}, a.estimate);
  settle_status(a.incident);
}

/// The unit leaves the work at its incident alone, and its pump too.
void Simulation::stop_work(UnitId u) {
  UnitState& it = unit(u);
  BasinId const basin = incident(IncidentId{it.task.target}).planned.basin;
  if (it.trucking) water_.remove_truck(basin, world_.kind_of(u).pump_m3ps);
  it.trucking = false;
  leave_scene(u);
}

/// The unit no longer belongs to the incident, which goes on without it.
void Simulation::withdraw(UnitId u, IncidentId id) {
  if (unit(u).task.kind == Task::Kind::incident) stop_work(u);
  std::erase(incident(id).units, u);
  settle_status(id);
  update_scene(id);
}

/// The unit cannot do what it was told: whatever it was for waits again.
void Simulation::release(UnitId u) {
  Task const task = unit(u).task;
  if (auto const id = task.incident()) {
    if (task.kind != Task::Kind::incident) incident(*id).delivery_under_way = false;
    withdraw(u, *id);
  }
  unit(u).task = {};
  request_dispatch(now());
}

void Simulation::settle_status(IncidentId id) {
  IncidentState& it = incident(id);
  if (!it.open()) return;
  bool const there =
      std::any_of(it.units.begin(), it.units.end(), [&](UnitId u) { return on_scene(u); });
  it.status = there              ? IncidentStatus::arrived
              : it.units.empty() ? IncidentStatus::waiting
                                 : IncidentStatus::assigned;
}

void Simulation::give_order(UnitId u, Task task, Duration estimate) {
  auto const kind = [&] {
    switch (task.kind) {
      case Task::Kind::incident: return OrderKind::to_incident;
      case Task::Kind::guard: return OrderKind::to_guard;
      case Task::Kind::patrol: return OrderKind::to_patrol;
      case Task::Kind::fetch:
      case Task::Kind::deliver: return OrderKind::to_supply;
      default: return OrderKind::to_station;
    }
  }();
  record_order(u, kind, task.kind == Task::Kind::fetch ? task.stop : task.target, estimate);
  unit(u).task = task;
  unit(u).arrives = estimate > Duration{} ? now() + estimate : kNever;
  turn_out(u);
}

void Simulation::record_order(UnitId u, OrderKind kind, std::uint32_t target, Duration estimate) {
  if (!options_.record_all) return;
  OrderTable& orders = trajectory_.orders;
  orders.time.push_back(now());
  orders.unit.push_back(u);
  orders.kind.push_back(kind);
  orders.target.push_back(target);
  orders.estimate.push_back(estimate);
}

Duration Simulation::turn_out_delay(UnitId u) const {
  if (!unit(u).at_station) return {};
  return night() ? rules().turn_out_night : rules().turn_out_day;
}

}  // namespace sc
