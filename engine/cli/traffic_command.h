// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <iosfwd>
#include <optional>

#include "cli/load_case.h"
#include "traffic/alone.h"

namespace sc {

/// `stormcrew traffic SCENARIO`: the scenario's background traffic alone, on dry open roads.
struct TrafficOptions {
  CaseOptions what;
  /// So many trips, spread evenly over `hours`, instead of days of `--trips` with their peaks.
  std::optional<double> even_trips;
  double hours = 24;    ///< in which trips begin
  double longest = 48;  ///< hours after which the simulation ends in any case
  bool json = false;
};

/// A loaded case with its traffic, ready to run or to be exported.
struct LoadedTraffic {
  Case what;
  std::unique_ptr<TrafficAlone> alone;
};
/// Errors: as load_case.
LoadedTraffic load_traffic(TrafficOptions const& options);

/// Prints what became of the trips and how fast it was simulated. Returns 0; errors are thrown.
int traffic_command(TrafficOptions const& options, std::ostream& out);

}  // namespace sc
