// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "response/storm_state.h"
#include "response/world.h"

namespace sc {

/// A unit that an open incident needs, and that is therefore not moved.
struct Reserved {
  UnitId unit;
  std::size_t incident = 0;  ///< of StormState::incidents
  std::optional<Duration> drive;
};

struct Relocation {
  UnitId unit;
  StationId from;  ///< unset: on the road, or where it works
  StationId to;
  Duration drive;
};

/// What is best done in one hour of the storm.
struct RollingHour {
  SimTime begin;
  double calls = 0;           ///< expected in this hour, counted for each kind of unit they need
  double covered_before = 0;  ///< of them with a free unit in time, if nobody moved in this hour
  double covered_after = 0;   ///< once all who can get there have moved
  double covered_bound = 0;   ///< no posting of the free units covers more
  std::vector<Relocation> moves;
};

struct RollingPlan {
  std::vector<Reserved> reserved;
  std::vector<std::size_t> unserved;  ///< incidents that lack somebody still
  std::vector<RollingHour> hours;
};

/// Where free units should wait in the next hours, from what a control room knows.
///
/// Units that open incidents still need are set aside first: those that are there or on their way
/// and of which nobody knows when they will be free, then the nearest that helps, incident by
/// incident in order of severity. Then, hour by hour, the units of each kind that are free at its
/// beginning are posted so that most of the calls expected in it find a free one in time
/// (place_for_cover: MEXCLP with a busy share of 0.3, stations with the room they have, those under
/// water left out; of equal postings one with less driving), on the roads as they are expected in
/// that hour; who goes where is the matching of least driving, and who has no way stays. A kind is
/// left as it stands where that gains less than 0.02 calls and finds no place for somebody without
/// one: crews are not sent about for nothing. `hours` >= 1, cut off at the scenario's end.
RollingPlan plan_hours(World const& world, StormState const& state, int hours, int threads);

}  // namespace sc
