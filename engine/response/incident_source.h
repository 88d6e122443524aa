// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "response/world.h"

namespace sc {

/// An incident as fate has it, before anybody knows: everything about it that does not depend on
/// what the crews do.
struct PlannedIncident {
  IncidentKindId kind;
  SimTime onset;
  RoadPlace place;  ///< both directions of its street
  ZoneId zone;
  BasinId basin;            ///< unset unless at a basin
  double severity = 1;      ///< at onset
  Duration citizen_report;  ///< after onset, unless somebody sees it earlier
  Duration work;            ///< on-scene work of one unit at that severity, by day
  bool recorded = false;
  /// Time after the onset at which it leads to incident `child` of the list, if nobody works by
  /// then.
  Duration spawn_after;
  std::int32_t child = -1;   ///< -1: none
  std::int32_t parent = -1;  ///< of a child: its onset is kNever, since only the run decides it
};

/// All incidents of one replication in order of onset (then kind, place): the recorded ones and, if
/// the scenario wants them, those drawn from the hazards by thinning; then the children that some
/// of them may lead to (IncidentKindSpec::spawns; children have none of their own). A pure function
/// of its arguments; docs/formats.md gives the rates.
std::vector<PlannedIncident> incidents_of(World const& world, std::uint64_t seed,
                                          std::uint32_t replication);

/// Those alone that are drawn from the hazards, whether the scenario wants them or not.
std::vector<PlannedIncident> drawn_incidents_of(World const& world, std::uint64_t seed,
                                                std::uint32_t replication);

/// A recorded or reported incident at a basin's own street belongs to the basin if its kind pumps.
BasinId basin_at(World const& world, IncidentKindSpec const& kind, RoadPlace const& place);

/// Expected number of drawn incidents per kind over the whole scenario: the sum of
/// OnsetRates::expected over the zones. Shape: [kinds].
std::vector<double> expected_incidents(World const& world);

}  // namespace sc
