// SPDX-License-Identifier: Apache-2.0
// On the scene: set up, work, pump, wait for the wind, clear.
#include <algorithm>

#include "response/simulation.h"

namespace sc {

void Simulation::arrive_at_incident(UnitId u) {
  IncidentState& it = incident(IncidentId{unit(u).task.target});
  it.severity_at_arrival = severity_now(it);
  it.arrive = now();
  it.status = IncidentStatus::arrived;
  double const growth = it.severity_at_arrival / it.planned.severity;
  double const dark = night() ? world_.scenario.rules.night_work_factor : 1.0;
  unit(u).work_left = from_seconds(it.planned.work.seconds() * growth * dark);
  set_status(u, UnitStatus::setting_up);
  post_unit(u, now() + world_.kind_of(u).setup, EventKind::set_up);
}

void Simulation::on_set_up(UnitId u) {
  IncidentState& it = incident(IncidentId{unit(u).task.target});
  bool const pumps = kind_of(it).pumps_basin && it.planned.basin && world_.kind_of(u).pump_m3ps > 0;
  if (!pumps) return start_or_stop_work(u);
  it.work_start = now();
  unit(u).trucking = true;
  water_.add_truck(it.planned.basin, world_.kind_of(u).pump_m3ps);
  set_status(u, UnitStatus::working);
  if (pumped_dry(u)) on_work_done(u);
}

bool Simulation::pumped_dry(UnitId u) const {
  IncidentState const& it = incident(IncidentId{unit(u).task.target});
  return static_cast<double>(water_.depth_m(it.planned.basin)) <=
         world_.scenario.rules.clear_depth_m;
}

/// No work at height and no lifting in strong wind: a hard limit.
bool Simulation::wind_forbids(IncidentState const& it) const {
  if (!kind_of(it).wind_limited) return false;
  std::size_t const cell = world_.timeline.cell(step_, it.planned.zone);
  return static_cast<double>(world_.timeline.mean_wind_mps[cell]) >
         world_.scenario.rules.wind_stop_mps;
}

/// Brings timed work in line with the wind of the present weather step.
void Simulation::start_or_stop_work(UnitId u) {
  UnitState& crew = unit(u);
  IncidentState& it = incident(IncidentId{crew.task.target});
  bool const working = crew.status == UnitStatus::working;
  if (wind_forbids(it)) {
    if (working) crew.work_left = std::max(Duration{}, crew.work_left - (now() - crew.work_since));
    ++crew.ticket;
    set_status(u, UnitStatus::wind_stopped);
  } else if (!working) {
    it.work_start = std::min(it.work_start, now());
    crew.work_since = now();
    set_status(u, UnitStatus::working);
    post_unit(u, now() + crew.work_left, EventKind::work_done);
  }
}

void Simulation::on_work_done(UnitId u) {
  UnitState& crew = unit(u);
  IncidentId const id{crew.task.target};
  if (crew.trucking) water_.remove_truck(incident(id).planned.basin, world_.kind_of(u).pump_m3ps);
  crew.trucking = false;
  crew.task = {};
  clear_incident(id);
  request_dispatch(now());
  follow_posting(u);
}

/// At each weather step: pumps that have done their work, crews that must stop or may go on.
void Simulation::check_work_under_way() {
  for (std::size_t i = 0; i < units_.size(); ++i) {
    UnitId const u{i};
    UnitState const& crew = unit(u);
    bool const on_scene =
        crew.status == UnitStatus::working || crew.status == UnitStatus::wind_stopped;
    if (!on_scene) continue;
    if (!crew.trucking) {
      start_or_stop_work(u);
    } else if (pumped_dry(u)) {
      on_work_done(u);
    }
  }
}

}  // namespace sc
