// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "response/incident_source.h"
#include "response/trajectory.h"
#include "response/world.h"
#include "road/route.h"

namespace sc {

/// Kinds of event, in the order in which they are handled at one moment. Values stand in run files:
/// append only.
enum class EventKind : std::uint16_t {
  weather_step = 0,    ///< target: step
  level_change = 1,    ///< target: number in Scenario::levels
  shift_change = 2,    ///< payload: activation
  closure_begin = 3,   ///< target: closure
  closure_end = 4,     ///< target: closure
  onset = 5,           ///< target: incident
  report = 6,          ///< target: incident; flags: ReportSource
  turned_out = 7,      ///< target: unit; payload: ticket
  node_reached = 8,    ///< target: unit; payload: ticket
  set_up = 9,          ///< target: unit; payload: ticket
  work_done = 10,      ///< target: unit; payload: ticket
  patrol_due = 11,     ///< target: unit; payload: round series
  dispatch = 12,       ///< target: 0
  crew_ready = 13,     ///< target: unit; payload: call
  duty_limit = 14,     ///< target: unit; payload: duty
  meal_over = 15,      ///< target: unit; payload: ticket
  handed_over = 16,    ///< target: unit; payload: ticket
  spawn = 17,          ///< target: the incident that may lead to another
  restock = 18,        ///< target: station
  outside_supply = 19  ///< target: incident
  // events of cars begin at kFirstQueueEvent (traffic/queues.h)
};
char const* name_of(EventKind kind);

/// What a unit has been told to do.
struct Task {
  enum class Kind : std::uint8_t { none, incident, station, guard, patrol };
  Kind kind = Kind::none;
  std::uint32_t target = 0;  ///< incident, station, basin or patrol route number
  std::uint32_t stop = 0;    ///< next stop of a patrol
};

/// A unit in a run. It stands at `place` or drives `route.links[leg]`, never both.
struct UnitState {
  UnitStatus status = UnitStatus::off_duty;
  Task task;
  std::optional<Posting> posting;  ///< at the present response level
  StationId at_station;            ///< set while it stands at a station
  bool away = false;               ///< on a vehicle-trip
  bool counted = false;            ///< its crew are among this shift's person-trips
  // driving
  bool moving = false;       ///< on a link until node_reached
  bool route_stale = false;  ///< orders changed while on the link
  RoadPlace place;           ///< where it stands, or will stand at node_time
  Route route;
  std::size_t leg = 0;
  SimTime node_time;
  // working
  Duration work_left;
  SimTime work_since;
  bool trucking = false;  ///< its pump runs in the incident's basin
  // events of an older ticket are void
  std::uint64_t ticket = 0;
  std::uint64_t patrol_series = 0;
};

/// An incident in a run.
struct IncidentState {
  PlannedIncident planned;
  IncidentStatus status = IncidentStatus::unreported;
  ReportSource source = ReportSource::none;
  SimTime report = kNever;
  SimTime dispatch = kNever;
  SimTime arrive = kNever;
  SimTime work_start = kNever;
  SimTime clear = kNever;
  UnitId unit;
  double severity_at_arrival = 0;
};

}  // namespace sc
