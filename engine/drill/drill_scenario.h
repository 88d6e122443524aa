// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "response/incident_source.h"
#include "response/trajectory.h"
#include "response/world.h"

namespace sc {

/// From incidents of a storm to a scenario that has these alone.

/// What a row of incidents.csv can say of a drawn incident: times in whole seconds, degrees with
/// six decimals, severity with two, work in tenths of a minute and at least one of them. Rounded
/// before anything is simulated, so that the file read back is the same drill.
///
/// One at a basin lies at the basin's own position. Precondition: no child (its onset is unknown).
RecordedIncident as_recorded(World const& storm, PlannedIncident const& incident);

/// In the order in which a run has them: by onset, then kind. Row i of a scenario with incidents in
/// this order is row i of its runs.
void sort_as_run(std::vector<RecordedIncident>& incidents);

/// The scenario as if it ended then: nothing is left that begins later.
void cut_off(Scenario& scenario, SimTime end);

/// The storm with these incidents alone, in force until `end`, under the reference policy.
/// Precondition: incidents as sort_as_run leaves them, all before `end`; `end` not after the
/// storm's.
Scenario drill_scenario(Scenario const& storm, std::vector<RecordedIncident> incidents,
                        SimTime end);

inline constexpr std::string_view kReferencePolicy = "assignment";

/// Simulates the scenario's own plan under a policy, everything recorded, replication 0 as
/// `stormcrew run` does. The serial kernel: other threads have drills of their own.
Trajectory simulate_drill(World const& world, std::string_view policy);

}  // namespace sc
