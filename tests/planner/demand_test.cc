// SPDX-License-Identifier: Apache-2.0
#include "planner/demand.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "planner/planning_case.h"

namespace sc {
namespace {

TEST(Demand, HasEachCallOfEachDrawAtItsPoint) {
  test::PlanningCase const it(test::far_calls());
  Demand const demand(it.searched, 1, 2, 1);
  ASSERT_EQ(demand.points(), 1U);
  ASSERT_EQ(demand.draws().size(), 2U);
  ASSERT_EQ(demand.draws()[0].size(), 4U);
  Call const& second = demand.draws()[1][1];
  EXPECT_EQ(second.reported, SimTime{0} + whole_minutes(65));
  EXPECT_EQ(second.work, whole_minutes(10));
  EXPECT_EQ(second.level, 1U);
  EXPECT_DOUBLE_EQ(demand.expected(1, IncidentKindId{0U}, 0), 4);
  EXPECT_DOUBLE_EQ(demand.expected(1), 4);
  EXPECT_DOUBLE_EQ(demand.expected(2), 0);
}

/// Six streets of 200 m at 10 m/s.
TEST(Demand, KnowsTheWaysFromStationsAndPoints) {
  test::PlanningCase const it(test::far_calls());
  Demand const demand(it.searched, 1, 1, 1);
  UnitKindId const kind{0U};
  EXPECT_NEAR(demand.from_station(1, kind, StationId{0U}, 0), 120, 1);
  EXPECT_NEAR(demand.from_station(1, kind, StationId{1U}, 0), 0, 1);
  EXPECT_EQ(demand.from_point(1, kind, 0, 0), 0);
}

TEST(Demand, SumsUpItsDrawsByLevel) {
  for (std::uint64_t seed = 0; seed < 5; ++seed) {
    test::PlanningCase const it(test::random_scenario(seed));
    Demand const demand(it.searched, seed, 4, 2);
    std::vector<double> calls(kResponseLevels, 0);
    for (auto const& draw : demand.draws())
      for (Call const& call : draw) {
        EXPECT_EQ(call.level, level_at(it.searched.scenario, call.reported));
        EXPECT_LT(call.reported, it.searched.scenario.end);
        calls[call.level] += 0.25;
      }
    for (std::size_t level = 0; level < kResponseLevels; ++level)
      EXPECT_NEAR(demand.expected(level), calls[level], 1e-9);
  }
}

/// All calls come by dry weather; when level III begins it pours.
TEST(Demand, OfALevelWithoutCallsTakesTheRoadsOfItsBeginning) {
  Scenario s = test::far_calls();
  s.incidents.resize(1);
  SimTime const two = SimTime{0} + whole_hours(2);
  s.levels = {{SimTime{0}, ResponseLevel::IV}, {two, ResponseLevel::III}};
  test::add_rain(s, two, two + whole_hours(1), 0.1);
  test::PlanningCase const it(s);
  Demand const demand(it.searched, 1, 1, 1);
  EXPECT_EQ(demand.expected(2), 0);
  EXPECT_NEAR(demand.from_station(1, UnitKindId{0U}, StationId{0U}, 0), 120, 1);
  EXPECT_GT(demand.from_station(2, UnitKindId{0U}, StationId{0U}, 0), 125);
}

TEST(LevelAt, IsTheLatestThatHasBegun) {
  Scenario s;
  s.levels = {{SimTime{0} + whole_hours(1), ResponseLevel::IV},
              {SimTime{0} + whole_hours(2), ResponseLevel::I}};
  EXPECT_EQ(level_at(s, SimTime{0}), 0U);
  EXPECT_EQ(level_at(s, SimTime{0} + whole_hours(1)), 1U);
  EXPECT_EQ(level_at(s, SimTime{0} + whole_hours(3)), 4U);
}

}  // namespace
}  // namespace sc
