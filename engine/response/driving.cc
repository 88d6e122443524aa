// SPDX-License-Identifier: Apache-2.0
// From the order to the goal, link by link.
#include <algorithm>

#include "base/check.h"
#include "response/simulation.h"
#include "road/snap.h"

namespace sc {
namespace {

/// Fractions of a route's link that are driven.
std::pair<double, double> driven_part(Route const& route, std::size_t leg) {
  double const from = leg == 0 ? static_cast<double>(route.start.fraction) : 0.0;
  double const to = leg + 1 == route.links.size() ? static_cast<double>(route.goal.fraction) : 1.0;
  return {from, to};
}

}  // namespace

RoadPlace const& Simulation::goal_of(Task const& task) const {
  switch (task.kind) {
    case Task::Kind::incident:
    case Task::Kind::deliver: return incidents_[task.target].planned.place;
    case Task::Kind::fetch:
    case Task::Kind::station: return world_.station_place[task.target];
    case Task::Kind::guard: return world_.basin_place[task.target];
    case Task::Kind::patrol: return world_.patrol_place[task.target][task.stop];
    case Task::Kind::none: break;
  }
  throw ContractError("a unit without a task has no goal");
}

Approach Simulation::approach_to(Task const& task) const {
  bool const to_scene = task.kind == Task::Kind::incident || task.kind == Task::Kind::deliver;
  if (!to_scene && task.kind != Task::Kind::guard && task.kind != Task::Kind::patrol) return {};
  RoadPlace const& goal = goal_of(task);
  BasinId const basin = world_.exposure.basin[goal.front().link.index()];
  return {to_scene ? std::span(goal) : std::span<RoadPosition const>{}, basin, {}, {}};
}

Approach Simulation::approach_from(UnitId u, Approach to) const {
  to.from = unit(u).place;
  to.out_of = world_.exposure.basin[to.from.front().link.index()];
  return to;
}

Approach Simulation::approach_of(UnitId u) const {
  return approach_from(u, approach_to(unit(u).task));
}

UnitStatus Simulation::driving_status(Task const& task) const {
  switch (task.kind) {
    case Task::Kind::station: return UnitStatus::returning;
    case Task::Kind::patrol: return UnitStatus::patrolling;
    default: return UnitStatus::driving;
  }
}

/// A crew that is on the road goes at once; one at a station needs its turn-out time, once.
void Simulation::turn_out(UnitId u) {
  leave_post(u);
  UnitState& it = unit(u);
  bool const under_way = it.status == UnitStatus::turning_out;  // a new order keeps its time
  if (!under_way) it.out_at = now() + turn_out_delay(u);
  if (it.moving) {
    it.route_stale = true;
  } else if (it.out_at > now()) {
    set_status(u, UnitStatus::turning_out);
    post_unit(u, it.out_at, EventKind::turned_out);
  } else {
    start_route(u);
  }
}

/// Finds a way on known roads from where the unit stands.
void Simulation::start_route(UnitId u) {
  UnitState& it = unit(u);
  SC_EXPECT(!it.moving);
  it.route_stale = false;
  auto route = picture_.route(world_.scenario.units[u.index()].kind, it.place, goal_of(it.task),
                              approach_of(u));
  if (!route) return hold(u);
  it.route = std::move(*route);
  it.arrives = now() + it.route.duration;
  it.leg = 0;
  drive_next_link(u);
}

void Simulation::leave_station(UnitId u) {
  UnitState& it = unit(u);
  it.at_station = {};
  if (it.away) return;
  it.away = true;
  count_trips(0, 1);
}

void Simulation::drive_next_link(UnitId u) {
  UnitState& it = unit(u);
  while (it.leg < it.route.links.size()) {
    LinkId const link = it.route.links[it.leg];
    auto const [from, to] = driven_part(it.route, it.leg);
    if (from == to) {
      ++it.leg;
      continue;
    }
    LinkTime const whole =
        picture_.true_time(world_.scenario.units[u.index()].kind, link, approach_of(u));
    if (whole == kImpassable) return meet_obstacle(u, link);
    LinkTime const jammed = whole + static_cast<LinkTime>(held_up(u, link, whole).ms);
    Duration const crossing{part_time_ms(jammed, from, to)};
    if (crossing > rules().most_duty) return hold(u);  // longer than anybody may work
    it.node_time = now() + crossing;
    if (it.node_time > duty_end(u) && !fresh_for_the_way(u)) return;
    return enter_link(u, {link, static_cast<float>(from)}, static_cast<float>(to));
  }
  reach_goal(u);
}

/// The way ahead is longer than the crew may work: a fresh one takes over. A crew that fetches for
/// its own scene waits for one until its own hours are over, others are relieved at once.
bool Simulation::fresh_for_the_way(UnitId u) {
  if (!fetches_for_own_scene(u) || rested_crew(u) >= 0) return relieved_here(u);
  hold(u);
  return false;
}

void Simulation::enter_link(UnitId u, RoadPosition from, float to) {
  UnitState& it = unit(u);
  leave_station(u);
  it.moving = true;
  it.entered = now();
  it.entered_at = from.fraction;
  it.status = driving_status(it.task);
  if (options_.record_all) record(u, world_.roads.lonlat_at(from), from.link);
  look_around(u, from.link);
  trajectory_.counts.km_driven +=
      world_.roads.length_m(from.link) * static_cast<double>(to - from.fraction) / 1000.0;
  it.place.assign(1, {from.link, to});
  post_unit(u, it.node_time, EventKind::node_reached);
}

/// Has it been passed unseen so often that the road alone is told of, not the incident? Crews need
/// not see anything (Rules::driver_detection), and must not look for ever.
bool Simulation::overlooked(LinkId link) const {
  constexpr std::uint32_t kMostPasses = 64;
  auto const here = unreported_.find(link);
  return here != unreported_.end() &&
         std::any_of(here->second.begin(), here->second.end(),
                     [&](IncidentId i) { return incident(i).passes >= kMostPasses; });
}

/// Water or a block stands ahead. At the water it has come to, the crew works from the edge;
/// else it looks until it sees what to tell the dispatcher, and turns at this node.
void Simulation::meet_obstacle(UnitId u, LinkId link) {
  UnitState& it = unit(u);
  UnitKindId const kind = world_.scenario.units[u.index()].kind;
  if (picture_.at_the_waters_edge(kind, link, approach_of(u))) {
    it.route.goal = it.place.front();
    return reach_goal(u);
  }
  look_around(u, link);
  if (overlooked(link)) picture_.learn(link);
  ++trajectory_.counts.reroutes;
  start_route(u);
}

void Simulation::on_node_reached(UnitId u) {
  UnitState& it = unit(u);
  it.moving = false;
  ++it.leg;
  if (it.route_stale) return start_route(u);
  drive_next_link(u);
}

/// No way is open: the unit waits where it is until the roads change.
void Simulation::hold(UnitId u) {
  if (unit(u).status != UnitStatus::held) unit(u).held_since = now();
  set_status(u, UnitStatus::held);
}

void Simulation::reach_goal(UnitId u) {
  UnitState& it = unit(u);
  it.place = both_directions(world_.roads, it.route.goal);
  bool const to_station = it.task.kind == Task::Kind::station || it.task.kind == Task::Kind::fetch;
  if (!to_station) leave_station(u);  // it may not have driven at all
  bool const to_work = it.task.kind == Task::Kind::incident;
  bool const comes_home = it.task.kind == Task::Kind::station && !it.posting;
  if (it.crew.relief_due && !to_work && !comes_home) relieve(u);
  switch (it.task.kind) {
    case Task::Kind::incident: return arrive_at_incident(u);
    case Task::Kind::station: return settle_at_station(u);
    case Task::Kind::patrol: return next_patrol_stop(u);
    case Task::Kind::guard: return start_guarding(u);
    case Task::Kind::fetch: return fetched(u);
    case Task::Kind::deliver: return delivered(u);
    case Task::Kind::none: break;
  }
}

}  // namespace sc
