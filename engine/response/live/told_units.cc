// SPDX-License-Identifier: Apache-2.0
// What is said of units: where they are and what they do. The model goes on from there.
#include <algorithm>

#include "base/check.h"
#include "response/simulation.h"

namespace sc {
namespace {

constexpr double kAtStation_m = 150;  ///< that near it is taken to stand in the yard
constexpr double kAtScene_m = 300;    ///< farther away it cannot be at work there

}  // namespace

void Simulation::stand_at(UnitId u, RoadPlace place) {
  UnitState& it = unit(u);
  LonLat const here = world_.roads.lonlat_at(place.front());
  it.moving = false;
  it.route_stale = false;
  if (it.status != UnitStatus::resting) ++it.ticket;  // a meal ends wherever it is taken
  it.place = std::move(place);
  StationId const before = it.at_station;
  StationId const wanted = it.task.kind == Task::Kind::station ? StationId{it.task.target} : before;
  auto const& stations = world_.scenario.stations;
  bool const in_yard =
      wanted && distance_m(here, stations[wanted.index()].position) <= kAtStation_m;
  it.at_station = in_yard ? wanted : StationId{};
  if (before && !it.at_station) leave_station(u);
  record_here(u);
}

/// One that does nothing stays where it was seen.
void Simulation::see_unit(UnitId u, RoadPlace place) {
  if (on_scene(u)) return see_elsewhere_than_scene(u, std::move(place));
  UnitState const& it = unit(u);
  bool const drives =
      it.moving || it.status == UnitStatus::turning_out || it.status == UnitStatus::held;
  if (it.guards) leave_post(u);
  if (it.task.kind == Task::Kind::guard && !drives) unit(u).task = {};
  stand_at(u, std::move(place));
  if (drives && it.task.kind != Task::Kind::none) return start_route(u);
  if (it.status == UnitStatus::guarding) set_status(u, UnitStatus::standby);
}

/// Where the model was too early, the unit drives on to its incident.
void Simulation::see_elsewhere_than_scene(UnitId u, RoadPlace place) {
  IncidentId const id{unit(u).task.target};
  LonLat const scene = world_.roads.lonlat_at(incident(id).planned.place.front());
  if (distance_m(scene, world_.roads.lonlat_at(place.front())) <= kAtScene_m) return;
  stop_work(u);
  unit(u).task = {Task::Kind::incident, id.value(), 0};
  set_status(u, UnitStatus::driving);
  stand_at(u, std::move(place));
  settle_status(id);
  update_scene(id);
  if (incident(id).status != IncidentStatus::arrived && incident(id).work_start == kNever)
    incident(id).arrive = kNever;
  start_route(u);
}

void Simulation::unit_arrived(UnitId u) {
  IncidentId const id{unit(u).task.target};
  stand_at(u, incident(id).planned.place);
  leave_station(u);
  arrive_at_incident(u);
}

/// With the last of those that worked the incident is over; who came to help is free alone.
void Simulation::unit_done(UnitId u) {
  auto const id = unit(u).task.incident();
  SC_EXPECT(id);
  auto const& team = incident(*id).units;
  bool const others = std::any_of(team.begin(), team.end(),
                                  [&](UnitId other) { return other != u && on_scene(other); });
  if (on_scene(u) && !others) return finish_incident(*id);
  leave_incident(u);
  follow_up(u);
}

/// What it served waits again, without it.
void Simulation::leave_incident(UnitId u) {
  Task const task = unit(u).task;
  auto const id = task.incident();
  if (!id) return;
  if (task.kind != Task::Kind::incident) incident(*id).delivery_under_way = false;
  withdraw(u, *id);
  unit(u).task = {};
}

/// People who are on their way to it go home again.
void Simulation::unit_out_of_service(UnitId u) {
  leave_incident(u);
  leave_post(u);
  UnitState& it = unit(u);
  if (it.moving) stand_at(u, place_now(u));
  it.task = {};
  ++it.ticket;
  if (!it.crew.there()) ++it.crew.call;
  it.out_of_service = true;
  set_status(u, UnitStatus::off_duty);
  request_dispatch(now());
}

/// Whoever says so has people, whatever the roster thought.
void Simulation::unit_available(UnitId u) {
  UnitState& it = unit(u);
  it.out_of_service = false;
  if (!it.crew.there()) {
    begin_duty(u, std::max(0, rested_crew(u)));
    bool const patrols = it.posting && it.posting->duty == Duty::patrol;
    if (patrols)
      post_event(creator(u), now(), EventKind::patrol_due, u.value(), ++it.patrol_series);
  }
  if (!it.posting)
    it.posting = Posting{u, Duty::standby, world_.scenario.units[u.index()].home, {}, {}, {}};
  if (it.task.incident()) return unit_done(u);
  bool const drives = it.moving || it.status == UnitStatus::turning_out;
  if (drives) return;
  if (it.status == UnitStatus::resting) return on_meal_over(u);
  ++it.ticket;
  if (!it.guards) {
    it.task = {};
    set_status(u, UnitStatus::standby);
    if (it.posting->duty == Duty::guard) follow_posting(u);  // nobody else sends it to its post
  }
  request_dispatch(now());
}

}  // namespace sc
