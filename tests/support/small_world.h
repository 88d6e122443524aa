// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "response/scenario.h"
#include "response/world.h"

namespace sc::test {

/// A four-hour scenario on grid_city(4, 4) with nobody and nothing in it: one zone, no wind, no
/// rain, level IV from the start, day-time (08:00), full free speed, no call-handling delay, one
/// minute turn-out. Add what a test needs.
Scenario quiet_scenario();

/// Position of a grid node (numbered as in grid_city(4, 4)), moved by metres east and north.
LonLat near_node(std::size_t node, double east_m = 0, double north_m = 0);

StationId add_station(Scenario& s, LonLat position);
/// A kind with one unit's worth of everything: skills as a mask, four people, 0.5 m wading depth.
UnitKindId add_unit_kind(Scenario& s, SkillSet skills);
/// On standby at its home at every level.
UnitId add_unit(Scenario& s, UnitKindId kind, StationId home);
/// Ten minutes of work, no spread, never drawn, does not block.
IncidentKindId add_incident_kind(Scenario& s, SkillSet skills);
void add_recorded(Scenario& s, IncidentKindId kind, SimTime onset, LonLat position);
/// One hectare of asphalt that drains 20 L/s, closes nothing.
BasinId add_basin(Scenario& s, LonLat position);
/// The same rain everywhere.
void add_rain(Scenario& s, SimTime from, SimTime to, double depth_m);
void post(Scenario& s, Posting const& posting);

World make_world(Scenario scenario);

/// A random small district: stations, units with loads, kinds of incident of every sort (several
/// units, material, trapped people, blocked streets and inlets, one trouble that leads to another),
/// basins with and without guards' cards, a storm, a plan that changes with the level, tight hours
/// for the crews. Same seed, same world.
///
/// Every other district (odd seeds) changes shifts every hour and has no command staff; the others
/// see no change of shift.
World random_world(std::uint64_t seed, TrafficSpec const& traffic = {});

}  // namespace sc::test
