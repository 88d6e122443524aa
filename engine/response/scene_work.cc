// SPDX-License-Identifier: Apache-2.0
// On the scene: set up, wait for others or material, work, pump, wait for the wind, clear.
#include <algorithm>
#include <cmath>

#include "response/simulation.h"
#include "response/team.h"

namespace sc {

void Simulation::arrive_at_incident(UnitId u) {
  IncidentId const id{unit(u).task.target};
  IncidentState& it = incident(id);
  if (it.arrive == kNever) {
    it.severity_at_arrival = severity_now(it);
    it.arrive = now();
    it.unit = u;
  }
  set_status(u, UnitStatus::setting_up);
  settle_status(id);
  post_unit(u, now() + world_.kind_of(u).setup, EventKind::set_up);
}

void Simulation::on_set_up(UnitId u) {
  unit(u).ready = true;
  bool const relief = unit(u).crew.relief_due;
  unit(u).crew.relief_due = false;
  update_scene(IncidentId{unit(u).task.target});
  if (relief && unit(u).ready) relieve(u);
}

std::vector<UnitId> Simulation::ready_units(IncidentState const& it) const {
  std::vector<UnitId> team;
  std::copy_if(it.units.begin(), it.units.end(), std::back_inserter(team),
               [&](UnitId u) { return unit(u).ready; });
  return team;
}

bool Simulation::pumped_dry(IncidentState const& it) const {
  return static_cast<double>(water_.depth_m(it.planned.basin)) <= rules().clear_depth_m;
}

/// No work at height and no lifting in strong wind: a hard limit.
bool Simulation::wind_forbids(IncidentState const& it) const {
  if (!kind_of(it).wind_limited) return false;
  std::size_t const cell = world_.timeline.cell(step_, it.planned.zone);
  return static_cast<double>(world_.timeline.mean_wind_mps[cell]) > rules().wind_stop_mps;
}

/// People get slower after hours on duty (rules.h), at worst to half.
double Simulation::freshness(UnitId u) const {
  double const tired_h = (now() - unit(u).crew.duty_begin - rules().fresh).hours();
  return std::max(0.5, 1 - rules().fatigue_per_h * std::max(0.0, tired_h));
}

double Simulation::team_rate(IncidentState const& it, std::vector<UnitId> const& team) const {
  std::vector<SkillSet> skills;
  double fresh = 0;
  for (UnitId const u : team) {
    skills.push_back(world_.kind_of(u).skills);
    fresh += freshness(u);
  }
  std::size_t const needed = units_to_cover(kind_of(it).needs, skills);
  double const extra = static_cast<double>(team.size() - needed);
  return std::pow(1 + extra / static_cast<double>(std::max<std::size_t>(1, needed)),
                  rules().team_power) *
         fresh / static_cast<double>(team.size());
}

/// Brings the work in line with who and what is there, and with the wind.
void Simulation::update_scene(IncidentId id) {
  IncidentState& it = incident(id);
  if (!it.open()) return;
  std::vector<UnitId> const team = ready_units(it);
  Needs lacking = kind_of(it).needs;
  for (UnitId const u : team) lacking.cover(world_.kind_of(u).skills);
  bool const enough = !team.empty() && lacking.none() && material_there(id, team);
  bool const works = enough && !wind_forbids(it);
  if (works && it.work_start == kNever) begin_work(it);
  if (works && pumps_have_left(it)) it.pumping = false;
  show_work(it, enough, works);
  set_rate(id, works ? team_rate(it, team) : 0);
  if (it.pumping) run_pumps(it, works);
}

void Simulation::begin_work(IncidentState& it) {
  double const growth = severity_now(it) / it.planned.severity;
  double const dark = night() ? rules().night_work_factor : 1.0;
  it.work_left = from_seconds(it.planned.work.seconds() * growth * dark);
  it.work_start = now();
  bool const pump = std::any_of(it.units.begin(), it.units.end(), [&](UnitId u) {
    return unit(u).ready && world_.kind_of(u).pump_m3ps > 0;
  });
  it.pumping = kind_of(it).pumps_basin && it.planned.basin && pump;
}

/// All pumps have been called away, and those who are left go on by hand.
bool Simulation::pumps_have_left(IncidentState const& it) const {
  return it.pumping && std::none_of(it.units.begin(), it.units.end(),
                                    [&](UnitId u) { return world_.kind_of(u).pump_m3ps > 0; });
}

void Simulation::show_work(IncidentState const& it, bool enough, bool works) {
  UnitStatus const waiting = enough ? UnitStatus::wind_stopped : UnitStatus::awaiting;
  for (UnitId const u : ready_units(it)) set_status(u, works ? UnitStatus::working : waiting);
}

/// Timed work goes on at another rate; work that pumps has none.
void Simulation::set_rate(IncidentId id, double rate) {
  IncidentState& it = incident(id);
  if (it.pumping || rate == it.rate) return;
  Duration const done = from_seconds((now() - it.rate_since).seconds() * it.rate);
  if (it.rate > 0) it.work_left = std::max(Duration{}, it.work_left - done);
  it.rate = rate;
  it.rate_since = now();
  ++it.ticket;
  if (rate <= 0) return;
  Duration const left = from_seconds(it.work_left.seconds() / rate);
  post_event(creator(id), now() + left, EventKind::work_done, id.value(), it.ticket);
}

void Simulation::run_pumps(IncidentState const& it, bool on) {
  for (UnitId const u : it.units) {
    UnitState& crew = unit(u);
    double const pump_m3ps = world_.kind_of(u).pump_m3ps;
    bool const run = on && crew.ready && pump_m3ps > 0;
    if (run == crew.trucking) continue;
    crew.trucking = run;
    if (run)
      water_.add_truck(it.planned.basin, pump_m3ps);
    else
      water_.remove_truck(it.planned.basin, pump_m3ps);
  }
}

void Simulation::on_work_done(IncidentId id, std::uint64_t ticket) {
  if (ticket == incident(id).ticket) finish_incident(id);
}

/// Everybody is free again, those still on their way too.
void Simulation::finish_incident(IncidentId id) {
  IncidentState& it = incident(id);
  if (it.pumping) run_pumps(it, false);
  ++it.ticket;  // it may be over before its work is done
  clear_incident(id);
  std::vector<UnitId> const units = std::move(it.units);
  it.units.clear();
  for (UnitId const u : units) leave_scene(u);
  for (std::size_t i = 0; i < units_.size(); ++i) {
    if (units_[i].task.incident() == id) follow_up(UnitId{i});
  }
  for (UnitId const u : units) follow_up(u);
}

/// Whatever it was about to do at its incident is void; one still on the road drives on to the next
/// node.
void Simulation::leave_scene(UnitId u) {
  UnitState& it = unit(u);
  it.ready = false;
  it.task = {};
  if (!it.moving) ++it.ticket;
}

/// What a unit does that has nothing more to do at an incident.
void Simulation::follow_up(UnitId u) {
  unit(u).task = {};
  relocate(u);
  follow_posting(u);
  request_dispatch(now());
}

/// At each weather step: pumps that have done their work, crews that must stop, may go on or tire.
void Simulation::check_work_under_way() {
  std::vector<IncidentId> const open = open_;  // finishing one changes the list
  for (IncidentId const id : open) {
    IncidentState const& it = incident(id);
    if (it.status != IncidentStatus::arrived) continue;
    update_scene(id);
    bool const pumps = it.pumping && std::any_of(it.units.begin(), it.units.end(),
                                                 [&](UnitId u) { return unit(u).trucking; });
    if (pumps && pumped_dry(it)) finish_incident(id);
  }
}

}  // namespace sc
