// SPDX-License-Identifier: Apache-2.0
#include "drill/strain.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "drill/busy_district.h"
#include "drill/drill_scenario.h"
#include "support/small_world.h"

namespace sc {
namespace {

std::vector<Strain> found_in(Scenario const& s) {
  World const world = test::make_world(s);
  Trajectory const run = simulate_drill(world, kReferencePolicy);
  return possible_strains(world, run, SimTime{0}, policy_costs_h(world, run));
}

std::vector<Strain> proved_in(Scenario const& s) {
  return proved_strains(s, test::drill_roads(), found_in(s));
}

Strain const* of_kind(std::vector<Strain> const& strains, StrainKind kind) {
  auto const found =
      std::find_if(strains.begin(), strains.end(), [&](Strain const& s) { return s.kind == kind; });
  return found == strains.end() ? nullptr : &*found;
}

/// Three ponds at once, half an hour of work each, for one pump unit.
Scenario overloaded() {
  Scenario s = test::idle_scenario();
  for (int k = 0; k < 3; ++k) test::add_call(s, test::kPump, 60, 60, 30, 5);
  return s;
}

TEST(Strain, OverloadIsRelievedByMoreUnitsOfTheKind) {
  auto const strains = proved_in(overloaded());
  Strain const* const overload = of_kind(strains, StrainKind::overload);
  ASSERT_TRUE(overload);
  EXPECT_EQ(overload->subject, "pump");
  // The second waits 30 min and more, the third an hour: severity 2.5 each.
  EXPECT_GE(overload->cost_h, 2.5 * 1.5);
  EXPECT_LT(overload->relieved_cost_h, 0.5);
  EXPECT_NEAR(overload->size, 1.5, 0.2);
}

TEST(Strain, ACalmDrillHasNone) {
  Scenario s = test::idle_scenario();
  test::add_call(s, test::kPump, 30, 30, 20, 0);
  test::add_call(s, test::kSaw, 90, 90, 20, 0);
  test::add_call(s, test::kPump, 150, 150, 20, 0);
  EXPECT_TRUE(found_in(s).empty());
}

TEST(Strain, LateReportsAreRelievedByEarlyOnes) {
  Scenario s = test::idle_scenario();
  test::add_call(s, test::kSaw, 30, 90, 20, 0);
  auto const strains = proved_in(s);
  Strain const* const late = of_kind(strains, StrainKind::communication);
  ASSERT_TRUE(late);
  EXPECT_EQ(late->size, 60);
  EXPECT_NEAR(late->cost_h - late->relieved_cost_h, 1.5 * 59.0 / 60, 0.01);
}

TEST(Strain, WhatNoReliefHelpsDoesNotStand) {
  Scenario s = test::idle_scenario();
  test::add_call(s, test::kSaw, 30, 31, 20, 0);
  Strain told;
  told.kind = StrainKind::communication;
  EXPECT_TRUE(proved_strains(s, test::drill_roads(), {told}).empty());
}

TEST(Strain, AFarPlaceIsRelievedByAUnitNearIt) {
  Scenario s = test::idle_scenario();
  s.zones[0].centre = test::near_node(15);
  s.rules.network_speed_factor = 0.02;              // everybody crawls
  test::add_call(s, test::kSaw, 130, 130, 20, 15);  // who moves has got there
  auto const strains = proved_in(s);
  Strain const* const far = of_kind(strains, StrainKind::coverage);
  ASSERT_TRUE(far);
  EXPECT_EQ(far->subject, "Z1");
  EXPECT_LT(far->relieved_cost_h, 0.5 * far->cost_h);
}

TEST(Strain, NobodyMovesWhereNoStationReachesTheFarPlace) {
  Scenario s = test::idle_scenario();
  test::add_call(s, test::kSaw, 30, 30, 20, 15);
  World world = test::make_world(s);
  Trajectory const run = simulate_drill(world, kReferencePolicy);
  std::vector<RoadPlace> const nowhere(s.zones.size());
  world.dry_times = DryTimes(world.roads, world.hierarchy, *world.snapshots, world.vehicle,
                             world.station_place, nowhere, 1);
  Strain far;
  far.kind = StrainKind::coverage;
  far.subject = "Z1";
  Scenario const eased = relieved(world, s, far, run);
  for (Posting const& posting : eased.plan.postings[1]) EXPECT_TRUE(posting.station);
}

TEST(Strain, ShutStreetsAreRelievedByOpenOnes) {
  Scenario s = test::idle_scenario();
  s.closures.push_back({SimTime{0}, s.end, test::near_node(15), 30, "test", {}});
  test::add_call(s, test::kSaw, 30, 30, 20, 15);
  Strain told;
  told.kind = StrainKind::routes;
  auto const strains = proved_strains(s, test::drill_roads(), {told});
  ASSERT_EQ(strains.size(), 1U);
  EXPECT_GT(strains[0].cost_h, 4);  // never reached
  EXPECT_LT(strains[0].relieved_cost_h, 1);
}

TEST(Strain, MissingMaterialIsRelievedByMaterialAtTheScene) {
  Scenario s = test::idle_scenario();
  s.materials.push_back({"bag", {"袋", "bag"}, "bag", {}});
  s.incident_kinds[test::kSaw].materials = {{MaterialId{0U}, 5}};
  test::add_call(s, test::kSaw, 30, 30, 20, 0);
  Strain told;
  told.kind = StrainKind::supply;
  auto const strains = proved_strains(s, test::drill_roads(), {told});
  ASSERT_EQ(strains.size(), 1U);
  EXPECT_LT(strains[0].relieved_cost_h, 0.7 * strains[0].cost_h);
}

TEST(Strain, TheCheckTellsAFalseOne) {
  Drill drill;
  drill.number = 3;
  drill.scenario = overloaded();
  drill.strains = proved_in(drill.scenario);
  ASSERT_FALSE(drill.strains.empty());
  EXPECT_TRUE(check_strains(drill, test::drill_roads()).empty());
  drill.strains.front().relieved_cost_h -= 0.1;
  EXPECT_EQ(check_strains(drill, test::drill_roads()).size(), 1U);
}

TEST(Strain, PolicySpreadIsAShareOfTheWorst) {
  EXPECT_DOUBLE_EQ(policy_spread(std::array{3.0, 4.0, 3.5}), 0.25);
  EXPECT_EQ(policy_spread(std::array{0.0, 0.0}), 0);
}

}  // namespace
}  // namespace sc
