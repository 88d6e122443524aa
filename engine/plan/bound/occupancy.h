// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "response/incident_source.h"
#include "response/world.h"

namespace sc {

/// How long the rules bind a unit that was the first to arrive at an incident, whatever the plan
/// and the policy (docs/bound.md, steps 4 to 7). Policies keep their contract (decision.h). The
/// World must outlive it.
class LeastOccupancy {
 public:
  /// `units`: [units] those that may be sent at all.
  LeastOccupancy(World const& world, std::vector<bool> const& units);

  /// Kinds of the units that may be sent and may help, ascending: one of them is first.
  [[nodiscard]] std::vector<UnitKindId> helpers(IncidentKindId kind) const;
  /// From the first arrival until that unit may be the first at another incident.
  [[nodiscard]] Duration of(PlannedIncident const& incident) const;
  /// Moments before `end` at each of which one of so many units may be free again by leaving its
  /// incident at the limit of its hours, ascending.
  [[nodiscard]] std::vector<SimTime> departures(std::size_t units, SimTime end) const;
  /// Nobody is on duty before.
  [[nodiscard]] SimTime staffed_from() const;
  /// Units of those kinds that may be sent.
  [[nodiscard]] std::size_t units_of(std::vector<UnitKindId> const& kinds) const;

 private:
  [[nodiscard]] bool may_be_preempted(IncidentKindSpec const& kind) const;
  [[nodiscard]] bool may_be_pumped(PlannedIncident const& incident) const;
  [[nodiscard]] Duration least_setup(IncidentKindId kind) const;
  [[nodiscard]] double greatest_rate(IncidentKindId kind) const;
  [[nodiscard]] Duration lost_in_rounding() const;

  World const& world_;
  std::vector<std::size_t> units_;  ///< [unit kinds] that may be sent
};

}  // namespace sc
