// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "response/scenario.h"
#include "road/road_table.h"

namespace sc::test {

/// A day in grid_city(4, 4) with a pump unit and two tree units at node 0, a second pump unit at
/// node 15, and about as many ponds and fallen trees as they can just not handle.
Scenario busy_scenario();

/// Four hours, the same units but one pump unit alone, and nothing happens: add incidents.
Scenario idle_scenario();
inline constexpr std::size_t kPump = 0, kSaw = 1;  ///< skills of both

/// A pond or a tree that is called in after a while and takes so long.
void add_call(Scenario& s, std::size_t kind, int onset_min, int report_min, int work_min,
              std::size_t node);

RoadTable drill_roads();

}  // namespace sc::test
