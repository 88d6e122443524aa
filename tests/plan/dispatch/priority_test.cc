// SPDX-License-Identifier: Apache-2.0
#include "plan/dispatch/priority.h"

#include <gtest/gtest.h>

#include "plan/small_view.h"

namespace sc {
namespace {

using test::order;
using test::Orders;
using test::SmallView;

TEST(Priority, ServesTrappedPeopleBeforeAnEarlierReport) {
  SmallView view;
  view.add_open(5, 1, 4);
  view.add_open(9, 1, 1).people_trapped = true;
  view.add_idle(5);
  EXPECT_EQ(view.decide("priority"), Orders{order(5, 9, 4)});
}

TEST(Priority, ServesTheMoreSevereFirst) {
  SmallView view;
  view.add_open(5, 1, 1);
  view.add_open(9, 1, 2);
  view.add_idle(5);
  EXPECT_EQ(view.decide("priority"), Orders{order(5, 9, 4)});
}

/// A unit for incident 1 passes incident 8; the idle one stands at `idle_at`.
SmallView passing_by(std::size_t idle_at) {
  SmallView view;
  view.add_open(1, 1, 1);
  view.add_driving(9, 1);
  view.add_open(8, 1, 4);
  view.add_idle(idle_at);
  return view;
}

TEST(Priority, DivertsWhoIsMuchNearerAndServesTheRobbedInTheSameAnswer) {
  EXPECT_EQ(passing_by(12).decide("priority"), (Orders{order(9, 8, 1), order(12, 1, 11)}));
}

TEST(Priority, DivertsNobodyForLessThanTheMargin) {
  EXPECT_EQ(passing_by(11).decide("priority"), Orders{order(11, 8, 3)});
}

TEST(Priority, NeverDivertsFromTheMoreUrgent) {
  SmallView view = passing_by(30);
  view.open[0].people_trapped = true;
  EXPECT_EQ(view.decide("priority"), Orders{order(30, 8, 22)});
}

/// At work at an incident that is not open, so nobody knows how severe it is.
SmallView with_one_at_work(double preempt_severity) {
  SmallView view;
  view.outlook.it.rules.preempt_severity = preempt_severity;
  view.add_open(1, 1, 2);
  view.add_open(2, 1, 4);
  FreeUnit& unit = view.add_idle(1);
  unit.engagement = FreeUnit::Engagement::working;
  unit.incident = IncidentId{std::size_t{77}};
  return view;
}

TEST(Priority, TakesUnitsFromWorkForTheMostSevereOnly) {
  EXPECT_EQ(with_one_at_work(1).decide("priority"), Orders{order(1, 2, 1)});
}

TEST(Priority, TakesNobodyFromWorkWhereTheRulesForbidIt) {
  EXPECT_TRUE(with_one_at_work(0).decide("priority").empty());
}

TEST(Priority, LeavesThoseAtWorkWhereAnyoneElseHelps) {
  SmallView view = with_one_at_work(1);
  view.add_idle(40);
  EXPECT_EQ(view.decide("priority"), (Orders{order(40, 2, 38)}));
}

}  // namespace
}  // namespace sc
