// SPDX-License-Identifier: Apache-2.0
// What rules may expect before it is known.
#include "response/simulation.h"

namespace sc {

double Simulation::expected_incidents(IncidentKindId /*kind*/, ZoneId /*zone*/, SimTime /*from*/,
                                      SimTime /*to*/) const {
  return 0;
}

std::optional<Duration> Simulation::station_to_zone(UnitKindId /*kind*/, StationId /*station*/,
                                                    ZoneId /*zone*/) const {
  return std::nullopt;
}

}  // namespace sc
