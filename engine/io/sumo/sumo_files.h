// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "traffic/alone.h"

namespace sc {

struct SumoCounts {
  std::size_t nodes = 0;
  std::size_t edges = 0;
  std::size_t connections = 0;
  std::size_t trips = 0;
};

/// Writes roads and trips, each with its way, as a folder that netconvert and SUMO 1.15 read:
/// district.{nod,edg,con,typ}.xml, district.netccfg, trips.rou.xml, headways.add.xml,
/// district.sumocfg and README.txt with the two commands. docs/formats.md says what is lost.
///
/// Departures in s, exact to the ms, in order. The ways' links that sumo_knows() not are left out,
/// and trips that have no others.
/// Errors: as AtomicFolder and AtomicFile; nothing is left behind.
SumoCounts write_sumo_files(std::string const& folder, RoadGraph const& graph,
                            QueueRules const& rules,
                            std::span<TrafficAlone::PlannedTrip const> trips);

}  // namespace sc
