// SPDX-License-Identifier: Apache-2.0
#include "response/simulation.h"

#include <algorithm>

#include "des/parallel_kernel.h"
#include "des/serial_kernel.h"

namespace sc {
namespace {

/// Creator numbers of events: the environment, then units, then incidents.
constexpr std::uint32_t kEnvironment = 0;
std::uint32_t creator(UnitId u) {
  return 1 + u.value();
}

std::vector<IncidentState> fresh(std::vector<PlannedIncident> planned) {
  std::vector<IncidentState> states;
  for (PlannedIncident& incident : planned) {
    IncidentState state;
    state.planned = std::move(incident);
    states.push_back(std::move(state));
  }
  return states;
}

/// Numbers up to where junctions begin, which create the events of cars.
std::uint32_t creators(World const& world, std::size_t incidents) {
  return static_cast<std::uint32_t>(1 + world.scenario.units.size() + incidents);
}

Scheduler scheduler_for(World const& world, std::uint32_t first_node) {
  if (!world.town) return Scheduler(first_node);
  QueueNetwork const& network = world.town->network;
  return Scheduler(first_node + static_cast<std::uint32_t>(world.roads.nodes()),
                   {network.parts, network.part_of, network.lookahead, kFirstQueueEvent});
}

std::vector<TripWish> trips_of(World const& world, SimulationOptions const& options) {
  Scenario const& s = world.scenario;
  std::vector<Damping> damping{{SimTime{INT64_MIN / 4}, s.traffic.level_share[0]}};
  for (LevelChange const& change : s.levels)
    damping.push_back({change.time, s.traffic.level_share[static_cast<std::size_t>(change.level)]});
  std::int64_t const day = whole_hours(24).ms;
  Duration const local{((s.start_unix_ms + s.utc_offset.ms) % day + day) % day};
  return draw_trips(world.town->zones, s.traffic.rules.demand, damping, local, s.end, options.seed,
                    options.replication);
}

}  // namespace

Trajectory simulate(World const& world, Plan const& plan, DispatchPolicy const& policy,
                    SimulationOptions const& options) {
  return Simulation(world, plan, policy, options).run();
}

Simulation::Simulation(World const& world, Plan const& plan, DispatchPolicy const& policy,
                       SimulationOptions const& options)
    : world_(world),
      plan_(plan),
      policy_(policy),
      options_(options),
      own_scheduler_(0),
      scheduler_(&own_scheduler_),
      picture_(world, options.routing),
      water_(world),
      units_(world.scenario.units.size()),
      incidents_(fresh(incidents_of(world, options.seed, options.replication))) {
  std::uint32_t const first_node = creators(world, incidents_.size());
  own_scheduler_ = scheduler_for(world, first_node);
  if (world.town) {
    traffic_.emplace(world.roads, world.hierarchy, *world.town, trips_of(world, options),
                     first_node);
    entered_before_.resize(world.roads.links(), 0);
  }
  trajectory_.units.resize(units_.size());
  trajectory_.end = world.scenario.end;
  for (std::size_t i = 0; i < units_.size(); ++i) {
    UnitId const u{i};
    StationId const home = world.scenario.units[i].home;
    unit(u).at_station = home;
    unit(u).place = world.station_place[home.index()];
  }
}

Trajectory Simulation::run() {
  post_environment();
  post_incidents();
  for (std::size_t i = 0; i < units_.size(); ++i)
    record(UnitId{i}, world_.scenario.stations[unit(UnitId{i}).at_station.index()].position, {});
  run_kernel();
  finish();
  return std::move(trajectory_);
}

void Simulation::run_kernel() {
  bool const parallel = options_.kernel == KernelChoice::parallel ||
                        (options_.kernel == KernelChoice::automatic && traffic_);
  if (parallel)
    run_parallel(*this, own_scheduler_, world_.scenario.end, options_.threads);
  else
    run_serial(*this, own_scheduler_, world_.scenario.end);
  scheduler_ = &own_scheduler_;
}

void Simulation::post_environment() {
  auto const post = [&](SimTime time, EventKind kind, std::size_t target) {
    post_event(kEnvironment, time, kind, static_cast<std::uint32_t>(target));
  };
  Scenario const& s = world_.scenario;
  for (std::size_t k = 0; k < world_.timeline.steps; ++k)
    post(SimTime{0} + world_.timeline.step * static_cast<std::int64_t>(k), EventKind::weather_step,
         k);
  for (std::size_t i = 0; i < s.levels.size(); ++i)
    post(std::max(s.levels[i].time, SimTime{0}), EventKind::level_change, i);
  for (std::size_t i = 0; i < world_.closures.size(); ++i) {
    post(std::max(world_.closures[i].from, SimTime{0}), EventKind::closure_begin, i);
    post(std::max(world_.closures[i].to, SimTime{0}), EventKind::closure_end, i);
  }
}

void Simulation::post_incidents() {
  auto const first = static_cast<std::uint32_t>(1 + units_.size());
  for (std::size_t i = 0; i < incidents_.size(); ++i)
    post_event(first + static_cast<std::uint32_t>(i), incidents_[i].planned.onset, EventKind::onset,
               static_cast<std::uint32_t>(i));
}

void Simulation::handle(Event const& event, Scheduler& scheduler) {
  if (event.kind >= kFirstQueueEvent) return traffic_->handle(event, scheduler);
  scheduler_ = &scheduler;
  trajectory_.events.push_back(event);
  UnitId const u{event.target};
  IncidentId const i{event.target};
  bool const current = event.target < units_.size() && event.payload == unit(u).ticket;
  switch (static_cast<EventKind>(event.kind)) {
    case EventKind::weather_step: return on_weather_step(event.target);
    case EventKind::level_change: return on_level_change(event.target);
    case EventKind::shift_change: return on_shift_change(event.payload);
    case EventKind::closure_begin: return on_closure(event.target, true);
    case EventKind::closure_end: return on_closure(event.target, false);
    case EventKind::onset: return on_onset(i);
    case EventKind::report: return on_report(i, static_cast<ReportSource>(event.flags));
    case EventKind::turned_out: return current ? on_turned_out(u) : void();
    case EventKind::node_reached: return current ? on_node_reached(u) : void();
    case EventKind::set_up: return current ? on_set_up(u) : void();
    case EventKind::work_done: return current ? on_work_done(u) : void();
    case EventKind::patrol_due: return on_patrol_due(u, event.payload);
    case EventKind::dispatch: return on_dispatch();
    default: return;
  }
}

void Simulation::post_unit(UnitId u, SimTime time, EventKind kind) {
  std::uint64_t const ticket = ++unit(u).ticket;
  post_event(creator(u), time, kind, u.value(), ticket);
}

void Simulation::record(UnitId u, LonLat position, LinkId link) {
  UnitTrack& track = trajectory_.units[u.index()];
  track.time.push_back(std::max(now(), SimTime{0}));
  track.position.push_back(position);
  track.status.push_back(unit(u).status);
  track.link.push_back(link);
}

/// Changes the status of a unit that stands, and writes it down.
void Simulation::set_status(UnitId u, UnitStatus status) {
  if (unit(u).status == status) return;
  unit(u).status = status;
  if (unit(u).at_station) {
    record(u, world_.scenario.stations[unit(u).at_station.index()].position, {});
  } else {
    RoadPosition const here = unit(u).place.front();
    record(u, world_.roads.lonlat_at(here), here.link);
  }
}

bool Simulation::night() const {
  Scenario const& s = world_.scenario;
  std::int64_t const day_ms = whole_hours(24).ms;
  std::int64_t const local_ms = (s.start_unix_ms + s.utc_offset.ms + now().ms) % day_ms;
  return local_ms < whole_hours(6).ms || local_ms >= whole_hours(20).ms;
}

/// Last observation of every unit, at the horizon, and the incidents' table.
void Simulation::finish() {
  for (UnitTrack& track : trajectory_.units) {
    track.time.push_back(world_.scenario.end);
    track.position.push_back(track.position.back());
    track.status.push_back(track.status.back());
    track.link.push_back(track.link.back());
  }
  trajectory_.incidents = incident_table();
  if (traffic_) record_trips();
}

IncidentTable Simulation::incident_table() const {
  IncidentTable t;
  for (IncidentState const& incident : incidents_) {
    RoadPosition const here = incident.planned.place.front();
    t.kind.push_back(incident.planned.kind);
    t.link.push_back(here.link);
    t.position.push_back(world_.roads.lonlat_at(here));
    t.zone.push_back(incident.planned.zone);
    t.basin.push_back(incident.planned.basin);
    t.severity.push_back(static_cast<float>(incident.planned.severity));
    t.severity_at_arrival.push_back(static_cast<float>(incident.severity_at_arrival));
    t.onset.push_back(incident.planned.onset);
    t.report.push_back(incident.report);
    t.dispatch.push_back(incident.dispatch);
    t.arrive.push_back(incident.arrive);
    t.work_start.push_back(incident.work_start);
    t.clear.push_back(incident.clear);
    t.unit.push_back(incident.unit);
    t.units_sent.push_back(incident.unit ? 1 : 0);
    t.parent.push_back(-1);
    t.source.push_back(incident.source);
    t.status.push_back(incident.status);
  }
  return t;
}

}  // namespace sc
