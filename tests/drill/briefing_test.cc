// SPDX-License-Identifier: Apache-2.0
#include "drill/files/briefing.h"

#include <gtest/gtest.h>

#include "drill/busy_district.h"
#include "support/small_world.h"

namespace sc {
namespace {

// Dry but for five minutes when the exercise begins and five when it has ended.
TEST(WeatherBrief, CountsRainUpToTheBeginningAndUpToTheEnd) {
  Scenario s = test::idle_scenario();
  auto const at = [](int minutes) { return SimTime{0} + whole_minutes(minutes); };
  test::add_rain(s, at(0), at(60), 0);
  test::add_rain(s, at(60), at(65), 0.006);
  test::add_rain(s, at(65), at(120), 0);
  test::add_rain(s, at(120), at(125), 0.012);
  World const world = test::make_world(s);
  DrillSet const set;
  Drill drill;
  drill.begin = at(60);
  drill.end = at(120);
  WeatherBrief const brief = weather_brief({set, drill, world});
  EXPECT_EQ(brief.rain_so_far_mm, 0);
  EXPECT_EQ(brief.last_hour_mm, 0);
  EXPECT_NEAR(brief.rain_ahead_mm, 6, 0.001);
  EXPECT_NEAR(brief.ahead_hour_mm, 6, 0.001);
}

}  // namespace
}  // namespace sc
