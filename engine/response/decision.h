// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "response/scenario.h"

namespace sc {

/// What a dispatch rule may see and what it may answer. A rule knows reports and the road state of
/// the last weather step plus what units have met, nothing else.

/// A reported incident for which no unit is under way.
struct WaitingIncident {
  IncidentId id;
  SkillSet skills = 0;  ///< a unit must have all of them
  double severity = 0;  ///< as reported
  SimTime report;
};

/// A unit that could be sent now.
struct FreeUnit {
  UnitId id;
  SkillSet skills = 0;
};

/// Asks for expected times from the order to the arrival, turn-out included, on known roads.
class TravelEstimates {
 public:
  virtual ~TravelEstimates() = default;
  /// result[i] belongs to units[i]; nothing where the unit cannot get there.
  virtual std::vector<std::optional<Duration>> to_incident(IncidentId incident,
                                                           std::span<FreeUnit const> units) = 0;
};

struct DispatchView {
  SimTime now;
  std::span<WaitingIncident const> waiting;  ///< by report time, then id
  std::span<FreeUnit const> free_units;      ///< by id
  TravelEstimates& estimates;
};

struct Assignment {
  UnitId unit;
  IncidentId incident;
  Duration estimate;
  bool operator==(Assignment const&) const = default;
};

/// A dispatch policy. Contract (one test suite for all, tests/plan/dispatch/contract_test.cc):
/// only free units with the skills, none twice, no incident twice, nothing to do -> nothing, the
/// same answer to the same view.
class DispatchPolicy {
 public:
  virtual ~DispatchPolicy() = default;
  [[nodiscard]] virtual std::vector<Assignment> decide(DispatchView const& view) const = 0;
};

inline bool capable(FreeUnit const& unit, WaitingIncident const& incident) {
  return (unit.skills & incident.skills) == incident.skills;
}

}  // namespace sc
