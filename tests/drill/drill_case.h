// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "drill/drill.h"
#include "response/simulate.h"
#include "road/road_table.h"

namespace sc::test {

/// A set of drills made by hand, small enough to look at, with the roads they drive on.
struct DrillSetCase {
  DrillSet set;
  RoadTable roads;
};

/// Two drills of scenarios/tiny, or of another folder with its tables: 15:00 to 17:00, four hours
/// until the end, four incidents; the second drill begins half an hour later with three of them.
DrillSetCase tiny_drills(std::string const& folder = std::string(SC_SOURCE_DIR) +
                                                     "/scenarios/tiny");

/// One drill of scenarios/yanhua-stress: the first 15 incidents that replication 0 draws from 26
/// July 04:00 on, rounded as a table writes them.
DrillSetCase stress_drill();

/// The drill simulated on its own scenario with its seed, replication and reference policy.
Trajectory simulated(Drill const& drill, RoadTable const& roads);

/// Every column of what units and incidents did, and every event.
void expect_same(Trajectory const& a, Trajectory const& b);

}  // namespace sc::test
