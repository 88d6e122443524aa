// SPDX-License-Identifier: Apache-2.0
// Weather, water and closures: what happens to everybody.
#include <algorithm>

#include "response/simulation.h"

namespace sc {

void Simulation::on_weather_step(std::size_t step) {
  step_ = step;
  water_.advance_to(step);
  follow_cards();
  picture_.set_step(step, water_.depth_m());
  record_depths();
  move_traffic_on();
  check_work_under_way();
  serve_meals();
  retry_held_units();
  bool const undecided = std::any_of(open_.begin(), open_.end(), [&](IncidentId i) {
    if (incident(i).status != IncidentStatus::arrived) return true;
    OpenIncident const open = as_open(i);
    return !open.lacking.none() || open.extra > 0;
  });
  if (undecided) request_dispatch(now());
  if (options_.progress) options_.progress(now());
}

void Simulation::record_depths() {
  auto const depth = water_.depth_m();
  for (std::size_t b = 0; b < depth.size(); ++b) {
    if (depth[b] <= trajectory_.deepest_m[b]) continue;
    trajectory_.deepest_m[b] = depth[b];
    trajectory_.deepest_at[b] = now() + world_.timeline.step;
  }
  if (options_.record_all)
    trajectory_.basin_depth_m.insert(trajectory_.basin_depth_m.end(), depth.begin(), depth.end());
}

void Simulation::on_closure(std::size_t closure, bool begins) {
  ClosedLinks const& record = world_.closures[closure];
  picture_.set_closed(record.links, begins);
  for (LinkId const link : record.links) tell_traffic(link);
}

/// Cut-off units look for a way again whenever the roads may have changed. One that gives an
/// incident back, so that another may be sent, makes for its station.
void Simulation::retry_held_units() {
  for (std::size_t i = 0; i < units_.size(); ++i) {
    UnitId const u{i};
    if (unit(u).status != UnitStatus::held) continue;
    start_route(u);
    if (unit(u).status != UnitStatus::held || !gives_up(u)) continue;
    if (fetches_for_own_scene(u)) unit(u).gave_up = *unit(u).task.incident();
    release(u);
    follow_posting(u);
  }
}

/// Of the held: who drives to an incident, at once; who left its own scene to fetch, after a time.
bool Simulation::gives_up(UnitId u) const {
  if (fetches_for_own_scene(u)) return now() - unit(u).held_since >= kCutOffPatience;
  return unit(u).task.serves_incident();
}

}  // namespace sc
