// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "response/decision.h"

namespace sc {

/// Dynamic MEXCLP: a unit that comes free waits at the station from which it adds most to the
/// expected coverage by the idle units of its kind,
///
///   sum over zones z in time from there:  d_z (1 - q) q^(k_z - 1)
///
/// d_z: expected incidents of kinds it helps in zone z over the next three hours, or 1 where none
/// are expected anywhere. k_z: idle units of its kind in time for z, itself included. q: share of
/// time that a unit is busy. In time: call handling, turn-out by day and the drive together take no
/// longer than Rules::late. Equals: where it is posted, then the lower station.
///
/// Source: Jagtenberg, Bhulai & van der Mei (2015), "An efficient heuristic for real-time ambulance
/// redeployment", Oper. Res. Health Care 4, 27-35; coverage: Daskin (1983), Transp. Sci. 17, 48-70.
/// O(zones (idle + stations)).
class Dmexclp final : public RelocationPolicy {
 public:
  static constexpr double kBusyShare = 0.3;  ///< q; assumed
  static constexpr Duration kAhead = whole_hours(3);

  [[nodiscard]] StationId where(RelocationView const& view) const override;
};

/// d_z of the formula, one per zone of the scenario.
std::vector<double> zone_demand(RelocationView const& view);

/// Whether a unit of the kind that waits at the station is in time for the zone.
bool in_time(Outlook const& outlook, UnitKindId kind, StationId station, ZoneId zone);

}  // namespace sc
