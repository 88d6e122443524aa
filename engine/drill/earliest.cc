// SPDX-License-Identifier: Apache-2.0
#include "drill/earliest.h"

#include <algorithm>
#include <set>

#include "response/dry_times.h"
#include "road/snap.h"
#include "road/travel_times.h"

namespace sc {
namespace {

std::vector<RoadPlace> places_of(World const& drill, IncidentTable const& t) {
  std::vector<RoadPlace> places;
  for (std::size_t i = 0; i < t.size(); ++i)
    places.push_back(both_directions(drill.roads, {t.link[i], 0.5F}));
  for (std::size_t i = 0; i < drill.recorded_place.size(); ++i) places[i] = drill.recorded_place[i];
  return places;
}

/// Stations where units of the kind wait or live.
std::set<StationId> stations_of(Scenario const& s, UnitKindId kind) {
  std::set<StationId> stations;
  for (UnitSpec const& unit : s.units)
    if (unit.kind == kind) stations.insert(unit.home);
  for (std::vector<Posting> const& level : s.plan.postings)
    for (Posting const& p : level)
      if (p.station && s.units[p.unit.index()].kind == kind) stations.insert(p.station);
  return stations;
}

/// Driving times of a kind from all stations to all places.
TravelMatrix dry_ways(World const& drill, UnitKindId kind, std::vector<RoadPlace> const& places) {
  auto const snapshot =
      drill.snapshots->of(dry_link_times(drill.roads, drill.vehicle[kind.index()]));
  return travel_times(drill.hierarchy, drill.station_place, places, snapshot->times());
}

SimTime sent_at(Rules const& rules, SimTime report) {
  std::int64_t const epoch = rules.dispatch_epoch.ms;
  SimTime const handled = report + rules.call_handling;
  return {(handled.ms + epoch - 1) / epoch * epoch};
}

}  // namespace

std::vector<std::optional<SimTime>> earliest_arrivals(World const& drill, Trajectory const& run) {
  Scenario const& s = drill.scenario;
  IncidentTable const& t = run.incidents;
  auto const places = places_of(drill, t);
  std::vector<std::optional<SimTime>> earliest(t.size());
  auto const take = [&](std::size_t i, SimTime at) {
    if (!earliest[i] || at < *earliest[i]) earliest[i] = at;
  };
  Duration const turn_out = std::min(s.rules.turn_out_day, s.rules.turn_out_night);
  for (std::size_t k = 0; k < s.unit_kinds.size(); ++k) {
    auto const stations = stations_of(s, UnitKindId{k});
    if (stations.empty()) continue;
    TravelMatrix const ways = dry_ways(drill, UnitKindId{k}, places);
    for (std::size_t i = 0; i < t.size(); ++i) {
      Needs const& needs = s.incident_kinds[t.kind[i].index()].needs;
      if (t.report[i] == kNever || !needs.helped_by(s.unit_kinds[k].skills)) continue;
      for (StationId const station : stations)
        if (auto const way = ways.time(station.index(), i))
          take(i, sent_at(s.rules, t.report[i]) + turn_out + *way);
    }
  }
  for (std::size_t i = 0; i < t.size(); ++i) {
    if (earliest[i] && t.arrive[i] != kNever) take(i, t.arrive[i]);
    if (earliest[i] > run.end) earliest[i] = std::nullopt;
  }
  return earliest;
}

}  // namespace sc
