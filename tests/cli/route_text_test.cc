// SPDX-License-Identifier: Apache-2.0
#include "cli/route_text.h"

#include <gtest/gtest.h>

#include "support/grid_city.h"

namespace sc {
namespace {

/// Steps of one link each over grid_city(2, 2), all nameless but the first.
class RouteText : public testing::Test {
 protected:
  RouteText() : graph(roads()) {
    answer.from = {{120.1, 30.3}, {120.1, 30.3}, 12.4};
    answer.to = {{120.2, 30.25}, {120.2, 30.25}, 0};
    answer.steps = {{Turn::straight, {{LinkId{0U}}}, 1240, whole_seconds(62)},
                    {Turn::left, {{LinkId{6U}}}, 200, whole_seconds(20)}};
    answer.length_m = 1440;
    answer.duration = whole_seconds(82);
  }
  static RoadTable roads() {
    RoadTable table = test::grid_city(2, 2);
    table.names = {{}, {"东街", "East Street"}};
    table.name[0] = table.name[1] = 1;
    return table;
  }

  RoadGraph graph;
  RouteAnswer answer;
};

TEST_F(RouteText, NumbersTheSteps) {
  EXPECT_EQ(route_as_text(graph, answer), R"(from 起点   120.10000 30.30000, 12 m from its road
to 终点     120.20000 30.25000, 0 m from its road
roads 路况  dry, open and empty, at the free speed
way 路线    1:22, 1.44 km

  1. head east on 东街 East Street, 1.24 km, 1:02
  2. turn left onto unnamed road 无名道路, 200 m, 0:20
  3. arrive
)");
}

TEST_F(RouteText, SaysThatThereIsNoWayAndInWhichConditions) {
  answer.steps.clear();
  answer.vehicle = "pump";
  answer.time = "2021-07-25T14:00:00+08:00";
  EXPECT_EQ(route_as_text(graph, answer), R"(from 起点   120.10000 30.30000, 12 m from its road
to 终点     120.20000 30.25000, 0 m from its road
roads 路况  as at 2021-07-25T14:00:00+08:00 for pump
no way between them 无法到达
)");
}

TEST_F(RouteText, StaysWhereStartAndEndAreOne) {
  answer.steps = {{Turn::straight, {{LinkId{0U}, 0.5, 0.5}}, 0, {}}};
  EXPECT_NE(route_as_text(graph, answer).find("1. stay on 东街"), std::string::npos);
}

TEST(LengthText, TurnsToKilometresFromOneOn) {
  EXPECT_EQ(length_text(999.4), "999 m");
  EXPECT_EQ(length_text(999.6), "1.00 km");
  EXPECT_EQ(length_text(12'345), "12.35 km");
}

TEST(DurationText, RoundsToTheSecond) {
  EXPECT_EQ(duration_text(Duration{499}), "0:00");
  EXPECT_EQ(duration_text(Duration{59'500}), "1:00");
  EXPECT_EQ(duration_text(whole_minutes(60)), "1:00:00");
}

TEST(WindOf, NamesTheNearestOfEight) {
  EXPECT_EQ(wind_of(0), "north");
  EXPECT_EQ(wind_of(22), "north");
  EXPECT_EQ(wind_of(23), "north-east");
  EXPECT_EQ(wind_of(270), "west");
  EXPECT_EQ(wind_of(338), "north");
}

}  // namespace
}  // namespace sc
