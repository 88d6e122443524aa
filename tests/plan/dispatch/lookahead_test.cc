// SPDX-License-Identifier: Apache-2.0
#include "plan/dispatch/lookahead.h"

#include <gtest/gtest.h>

#include "plan/random_view.h"

namespace sc {
namespace {

using test::order;
using test::Orders;
using test::SmallView;

/// The last pump, a slight incident 50 min away, and flooded underpasses next door at this rate.
SmallView last_pump(double expected_per_h) {
  SmallView view;
  view.add_open(50).expected_work = whole_hours(1);
  view.add_idle(0);
  view.outlook.it.zones.resize(1);
  view.outlook.it.units.resize(1);
  view.outlook.it.units[0].home = StationId{std::size_t{0}};
  view.outlook.driving[{StationId{std::size_t{0}}, ZoneId{std::size_t{0}}}] = whole_minutes(1);
  view.outlook.rate_per_h[{IncidentKindId{std::size_t{0}}, ZoneId{std::size_t{0}}}] =
      expected_per_h;
  IncidentKindSpec underpass;
  underpass.needs = test::need(0, 1);
  underpass.severity = 4;
  underpass.people_trapped = true;
  underpass.work_median_s = 600;
  view.outlook.it.incident_kinds.push_back(underpass);
  return view;
}

TEST(Lookahead, KeepsTheLastPumpWhereMuchIsExpectedNextDoor) {
  SmallView view = last_pump(3);
  EXPECT_EQ(view.decide("assignment"), Orders{order(0, 50, 50)});
  EXPECT_TRUE(view.decide("lookahead").empty());
}

TEST(Lookahead, SendsTheLastPumpWhereLittleIsExpected) {
  EXPECT_EQ(last_pump(0.001).decide("lookahead"), Orders{order(0, 50, 50)});
}

TEST(Lookahead, SendsAnotherPumpThanTheOneThatIsNeededAtHome) {
  SmallView view = last_pump(3);
  view.units.clear();
  view.add_idle(35);
  view.add_idle(40);  // the nearer, and at home next door to the underpasses
  view.outlook.it.units.resize(41);
  view.outlook.it.units[40].home = StationId{std::size_t{0}};
  view.outlook.it.units[35].home = StationId{std::size_t{1}};
  EXPECT_EQ(view.decide("assignment"), Orders{order(40, 50, 10)});
  EXPECT_EQ(view.decide("lookahead"), Orders{order(35, 50, 15)});
}

TEST(Lookahead, SendsNoExtraAwayWhereMuchIsExpectedNextDoor) {
  SmallView view = last_pump(3);
  view.open[0].lacking = view.open[0].unsettled = {};
  view.open[0].extra = 1;
  view.open[0].severity = 4;
  view.open[0].kind = IncidentKindId{std::size_t{0}};
  EXPECT_EQ(view.decide("assignment").size(), 1U);
  EXPECT_TRUE(view.decide("lookahead").empty());
}

TEST(Lookahead, AnswersLikeAssignmentWhereNothingIsExpected) {
  Stream random(51, 0, Purpose::test, 0);
  for (int trial = 0; trial < 200; ++trial) {
    test::RandomView moment(random);
    moment.view.outlook.rate_per_h.clear();
    EXPECT_EQ(moment.view.decide("lookahead"), moment.view.decide("assignment"));
  }
}

TEST(Lookahead, OftenDiffersFromAssignmentWhereMuchIsExpected) {
  Stream random(52, 0, Purpose::test, 0);
  int different = 0;
  for (int trial = 0; trial < 200; ++trial) {
    test::RandomView moment(random);
    different += moment.view.decide("lookahead") != moment.view.decide("assignment") ? 1 : 0;
  }
  EXPECT_GT(different, 20);
}

TEST(ClearlyLess, AsksForMoreThanTheNoise) {
  EXPECT_TRUE(clearly_less({1, 2, 3}, {2, 3, 4}));
  EXPECT_FALSE(clearly_less({1, 2, 3}, {1, 2, 3}));
  EXPECT_FALSE(clearly_less({2, 3, 4}, {1, 2, 3}));
  EXPECT_FALSE(clearly_less({0, 9, 0}, {4, 4, 4})) << "saves 1 on average, give or take 3";
  EXPECT_TRUE(clearly_less({1}, {2}));
  EXPECT_FALSE(clearly_less({0.3}, {0.1 + 0.2})) << "rounding";
}

}  // namespace
}  // namespace sc
