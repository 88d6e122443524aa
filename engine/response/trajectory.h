// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "base/geo.h"
#include "base/id.h"
#include "base/time.h"
#include "des/event.h"
#include "traffic/queues.h"

namespace sc {

/// Everything a run records, as columns in memory; no I/O. io/run_file writes it.

/// What a unit is doing. Values are part of the run file (flag_values): append only.
enum class UnitStatus : std::uint8_t {
  off_duty = 0,
  standby = 1,
  turning_out = 2,
  driving = 3,
  held = 4,
  setting_up = 5,
  working = 6,
  wind_stopped = 7,
  guarding = 8,
  patrolling = 9,
  returning = 10,
  awaiting = 11,   ///< on scene, until others, material or fresh people are there
  resting = 12,    ///< a meal
  called_in = 13,  ///< its people are on their way to it
  handing_over = 14
};
inline constexpr std::uint8_t kUnitStatuses = 15;
char const* name_of(UnitStatus s);

/// What became of an incident. Values are part of the run file: append only.
enum class IncidentStatus : std::uint8_t {
  unreported = 0,
  waiting = 1,
  assigned = 2,
  arrived = 3,
  cleared = 4,
  prevented = 5  ///< its street was closed in time: nothing happened
};
char const* name_of(IncidentStatus s);

/// Who told the dispatcher.
enum class ReportSource : std::uint8_t {
  none = 0,
  citizen = 1,
  guard = 2,
  patrol = 3,
  driver = 4,
  record = 5
};
char const* name_of(ReportSource s);

/// One unit's track, time ascending. Columns of equal length.
struct UnitTrack {
  std::vector<SimTime> time;
  std::vector<LonLat> position;
  std::vector<UnitStatus> status;
  std::vector<LinkId> link;  ///< unset off the road
};

/// Incidents in order of onset; those that others led to come last. Times are kNever where the
/// thing did not happen by the horizon.
struct IncidentTable {
  std::vector<IncidentKindId> kind;
  std::vector<LinkId> link;
  std::vector<LonLat> position;
  std::vector<ZoneId> zone;
  std::vector<BasinId> basin;   ///< unset unless at a basin
  std::vector<float> severity;  ///< at onset
  std::vector<float> severity_at_arrival;
  std::vector<SimTime> onset, report, dispatch, arrive, work_start, clear;
  std::vector<UnitId> unit;              ///< that arrived first, or was sent last
  std::vector<std::int32_t> units_sent;  ///< different units that were sent
  std::vector<std::int32_t> parent;      ///< row of the incident that led to it; -1: none
  std::vector<ReportSource> source;
  std::vector<IncidentStatus> status;  ///< at the horizon
  [[nodiscard]] std::size_t size() const { return kind.size(); }
};

/// Orders to units, in order of time.
enum class OrderKind : std::uint8_t {
  to_incident = 0,
  to_station = 1,
  to_guard = 2,
  to_patrol = 3,
  off_duty = 4,
  to_supply = 5,  ///< fetch material and bring it to an incident
  called_off = 6
};
char const* name_of(OrderKind k);
struct OrderTable {
  std::vector<SimTime> time;
  std::vector<UnitId> unit;
  std::vector<OrderKind> kind;
  std::vector<std::uint32_t> target;  ///< incident, station, basin or patrol route number
  std::vector<Duration> estimate;     ///< expected travel time when given; 0 if none
  [[nodiscard]] std::size_t size() const { return time.size(); }
};

/// Every duty of a crew, in order of its beginning; `end` is kNever for those on duty at the
/// horizon.
struct DutyTable {
  std::vector<UnitId> unit;
  std::vector<std::int32_t> crew;  ///< of the unit's crews
  std::vector<std::int32_t> people;
  std::vector<SimTime> begin, end;
  [[nodiscard]] std::size_t size() const { return unit.size(); }
};

/// When people and vehicles turned out; the sums are those of RunCounts.
struct TripTable {
  std::vector<SimTime> time;  ///< ascending
  std::vector<std::int32_t> people, vehicles;
  [[nodiscard]] std::size_t size() const { return time.size(); }
};

/// Moments when a station could not give what was asked of it.
struct StockOutTable {
  std::vector<SimTime> time;
  std::vector<StationId> station;
  std::vector<MaterialId> material;
  std::vector<double> lacking;  ///< amount
  [[nodiscard]] std::size_t size() const { return time.size(); }
};

/// Material at the horizon, per material: initial + supplied = at_stations + on_units + used.
struct MaterialBalance {
  std::vector<double> initial, supplied, at_stations, on_units, used;  ///< [materials]
};

/// Totals that are counted while running.
struct RunCounts {
  std::int64_t person_trips = 0;
  std::int64_t vehicle_trips = 0;
  std::int64_t reroutes = 0;
  double km_driven = 0;
  std::int64_t activations = 0;
  std::int64_t diversions = 0;   ///< units under way that were sent elsewhere or called off
  std::int64_t preemptions = 0;  ///< units taken from their work
  std::int64_t hand_overs = 0;   ///< anywhere
  std::int64_t deliveries = 0;   ///< of material to scenes
  std::int64_t guard_closures = 0;
};

/// Background traffic: every trip wanted, in order of departure, and what the links carried.
struct TrafficTable {
  bool on = false;
  std::vector<SimTime> departure;
  std::vector<SimTime> end;  ///< arrived or gave up; kNever: still under way at the horizon
  std::vector<LinkQueues::Outcome> outcome;
  std::vector<NodeId> from, to;
  Duration interval;                   ///< a row of the following
  std::vector<std::uint32_t> entered;  ///< [intervals*links] vehicles, row = interval
  std::vector<float> delay_s;          ///< [intervals*links] sampled at the interval's end
  LinkQueues::Totals totals;
};

struct Trajectory {
  std::vector<UnitTrack> units;  ///< [units]
  IncidentTable incidents;
  OrderTable orders;
  std::vector<float> basin_depth_m;  ///< [steps*basins] with this run's pump trucks
  std::vector<float> deepest_m;      ///< [basins] greatest of it
  std::vector<SimTime> deepest_at;   ///< [basins] end of the first step of that depth
  std::vector<Event> events;         ///< every event handled, in order; without those of cars
  RunCounts counts;
  TripTable trips;
  DutyTable duties;
  StockOutTable stock_outs;
  MaterialBalance material;
  TrafficTable traffic;
  SimTime end;
};

}  // namespace sc
