// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "base/geo.h"
#include "base/time.h"
#include "response/trajectory.h"

namespace sc {

/// Does a unit change place while it does this? Elsewhere it stands, and where the next
/// observation is at another place, it is there at once.
bool is_moving(UnitStatus status);

/// Where a track is at a moment: in the straight line from one observation to the next while the
/// unit moves, else at the observation. Before the first observation: there.
/// `at` is the last observation that is not later than `time` (0 if all are).
LonLat place_at(UnitTrack const& track, std::size_t at, SimTime time);

/// Observations begin to end - 1 in which a unit moves in one status; `end` is where it got to
/// (end - 1 if the run ended on the way).
struct Leg {
  std::size_t begin = 0, end = 0;
};
/// Legs of two observations and more, in order of time.
std::vector<Leg> legs_of(UnitTrack const& track);

}  // namespace sc
