// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "response/world.h"
#include "support/grid_city.h"
#include "support/small_world.h"

namespace sc::test {

/// One street with two zones, 200 m and 20 s from junction to junction; links 2k and 2k+1 from k:
///
///     0 -S------- 1 ----B---- 2 --------- 3      S: the station, 50 m from 0
///      west: 0-1       east: 1-2 and 2-3         B: a basin that covers 1-2 and nothing else
///
/// 10,000 people in the west, 20,000 in the east; two units on standby.
inline Scenario street_town() {
  Scenario s = quiet_scenario();
  s.zones = {{"west", {"西", "west"}, near_node(0), 10'000, 0, 0, Terrain::C, {}},
             {"east", {"东", "east"}, near_node(0, 500), 20'000, 0, 0, Terrain::C, {}}};
  StationId const station = add_station(s, near_node(0, 50));
  UnitKindId const kind = add_unit_kind(s, 1);
  add_unit(s, kind, station);
  add_unit(s, kind, station);
  add_basin(s, near_node(0, 300));
  return s;
}

inline World street_world(Scenario s) {
  return World(std::move(s), grid_city(1, 4), 1);
}

}  // namespace sc::test
