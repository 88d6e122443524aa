// SPDX-License-Identifier: Apache-2.0
// What rules may expect before it is known.
#include "response/simulation.h"

namespace sc {

double Simulation::expected_incidents(IncidentKindId kind, ZoneId zone, SimTime from,
                                      SimTime to) const {
  return world_.onsets.expected(kind, zone, from, to);
}

std::optional<Duration> Simulation::station_to_zone(UnitKindId kind, StationId station,
                                                    ZoneId zone) const {
  return world_.dry_times.time(kind, station, zone);
}

}  // namespace sc
