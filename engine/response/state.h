// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "response/incident_source.h"
#include "response/trajectory.h"
#include "response/world.h"
#include "road/route.h"

namespace sc {

/// Kinds of event, in the order in which they are handled at one moment; orders come last, so that
/// they know of everything. Values stand in run files.
enum class EventKind : std::uint16_t {
  weather_step = 0,     ///< target: step
  level_change = 1,     ///< target: number in Scenario::levels
  shift_change = 2,     ///< payload: series
  closure_begin = 3,    ///< target: closure
  closure_end = 4,      ///< target: closure
  onset = 5,            ///< target: incident
  report = 6,           ///< target: incident; flags: ReportSource
  turned_out = 7,       ///< target: unit; payload: ticket
  node_reached = 8,     ///< target: unit; payload: ticket
  set_up = 9,           ///< target: unit; payload: ticket
  work_done = 10,       ///< target: incident; payload: its ticket
  patrol_due = 11,      ///< target: unit; payload: round series
  crew_ready = 12,      ///< target: unit; payload: call
  duty_limit = 13,      ///< target: unit; payload: call
  meal_over = 14,       ///< target: unit; payload: ticket
  handed_over = 15,     ///< target: unit; payload: ticket
  spawn = 16,           ///< target: the incident that may lead to another
  restock = 17,         ///< target: station
  outside_supply = 18,  ///< target: incident; payload: its call for supply
  dispatch = 19         ///< target: 0
  // events of cars begin at kFirstQueueEvent (traffic/queues.h)
};
char const* name_of(EventKind kind);

/// What a unit has been told to do.
struct Task {
  enum class Kind : std::uint8_t { none, incident, station, guard, patrol, fetch, deliver };
  Kind kind = Kind::none;
  std::uint32_t target = 0;  ///< incident, station, basin or patrol route number
  std::uint32_t stop = 0;    ///< next stop of a patrol; incident that is fetched for
  /// The incident it serves, by work or by bringing material.
  [[nodiscard]] std::optional<IncidentId> incident() const {
    if (!serves_incident()) return std::nullopt;
    return IncidentId{kind == Kind::fetch ? stop : target};
  }
  /// For an incident: given up only by withdrawal or release, not for another posting.
  [[nodiscard]] bool serves_incident() const {
    return kind == Kind::incident || kind == Kind::fetch || kind == Kind::deliver;
  }
};

/// The people of a unit. At most one crew is on duty at a time.
struct CrewState {
  std::int32_t on_duty = -1;         ///< number of the crew; -1: none
  std::vector<SimTime> rested_from;  ///< [crews] earliest beginning of the next duty
  SimTime duty_begin;
  SimTime meal_due;
  bool relief_due = false;   ///< hands over where it next stops
  std::uint64_t call = 0;    ///< events of an older duty or call-in are void
  std::size_t duty_row = 0;  ///< in Trajectory::duties
  [[nodiscard]] bool there() const { return on_duty >= 0; }
};

/// A unit in a run. It stands at `place` or drives `route.links[leg]`, never both.
struct UnitState {
  UnitStatus status = UnitStatus::off_duty;
  Task task;
  std::optional<Posting> posting;  ///< at the present response level
  StationId at_station;            ///< set while it stands at a station
  StationId relocated;             ///< waits there instead of at its posting, if set
  BasinId guards;                  ///< set while it guards
  bool away = false;               ///< on a vehicle-trip
  bool out_of_service = false;     ///< somebody said so; it takes no orders
  CrewState crew;
  // driving
  bool moving = false;       ///< on a link until node_reached
  bool route_stale = false;  ///< orders changed while on the link
  RoadPlace place;           ///< where it stands, or will stand at node_time
  Route route;
  std::size_t leg = 0;
  SimTime node_time;
  SimTime entered;           ///< while moving: when it came onto its link,
  float entered_at = 0;      ///< and at which fraction of it
  SimTime arrives = kNever;  ///< as was expected when it set off
  SimTime out_at;            ///< while turning out: when it leaves
  SimTime held_since;        ///< while held
  IncidentId gave_up;        ///< cut off from what it fetched for it; until home or sent elsewhere
  // on scene
  bool ready = false;     ///< set up, people there
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
  // what people have said of it (response/live/)
  bool answered = false;   ///< its call has been handled
  bool forgotten = false;  ///< it never was: events of it are void
  bool trapped = false;    ///< people, beside what its kind says
  struct Correction {
    double severity = 1;
    SimTime from;
  };
  std::optional<Correction> corrected;
  // what has happened to it
  SimTime onset = kNever;  ///< of a child: when it was led to, if it was
  SimTime report = kNever;
  SimTime dispatch = kNever;
  SimTime arrive = kNever;
  SimTime work_start = kNever;
  SimTime clear = kNever;
  UnitId unit;                ///< that arrived first, else was sent last
  std::vector<UnitId> units;  ///< committed: on their way or on scene, in order of orders
  std::vector<UnitId> sent;   ///< all that ever were
  std::uint32_t passes = 0;   ///< by crews that might have seen it
  double severity_at_arrival = 0;
  // work
  bool supplied = false;                              ///< all its material is there
  std::optional<std::vector<MaterialAmount>> wanted;  ///< not there yet; set at the first attempt
  bool delivery_under_way = false;
  std::uint64_t supply_call = 0;  ///< outside_supply of an older one is void
  bool pumping = false;           ///< the work is to lower the basin
  Duration work_left;             ///< at rate 1
  double rate = 0;                ///< of work since `rate_since`
  SimTime rate_since;
  std::uint64_t ticket = 0;  ///< work_done of an older one is void
  [[nodiscard]] bool open() const {
    return status == IncidentStatus::waiting || status == IncidentStatus::assigned ||
           status == IncidentStatus::arrived;
  }
};

}  // namespace sc
