// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

#include "plan/dispatch/nearest_idle.h"
#include "response/simulate.h"
#include "support/small_world.h"

namespace sc::test {

/// A quiet district (small_world.h) with a station at node 0; skills 1 and 2; noon = one hour in.
class DistrictTest : public testing::Test {
 protected:
  DistrictTest() { station = add_station(s, near_node(0)); }

  Trajectory run(DispatchPolicy const& policy = NearestIdle{}) const {
    World const world = make_world(s);
    return simulate(world, world.scenario.plan, policy, {});
  }
  UnitKindSpec& kind_of(UnitKindId k) { return s.unit_kinds[k.index()]; }
  IncidentKindSpec& kind_of(IncidentKindId k) { return s.incident_kinds[k.index()]; }

  /// First moment at which the unit's track says so.
  static std::optional<SimTime> first(Trajectory const& t, UnitId u, UnitStatus status) {
    UnitTrack const& track = t.units[u.index()];
    auto const at = std::find(track.status.begin(), track.status.end(), status);
    if (at == track.status.end()) return std::nullopt;
    return track.time[static_cast<std::size_t>(at - track.status.begin())];
  }

  Scenario s = quiet_scenario();
  StationId station;
  SimTime const noon = SimTime{0} + whole_hours(1);
};

}  // namespace sc::test
