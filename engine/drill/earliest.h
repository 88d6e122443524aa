// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "response/trajectory.h"
#include "response/world.h"

namespace sc {

/// When somebody could be there at the earliest who waits at a station, whatever else happens: the
/// report, the call handled, the next dispatch epoch, the shorter turn-out, and the fastest way on
/// dry, open and empty roads of any kind of unit that can help, from any station with such a unit
/// posted or at home. A unit that happens to be on the road nearer by may be there before, so the
/// run's own arrival counts where it is earlier.
///
/// Result [incidents of the run]; nothing where it was not reported or nobody can come by the end
/// of the run.
std::vector<std::optional<SimTime>> earliest_arrivals(World const& drill, Trajectory const& run);

}  // namespace sc
