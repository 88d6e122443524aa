// SPDX-License-Identifier: Apache-2.0
// Where everything is now.
#include "response/simulation.h"
#include "road/snap.h"

namespace sc {

/// Along the link on which it drives, else where it stands.
RoadPosition Simulation::on_road_now(UnitId u) const {
  UnitState const& it = unit(u);
  RoadPosition at = it.place.front();
  if (!it.moving || it.node_time <= it.entered) return at;
  double const share = (now() - it.entered).seconds() / (it.node_time - it.entered).seconds();
  double const from = static_cast<double>(it.entered_at);
  at.fraction = static_cast<float>(from + (static_cast<double>(at.fraction) - from) * share);
  return at;
}

RoadPlace Simulation::place_now(UnitId u) const {
  return both_directions(world_.roads, on_road_now(u));
}

LonLat Simulation::position_now(UnitId u) const {
  if (StationId const station = unit(u).at_station)
    return world_.scenario.stations[station.index()].position;
  return world_.roads.lonlat_at(on_road_now(u));
}

LiveUnit Simulation::view_of(UnitId u) const {
  UnitState const& it = unit(u);
  LiveUnit view;
  view.position = position_now(u);
  if (it.moving && it.node_time > now())
    view.next = LiveUnit::Next{world_.roads.lonlat_at(it.place.front()), it.node_time};
  view.status = it.status;
  if (auto const id = it.task.incident()) view.incident = *id;
  view.station = it.at_station;
  if (it.task.kind == Task::Kind::station) view.station = StationId{it.task.target};
  bool const under_way = it.moving || it.status == UnitStatus::turning_out;
  if (under_way) view.arrives = it.arrives;
  view.out_of_service = it.out_of_service;
  view.on_duty = it.crew.there();
  view.free = dispatchable(u);
  return view;
}

LiveIncident Simulation::view_of(IncidentId id) const {
  IncidentState const& it = incident(id);
  RoadPosition const here = it.planned.place.front();
  LiveIncident view;
  view.kind = it.planned.kind;
  view.link = here.link;
  view.position = world_.roads.lonlat_at(here);
  view.zone = it.planned.zone;
  view.basin = it.planned.basin;
  view.severity = it.report == kNever ? it.planned.severity : severity_now(it);
  view.trapped = it.trapped || kind_of(it).people_trapped;
  view.status = it.status;
  view.report = it.report;
  view.dispatch = it.dispatch;
  view.arrive = it.arrive;
  view.clear = it.clear;
  view.units = it.units;
  if (!it.open()) return view;
  view.lacking = kind_of(it).needs;
  for (UnitId const u : it.units) view.lacking.cover(world_.kind_of(u).skills);
  return view;
}

}  // namespace sc
