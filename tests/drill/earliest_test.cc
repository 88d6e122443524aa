// SPDX-License-Identifier: Apache-2.0
#include "drill/earliest.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "drill/busy_district.h"
#include "drill/drill_scenario.h"
#include "support/small_world.h"

namespace sc {
namespace {

/// Two ponds at node 15, told of at 30 min and 3 s, for the pump unit at node 0, which is six
/// streets of 200 m at half of 10 m/s away; a tree unit at node 15 is of no use.
Scenario two_ponds() {
  Scenario s = test::idle_scenario();
  s.rules.call_handling = whole_seconds(45);
  s.rules.network_speed_factor = 0.5;
  test::add_unit(s, UnitKindId{1U}, test::add_station(s, test::near_node(15)));
  for (int k = 0; k < 2; ++k) {
    test::add_call(s, test::kPump, 20, 30, 40, 15);
    s.incidents.back().report = SimTime{0} + whole_minutes(30) + whole_seconds(3);
  }
  return s;
}

// 30:03 + 45 s is 30:48; the next epoch is 30:50; a minute of turn-out; 240 s of driving.
TEST(EarliestArrivals, AddUpHandlingEpochTurnOutAndWay) {
  World const world = test::make_world(two_ponds());
  Trajectory const run = simulate_drill(world, kReferencePolicy);
  auto const earliest = earliest_arrivals(world, run);
  SimTime const expected = SimTime{0} + whole_seconds(30 * 60 + 50 + 60 + 240);
  ASSERT_EQ(earliest.size(), 2U);
  for (auto const& time : earliest) {
    ASSERT_TRUE(time);
    EXPECT_NEAR((*time - expected).seconds(), 0, 0.5);
  }
  EXPECT_GT(std::max(run.incidents.arrive[0], run.incidents.arrive[1]),
            expected + whole_minutes(39))
      << "the second waits until the first is done";
}

TEST(EarliestArrivals, AreTheRunsOwnWhereSomebodyPassedNearby) {
  World const world = test::make_world(two_ponds());
  Trajectory run = simulate_drill(world, kReferencePolicy);
  run.incidents.arrive[0] = run.incidents.report[0] + whole_seconds(50);
  EXPECT_EQ(earliest_arrivals(world, run)[0], run.incidents.arrive[0]);
}

// Nobody can be there before 35:50; drill.json takes no time after the end.
TEST(EarliestArrivals, AreNoneAfterTheEnd) {
  Scenario s = two_ponds();
  s.end = SimTime{0} + whole_minutes(35);
  World const world = test::make_world(s);
  EXPECT_FALSE(earliest_arrivals(world, simulate_drill(world, kReferencePolicy))[0]);
}

TEST(EarliestArrivals, AreNoneWhereNobodyHelpsOrNobodyTold) {
  World const world = test::make_world(two_ponds());
  Trajectory run = simulate_drill(world, kReferencePolicy);
  run.incidents.report[0] = kNever;
  EXPECT_FALSE(earliest_arrivals(world, run)[0]);
  Scenario s = two_ponds();
  s.unit_kinds[0].skills = 1U << test::kSaw;
  World const helpless = test::make_world(s);
  EXPECT_FALSE(earliest_arrivals(helpless, simulate_drill(helpless, kReferencePolicy))[1]);
}

}  // namespace
}  // namespace sc
