// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "response/scenario.h"

namespace sc {

/// What dispatch and relocation rules may see and what they may answer. A rule knows reports, the
/// road state of the last weather step plus what units have met, and what the hazards let expect on
/// average; nothing else.

/// A reported incident that still lacks units, or would if those under way were sent elsewhere.
struct OpenIncident {
  IncidentId id;
  IncidentKindId kind;
  Needs lacking;    ///< not covered by the units committed to it
  Needs unsettled;  ///< not covered by those on scene: what lacks if all under way are diverted
  int extra = 0;    ///< further units that would speed up its work; 0 while it lacks some
  bool people_trapped = false;
  double severity = 0;      ///< now
  double growth_per_h = 0;  ///< of severity while nobody works
  SimTime report;
  Duration expected_work;  ///< median of its kind, alone, at its severity
};

/// A unit that could be sent now.
struct FreeUnit {
  enum class Engagement : std::uint8_t {
    idle,     ///< on standby, returning or on patrol
    driving,  ///< on its way to `incident`: sending it elsewhere is a diversion
    working   ///< at `incident`, which is less severe than some other by Rules::preempt_severity
  };
  UnitId id;
  UnitKindId kind;
  SkillSet skills = 0;
  Engagement engagement = Engagement::idle;
  IncidentId incident;  ///< unset while idle
};

/// A unit at work or at a meal, and when that should be over.
struct BusyUnit {
  UnitId id;
  UnitKindId kind;
  SkillSet skills = 0;
  StationId home;
  SimTime expected_free;
};

/// Asks for expected times from the order to the arrival, turn-out included, on known roads.
class TravelEstimates {
 public:
  virtual ~TravelEstimates() = default;
  /// result[i] belongs to units[i]; nothing where the unit cannot get there.
  virtual std::vector<std::optional<Duration>> to_incident(IncidentId incident,
                                                           std::span<FreeUnit const> units) = 0;
};

/// What may be expected before it is known: the scenario's own rates and dry, free roads.
class Outlook {
 public:
  virtual ~Outlook() = default;
  /// Mean number of incidents of the kind that begin in the zone in [from, to).
  [[nodiscard]] virtual double expected_incidents(IncidentKindId kind, ZoneId zone, SimTime from,
                                                  SimTime to) const = 0;
  /// Driving time of a kind of unit from a station to the middle of a zone; nothing if there is no
  /// way.
  [[nodiscard]] virtual std::optional<Duration> station_to_zone(UnitKindId kind, StationId station,
                                                                ZoneId zone) const = 0;
  [[nodiscard]] virtual Scenario const& scenario() const = 0;
};

struct DispatchView {
  SimTime now;
  std::span<OpenIncident const> open;    ///< by report time, then id
  std::span<FreeUnit const> free_units;  ///< by id
  std::span<BusyUnit const> busy_units;  ///< by id; those at work that may be taken are free too
  TravelEstimates& estimates;
  Outlook const& outlook;
};

/// An order: the unit goes to the incident, or, with none, is called off from the one it drives to.
struct Assignment {
  UnitId unit;
  IncidentId incident;
  Duration estimate;  ///< as told by TravelEstimates
  bool operator==(Assignment const&) const = default;
};

/// A dispatch policy. Contract (one test suite for all, tests/plan/dispatch/contract_test.cc):
/// only units of the view, none twice; a unit that is diverted or called off was driving, or
/// working where that is allowed; once all of these have left their incidents, each unit, in the
/// order of the answer, helps what its incident then lacks (or is one of its extras); only
/// reachable incidents; nothing to do -> nothing; the same answer to the same view.
class DispatchPolicy {
 public:
  virtual ~DispatchPolicy() = default;
  [[nodiscard]] virtual std::vector<Assignment> decide(DispatchView const& view) const = 0;
};

/// A unit that waits, or is on its way to where it will wait.
struct IdleUnit {
  UnitId id;
  UnitKindId kind;
  SkillSet skills = 0;
  StationId station;
};

struct RelocationView {
  SimTime now;
  FreeUnit unit;                         ///< that has become free
  StationId posted;                      ///< where the plan wants it
  std::span<IdleUnit const> idle;        ///< the others, by id
  std::span<StationId const> with_room;  ///< ascending; always has `posted`
  Outlook const& outlook;
};

/// Decides where a unit waits that has become free. Contract (tests/plan/relocation): a station of
/// `with_room`; the same answer to the same view.
class RelocationPolicy {
 public:
  virtual ~RelocationPolicy() = default;
  [[nodiscard]] virtual StationId where(RelocationView const& view) const = 0;
};

}  // namespace sc
