// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "planner/report.h"

namespace sc {

/// For each unit kind that calls need: what one more of it, with its crew, on standby at every
/// planned level would change of the plan `best`, by PlanReportOptions::shadow_replications pairs
/// of runs. It waits where its mean driving time to the level's calls is least and there is room; a
/// kind that finds no room is left out.
std::vector<ShadowValue> shadow_values(PlanSpace const& space, Demand const& demand,
                                       Candidate const& best, DispatchPolicy const& policy,
                                       RelocationPolicy const* relocation,
                                       ReportWorlds const& worlds,
                                       PlanReportOptions const& options);

}  // namespace sc
