// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "response/world.h"

namespace sc {

/// What each link takes a vehicle at one moment of the scenario: in the weather and water of that
/// weather step, as if no pump truck had come, and with the closures recorded then; impassable
/// where it does not get through. Fallen trees and other blocks, and queues, belong to runs and do
/// not count. A unit's known times in a run before the first incident are the same.
/// Result [links]. Precondition: from the scenario's start to its end.
std::vector<LinkTime> road_times(World const& world, SimTime at, VehicleClass const& vehicle);

}  // namespace sc
