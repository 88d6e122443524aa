// SPDX-License-Identifier: Apache-2.0
// What rules may ask: how long units would need, and what to expect before it is known.
#include "response/simulation.h"

namespace sc {

/// Known driving times are asked for once, as long as roads and places stay. None to what the unit
/// has given up.
std::vector<std::optional<Duration>> Simulation::to_incident(IncidentId id,
                                                             std::span<FreeUnit const> free_units) {
  std::vector<std::optional<Duration>> result(free_units.size());
  std::vector<std::size_t> unknown;
  std::vector<FreeUnit> ask;
  for (std::size_t i = 0; i < free_units.size(); ++i) {
    UnitId const u = free_units[i].id;
    auto const known = estimates_.find(id, u, unit(u).place, picture_.version());
    if (known) {
      result[i] = *known;
    } else {
      unknown.push_back(i);
      ask.push_back(free_units[i]);
    }
  }
  auto const times = driving_times(id, ask);
  for (std::size_t k = 0; k < ask.size(); ++k) {
    estimates_.put(id, ask[k].id, unit(ask[k].id).place, picture_.version(), times[k]);
    result[unknown[k]] = times[k];
  }
  for (std::size_t i = 0; i < free_units.size(); ++i) {
    if (unit(free_units[i].id).gave_up == id) result[i].reset();
    if (result[i]) *result[i] = *result[i] + until_off(free_units[i].id);
  }
  return result;
}

/// Until the unit could drive from its `place`.
Duration Simulation::until_off(UnitId u) const {
  UnitState const& it = unit(u);
  if (it.moving) return it.node_time - now();
  if (it.status == UnitStatus::turning_out) return it.out_at - now();
  return turn_out_delay(u);
}

/// One backward search for all kinds of unit that drive alike; one more for each that only leaves
/// where it stands because it stands there.
std::vector<std::optional<Duration>> Simulation::driving_times(
    IncidentId id, std::span<FreeUnit const> free_units) {
  RoadPlace const& goal = incident(id).planned.place;
  Approach const approach = approach_to({Task::Kind::incident, id.value(), 0});
  std::vector<std::optional<Duration>> result(free_units.size());
  for (std::size_t k = 0; k < world_.scenario.unit_kinds.size(); ++k) {
    std::vector<std::size_t> members;
    std::vector<RoadPlace> places;
    for (std::size_t i = 0; i < free_units.size(); ++i) {
      FreeUnit const& one = free_units[i];
      if (world_.drives_as[one.kind.index()] != UnitKindId{k}) continue;
      if (picture_.shut_in(unit(one.id).place)) {
        result[i] = picture_
                        .times_to(UnitKindId{k}, {&unit(one.id).place, 1}, goal,
                                  approach_from(one.id, approach))
                        .front();
        continue;
      }
      members.push_back(i);
      places.push_back(unit(one.id).place);
    }
    if (members.empty()) continue;
    auto const times = picture_.times_to(UnitKindId{k}, places, goal, approach);
    for (std::size_t m = 0; m < members.size(); ++m) result[members[m]] = times[m];
  }
  return result;
}

double Simulation::expected_incidents(IncidentKindId kind, ZoneId zone, SimTime from,
                                      SimTime to) const {
  return world_.onsets.expected(kind, zone, from, to);
}

std::optional<Duration> Simulation::station_to_zone(UnitKindId kind, StationId station,
                                                    ZoneId zone) const {
  return world_.dry_times.time(kind, station, zone);
}

}  // namespace sc
