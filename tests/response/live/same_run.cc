// SPDX-License-Identifier: Apache-2.0
#include "response/live/same_run.h"

#include <algorithm>

namespace sc::test {
namespace {

class Comparison {
 public:
  template <class Column>
  void of(char const* name, Column const& a, Column const& b) {
    if (!(a == b)) found.emplace_back(name);
  }
  std::vector<std::string> found;
};

void compare_tracks(Trajectory const& a, Trajectory const& b, Comparison& c) {
  c.of("units", a.units.size(), b.units.size());
  for (std::size_t u = 0; u < std::min(a.units.size(), b.units.size()); ++u) {
    c.of("track time", a.units[u].time, b.units[u].time);
    c.of("track status", a.units[u].status, b.units[u].status);
    c.of("track link", a.units[u].link, b.units[u].link);
    c.of("track position", a.units[u].position, b.units[u].position);
  }
}

void compare_incidents(IncidentTable const& a, IncidentTable const& b, Comparison& c) {
  c.of("incident kind", a.kind, b.kind);
  c.of("incident link", a.link, b.link);
  c.of("incident position", a.position, b.position);
  c.of("incident zone", a.zone, b.zone);
  c.of("incident basin", a.basin, b.basin);
  c.of("severity", a.severity, b.severity);
  c.of("severity at arrival", a.severity_at_arrival, b.severity_at_arrival);
  c.of("onset", a.onset, b.onset);
  c.of("report", a.report, b.report);
  c.of("dispatch", a.dispatch, b.dispatch);
  c.of("arrive", a.arrive, b.arrive);
  c.of("work_start", a.work_start, b.work_start);
  c.of("clear", a.clear, b.clear);
  c.of("unit", a.unit, b.unit);
  c.of("units_sent", a.units_sent, b.units_sent);
  c.of("parent", a.parent, b.parent);
  c.of("source", a.source, b.source);
  c.of("incident status", a.status, b.status);
}

void compare_counts(RunCounts const& a, RunCounts const& b, Comparison& c) {
  c.of("person_trips", a.person_trips, b.person_trips);
  c.of("vehicle_trips", a.vehicle_trips, b.vehicle_trips);
  c.of("reroutes", a.reroutes, b.reroutes);
  c.of("km_driven", a.km_driven, b.km_driven);
  c.of("activations", a.activations, b.activations);
  c.of("diversions", a.diversions, b.diversions);
  c.of("preemptions", a.preemptions, b.preemptions);
  c.of("hand_overs", a.hand_overs, b.hand_overs);
  c.of("deliveries", a.deliveries, b.deliveries);
  c.of("guard_closures", a.guard_closures, b.guard_closures);
}

void compare_people(Trajectory const& a, Trajectory const& b, Comparison& c) {
  c.of("order time", a.orders.time, b.orders.time);
  c.of("order unit", a.orders.unit, b.orders.unit);
  c.of("order kind", a.orders.kind, b.orders.kind);
  c.of("order target", a.orders.target, b.orders.target);
  c.of("order estimate", a.orders.estimate, b.orders.estimate);
  c.of("trip time", a.trips.time, b.trips.time);
  c.of("trip people", a.trips.people, b.trips.people);
  c.of("trip vehicles", a.trips.vehicles, b.trips.vehicles);
  c.of("duty unit", a.duties.unit, b.duties.unit);
  c.of("duty crew", a.duties.crew, b.duties.crew);
  c.of("duty people", a.duties.people, b.duties.people);
  c.of("duty begin", a.duties.begin, b.duties.begin);
  c.of("duty end", a.duties.end, b.duties.end);
}

void compare_stock(Trajectory const& a, Trajectory const& b, Comparison& c) {
  c.of("stock-out time", a.stock_outs.time, b.stock_outs.time);
  c.of("stock-out station", a.stock_outs.station, b.stock_outs.station);
  c.of("stock-out material", a.stock_outs.material, b.stock_outs.material);
  c.of("stock-out lacking", a.stock_outs.lacking, b.stock_outs.lacking);
  c.of("initial", a.material.initial, b.material.initial);
  c.of("supplied", a.material.supplied, b.material.supplied);
  c.of("at_stations", a.material.at_stations, b.material.at_stations);
  c.of("on_units", a.material.on_units, b.material.on_units);
  c.of("used", a.material.used, b.material.used);
}

void compare_traffic(TrafficTable const& a, TrafficTable const& b, Comparison& c) {
  c.of("traffic", a.on, b.on);
  c.of("trip departure", a.departure, b.departure);
  c.of("trip end", a.end, b.end);
  c.of("trip outcome", a.outcome, b.outcome);
  c.of("trip from", a.from, b.from);
  c.of("trip to", a.to, b.to);
  c.of("traffic interval", a.interval, b.interval);
  c.of("entered", a.entered, b.entered);
  c.of("delay", a.delay_s, b.delay_s);
}

}  // namespace

std::vector<std::string> differences(Trajectory const& a, Trajectory const& b) {
  Comparison c;
  compare_tracks(a, b, c);
  compare_incidents(a.incidents, b.incidents, c);
  compare_counts(a.counts, b.counts, c);
  compare_people(a, b, c);
  compare_stock(a, b, c);
  compare_traffic(a.traffic, b.traffic, c);
  c.of("basin depth", a.basin_depth_m, b.basin_depth_m);
  c.of("deepest", a.deepest_m, b.deepest_m);
  c.of("deepest at", a.deepest_at, b.deepest_at);
  c.of("events", a.events, b.events);
  c.of("end", a.end, b.end);
  return c.found;
}

}  // namespace sc::test
