// SPDX-License-Identifier: Apache-2.0
#include "response/simulation.h"

#include <algorithm>

#include "des/parallel_kernel.h"
#include "des/serial_kernel.h"
#include "response/daylight.h"

namespace sc {
namespace {

/// Creator numbers of events: the environment, then units, then incidents (Simulation::creator).
constexpr std::uint32_t kEnvironment = 0;

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
  return draw_trips(world.town->zones, s.traffic.rules.demand, damping, time_of_day(s, SimTime{0}),
                    s.end, options.seed, options.replication);
}

}  // namespace

Trajectory simulate(World const& world, Plan const& plan, DispatchPolicy const& policy,
                    SimulationOptions const& options) {
  return Simulation(world, plan, policy, options).run();
}

Simulation::Simulation(World const& world, Plan const& plan, DispatchPolicy const& policy,
                       SimulationOptions const& options, LiveSetup const& live)
    : world_(world),
      plan_(plan),
      policy_(&policy),
      options_(options),
      own_scheduler_(0),
      scheduler_(&own_scheduler_),
      picture_(world, options.routing),
      water_(world),
      stores_(world.scenario, plan),
      units_(world.scenario.units.size()),
      incidents_(live.own_incidents ? fresh(incidents_of(world, options.seed, options.replication))
                                    : std::vector<IncidentState>{}),
      most_incidents_(incidents_.size() + live.room),
      guards_(world.scenario.basins.size(), 0),
      card_pump_(world.scenario.basins.size(), false),
      stock_out_(world.scenario.stations.size(),
                 std::vector<bool>(world.scenario.materials.size(), false)) {
  std::uint32_t const first_node = creators(world, most_incidents_);
  own_scheduler_ = scheduler_for(world, first_node);
  if (world.town) {
    traffic_.emplace(world.roads, world.hierarchy, *world.town, trips_of(world, options),
                     first_node);
    entered_before_.resize(world.roads.links(), 0);
  }
  trajectory_.units.resize(units_.size());
  trajectory_.end = world.scenario.end;
  trajectory_.deepest_m.assign(world.scenario.basins.size(), 0.0F);
  trajectory_.deepest_at.assign(world.scenario.basins.size(), SimTime{0});
  auto const crews = static_cast<std::size_t>(crews_per_unit(world.scenario));
  for (std::size_t i = 0; i < units_.size(); ++i) {
    UnitId const u{i};
    StationId const home = world.scenario.units[i].home;
    unit(u).at_station = home;
    unit(u).place = world.station_place[home.index()];
    unit(u).crew.rested_from.assign(crews, SimTime{INT64_MIN / 4});
  }
}

Trajectory Simulation::run() {
  begin();
  run_kernel(world_.scenario.end);
  return finished();
}

void Simulation::begin() {
  post_environment();
  post_incidents();
  for (std::size_t i = 0; i < units_.size(); ++i) record_here(UnitId{i});
}

Trajectory Simulation::finished() {
  finish();
  return std::move(trajectory_);
}

void Simulation::run_kernel(SimTime horizon) {
  bool const parallel = options_.kernel == KernelChoice::parallel ||
                        (options_.kernel == KernelChoice::automatic && static_cast<bool>(traffic_));
  if (parallel)
    run_parallel(*this, own_scheduler_, horizon, options_.threads);
  else
    run_serial(*this, own_scheduler_, horizon);
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
  for (SimTime const moment : options_.ask_at) request_dispatch(std::max(moment, SimTime{0}));
}

void Simulation::post_incidents() {
  for (std::size_t i = 0; i < incidents_.size(); ++i) {
    PlannedIncident const& planned = incidents_[i].planned;
    if (planned.parent >= 0) continue;
    IncidentId const id{i};
    post_event(creator(id), planned.onset, EventKind::onset, id.value());
  }
}

void Simulation::handle(Event const& event, Scheduler& scheduler) {
  if (event.kind >= kFirstQueueEvent) return traffic_ ? traffic_->handle(event, scheduler) : void();
  scheduler_ = &scheduler;
  if (options_.record_all) trajectory_.events.push_back(event);
  handled_ = static_cast<EventKind>(event.kind);
  react_to(event);
  handled_ = {};
}

/// Never what is handled before the present event: that happens a tick later.
void Simulation::post_event(std::uint32_t creator, SimTime time, EventKind kind,
                            std::uint32_t target, std::uint64_t payload, std::uint16_t flags) {
  if (time == now() && kind < handled_) time = time + Duration{1};
  scheduler_->post(creator, time, static_cast<std::uint16_t>(kind), target, payload, flags);
}

void Simulation::react_to(Event const& event) {
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
    case EventKind::turned_out: return current ? start_route(u) : void();
    case EventKind::node_reached: return current ? on_node_reached(u) : void();
    case EventKind::set_up: return current ? on_set_up(u) : void();
    case EventKind::work_done: return on_work_done(i, event.payload);
    case EventKind::patrol_due: return on_patrol_due(u, event.payload);
    case EventKind::crew_ready: return on_crew_ready(u, event.payload);
    case EventKind::duty_limit: return on_duty_limit(u, event.payload);
    case EventKind::meal_over: return current ? on_meal_over(u) : void();
    case EventKind::handed_over: return current ? on_handed_over(u) : void();
    case EventKind::spawn: return on_spawn(i);
    case EventKind::restock: return on_restock(StationId{event.target});
    case EventKind::outside_supply: return on_outside_supply(i, event.payload);
    case EventKind::dispatch: return on_dispatch();
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

void Simulation::record_here(UnitId u) {
  if (!options_.record_all) return;
  if (StationId const station = unit(u).at_station)
    return record(u, world_.scenario.stations[station.index()].position, {});
  RoadPosition const here = unit(u).place.front();
  record(u, world_.roads.lonlat_at(here), here.link);
}

/// Changes the status of a unit that stands, and writes it down.
void Simulation::set_status(UnitId u, UnitStatus status) {
  if (unit(u).status == status) return;
  unit(u).status = status;
  record_here(u);
}

bool Simulation::night() const {
  return is_night(world_.scenario, now());
}

}  // namespace sc
