// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "drill/drill.h"

namespace sc {

/// Reads the folder of one drill, DIR/01: drill.json and its scenario. The reference run is not
/// read: simulating Drill::scenario on load_roads(Drill::scenario.roads) with the drill's seed,
/// replication and reference policy gives it again.
///
/// Errors: InputError with every fault of both (another format or version, ids that the scenario
/// does not know, times outside the simulation, injects that are not its incidents); IoError.
Drill read_drill(std::filesystem::path const& folder);

}  // namespace sc
