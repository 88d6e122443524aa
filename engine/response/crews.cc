// SPDX-License-Identifier: Apache-2.0
// The people: called in, relieved, fed, and never longer at work than the rules allow.
#include <algorithm>

#include "base/check.h"
#include "response/simulation.h"

namespace sc {

/// A crew other than the one on duty that may begin now: -1 if none has rested enough.
std::int32_t Simulation::rested_crew(UnitId u) const {
  CrewState const& crew = unit(u).crew;
  for (std::size_t c = 0; c < crew.rested_from.size(); ++c) {
    auto const number = static_cast<std::int32_t>(c);
    if (number != crew.on_duty && crew.rested_from[c] <= now()) return number;
  }
  return -1;
}

SimTime Simulation::duty_end(UnitId u) const {
  return unit(u).crew.duty_begin + rules().most_duty;
}

/// People come to their unit: after the call-in time, and not before one of its crews has rested.
/// None to one that is out of service.
void Simulation::call_in(UnitId u) {
  if (unit(u).out_of_service) return;
  CrewState& crew = unit(u).crew;
  SimTime const there = now() + (night() ? rules().call_in_night : rules().call_in_day);
  SimTime const rested = *std::min_element(crew.rested_from.begin(), crew.rested_from.end());
  SimTime const ready = std::max(there, rested);
  ++crew.call;
  set_status(u, UnitStatus::called_in);
  if (ready <= now()) return on_crew_ready(u, crew.call);
  post_event(creator(u), ready, EventKind::crew_ready, u.value(), crew.call);
}

void Simulation::on_crew_ready(UnitId u, std::uint64_t call) {
  UnitState& it = unit(u);
  if (call != it.crew.call) return;
  std::int32_t const crew = rested_crew(u);
  SC_EXPECT(!it.crew.there() && crew >= 0);
  begin_duty(u, crew);
  follow_posting(u);
  if (it.posting && it.posting->duty == Duty::patrol) on_patrol_due(u, it.patrol_series);
}

void Simulation::begin_duty(UnitId u, std::int32_t number) {
  CrewState& crew = unit(u).crew;
  crew.on_duty = number;
  crew.duty_begin = now();
  crew.relief_due = false;
  // Not all units eat at once.
  crew.meal_due = now() + rules().meal_after - rules().meal * (u.value() % 4);
  ++crew.call;
  DutyTable& duties = trajectory_.duties;
  crew.duty_row = duties.size();
  duties.unit.push_back(u);
  duties.crew.push_back(number);
  duties.people.push_back(world_.kind_of(u).crew);
  duties.begin.push_back(now());
  duties.end.push_back(kNever);
  count_people(u);
  post_event(creator(u), duty_end(u), EventKind::duty_limit, u.value(), crew.call);
}

void Simulation::end_duty(UnitId u) {
  CrewState& crew = unit(u).crew;
  SC_EXPECT(crew.there());
  trajectory_.duties.end[crew.duty_row] = now();
  crew.rested_from[static_cast<std::size_t>(crew.on_duty)] = now() + rules().least_rest;
  crew.on_duty = -1;
  crew.relief_due = false;
  ++crew.call;
}

/// A person-trip is one person turned out for one shift of one activation.
void Simulation::count_people(UnitId u) {
  count_trips(world_.kind_of(u).crew, 0);
}

/// Trips of one moment share a row.
void Simulation::count_trips(int people, int vehicles) {
  trajectory_.counts.person_trips += people;
  trajectory_.counts.vehicle_trips += vehicles;
  if (!options_.record_all) return;
  TripTable& trips = trajectory_.trips;
  if (trips.time.empty() || trips.time.back() != now()) {
    trips.time.push_back(now());
    trips.people.push_back(0);
    trips.vehicles.push_back(0);
  }
  trips.people.back() += people;
  trips.vehicles.back() += vehicles;
}

/// The shift is over: fresh people take over where the unit stands, or where it next stops. Without
/// any, the crew stays for another shift, as long as it may.
void Simulation::relieve(UnitId u) {
  UnitState& it = unit(u);
  if (!it.crew.there() || it.status == UnitStatus::handing_over) return;
  std::int32_t const fresh = rested_crew(u);
  if (fresh < 0) return count_people(u);
  if (it.moving || it.status == UnitStatus::setting_up) {
    it.crew.relief_due = true;
  } else {
    hand_over(u, fresh);
  }
}

/// Work on the scene pauses for it; elsewhere it takes no time.
void Simulation::hand_over(UnitId u, std::int32_t fresh) {
  UnitState& it = unit(u);
  end_duty(u);
  begin_duty(u, fresh);
  ++trajectory_.counts.hand_overs;
  if (it.status == UnitStatus::resting) on_meal_over(u);
  if (!it.ready || rules().hand_over <= Duration{}) return;
  it.ready = false;
  set_status(u, UnitStatus::handing_over);
  post_unit(u, now() + rules().hand_over, EventKind::handed_over);
  update_scene(IncidentId{it.task.target});
}

void Simulation::on_handed_over(UnitId u) {
  unit(u).ready = true;
  update_scene(IncidentId{unit(u).task.target});
}

void Simulation::on_duty_limit(UnitId u, std::uint64_t call) {
  if (call != unit(u).crew.call) return;
  SC_EXPECT(!unit(u).moving);
  (void)relieved_here(u);
}

/// Nobody works beyond the limit: a fresh crew takes over where the unit stands; without one it is
/// left standing until one has rested, and whatever it was sent for waits again.
bool Simulation::relieved_here(UnitId u) {
  UnitState& it = unit(u);
  if (std::int32_t const fresh = rested_crew(u); fresh >= 0) {
    hand_over(u, fresh);
    return true;
  }
  release(u);
  leave_post(u);
  ++it.ticket;
  ++it.patrol_series;  // the next crew begins rounds of its own
  end_duty(u);
  set_status(u, UnitStatus::off_duty);
  bool const at_home = it.at_station && it.at_station == world_.scenario.units[u.index()].home;
  if (it.posting || !at_home) call_in(u);
  return false;
}

/// Crews that have waited long enough for a meal take it while nothing calls; guards eat at their
/// post by turns.
void Simulation::serve_meals() {
  for (std::size_t i = 0; i < units_.size(); ++i) {
    UnitId const u{i};
    UnitState& it = unit(u);
    if (it.status != UnitStatus::standby || it.crew.meal_due > now()) continue;
    set_status(u, UnitStatus::resting);
    post_unit(u, now() + rules().meal, EventKind::meal_over);
  }
}

/// Not for one that was sent off from its meal and stands without a way since.
void Simulation::on_meal_over(UnitId u) {
  UnitState& it = unit(u);
  if (it.status != UnitStatus::resting) return;
  ++it.ticket;
  it.crew.meal_due = now() + rules().meal_after;
  set_status(u, UnitStatus::standby);
  request_dispatch(now());
}

}  // namespace sc
