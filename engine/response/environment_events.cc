// SPDX-License-Identifier: Apache-2.0
// Weather, water and closures: what happens to everybody.
#include "response/simulation.h"

namespace sc {

void Simulation::on_weather_step(std::size_t step) {
  step_ = step;
  water_.advance_to(step);
  picture_.set_step(step, water_.depth_m());
  auto const depth = water_.depth_m();
  trajectory_.basin_depth_m.insert(trajectory_.basin_depth_m.end(), depth.begin(), depth.end());
  move_traffic_on();
  check_work_under_way();
  retry_held_units();
  if (!waiting_.empty()) request_dispatch(now());
  if (options_.progress) options_.progress(now());
}

void Simulation::on_closure(std::size_t closure, bool begins) {
  ClosedLinks const& record = world_.closures[closure];
  picture_.set_closed(record.links, begins);
  for (LinkId const link : record.links) tell_traffic(link);
}

/// Cut-off units look for a way again whenever the roads may have changed. One cut off from an
/// incident gives it back, so that another may be sent, and makes for its station.
void Simulation::retry_held_units() {
  for (std::size_t i = 0; i < units_.size(); ++i) {
    UnitId const u{i};
    if (unit(u).status != UnitStatus::held) continue;
    start_route(u);
    bool const still_cut_off = unit(u).status == UnitStatus::held;
    if (!still_cut_off || unit(u).task.kind != Task::Kind::incident) continue;
    release(IncidentId{unit(u).task.target});
    unit(u).task = {};
    follow_posting(u);
  }
}

}  // namespace sc
