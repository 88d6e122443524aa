// SPDX-License-Identifier: Apache-2.0
#include "plan/dispatch/assignment.h"

#include <gmock/gmock.h>

#include "plan/small_view.h"

namespace sc {
namespace {

using test::called_off;
using test::order;
using test::Orders;
using test::SmallView;

/// Unit 5 is nearest to both incidents, unit 0 near the first only.
///
///   unit 0 --- 4 --- incident 4 - 1 - unit 5 --- 3 --- incident 8
SmallView crossing() {
  SmallView view;
  view.add_open(4);
  view.add_open(8);
  view.add_idle(0);
  view.add_idle(5);
  return view;
}

TEST(AssignmentPolicy, GivesUpTheNearestPairForTheBetterWhole) {
  EXPECT_EQ(crossing().decide("nearest_idle"), (Orders{order(5, 4, 1), order(0, 8, 8)}));
  EXPECT_THAT(crossing().decide("assignment"),
              testing::UnorderedElementsAre(order(0, 4, 4), order(5, 8, 3)));
}

TEST(AssignmentPolicy, SwapsUnitsUnderWay) {
  SmallView view;
  view.add_open(10);
  view.add_open(30);
  view.add_driving(11, 30);
  view.add_driving(29, 10);
  EXPECT_THAT(view.decide("assignment"),
              testing::UnorderedElementsAre(order(11, 10, 1), order(29, 30, 1)));
}

TEST(AssignmentPolicy, CallsOffWhoeverIsReplaced) {
  SmallView view;
  view.add_open(10);
  view.add_driving(40, 10);
  view.add_idle(11);
  EXPECT_THAT(view.decide("assignment"),
              testing::UnorderedElementsAre(order(11, 10, 1), called_off(40)));
}

TEST(AssignmentPolicy, ReplacesNobodyForLessThanTheMargin) {
  SmallView view;
  view.add_open(10);
  view.add_driving(13, 10);
  view.add_idle(11);
  EXPECT_TRUE(view.decide("assignment").empty());
  EXPECT_EQ(view.decide("assignment", {.divert_min = 1}).size(), 2U);
}

TEST(AssignmentPolicy, LeavesExtrasOnTheirWay) {
  SmallView view;
  view.add_open(10, Needs{}, 4);
  view.add_driving(13, 10);
  EXPECT_TRUE(view.decide("assignment").empty());
}

TEST(AssignmentPolicy, SendsTheOnlyUnitWhereWaitingCostsMost) {
  SmallView view;
  view.add_open(4, 1, 1);
  view.add_open(9, 1, 3);
  view.add_idle(4);
  EXPECT_EQ(view.decide("assignment"), Orders{order(4, 9, 5)});
}

TEST(AssignmentPolicy, SendsTheFarUnitEvenIfABusyOneIsSoonFree) {
  SmallView view;
  view.add_open(0);
  view.add_idle(200);
  BusyUnit busy;
  busy.id = UnitId{std::size_t{1}};
  busy.skills = 1;
  busy.expected_free = view.now + whole_minutes(2);
  view.busy.push_back(busy);
  EXPECT_EQ(view.decide("assignment"), Orders{order(200, 0, 200)});
}

TEST(AssignmentPolicy, TakesOneCrewForTwoSkillsIfItIsNear) {
  SmallView view;
  view.add_open(0, 0b11);
  view.add_idle(3, 0b01);
  view.add_idle(4, 0b11);
  view.add_idle(5, 0b10);
  EXPECT_EQ(view.decide("assignment"), Orders{order(4, 0, 4)});
}

TEST(AssignmentPolicy, MakesUpATeamWhereTheCrewForTwoSkillsIsFar) {
  SmallView view;
  view.add_open(0, 0b11);
  view.add_idle(3, 0b01);
  view.add_idle(5, 0b10);
  view.add_idle(90, 0b11);
  EXPECT_THAT(view.decide("assignment"),
              testing::UnorderedElementsAre(order(3, 0, 3), order(5, 0, 5)));
}

TEST(AssignmentPolicy, ConsidersTheMostCostlyToLeaveFirst) {
  SmallView view;
  for (std::size_t i = 0; i < AssignmentPolicy::kMostSlots; ++i) view.add_open(i);
  view.add_open(100, 1, 4);
  view.add_idle(90);
  EXPECT_EQ(view.decide("assignment"), Orders{order(90, 100, 10)});
}

TEST(AssignmentPolicy, ServesMoreThanItMatchesAtATime) {
  SmallView view;
  for (std::size_t i = 0; i < AssignmentPolicy::kMostSlots + 5; ++i) {
    view.add_open(2 * i);
    view.add_idle(2 * i + 1);
  }
  EXPECT_EQ(view.decide("assignment").size(), AssignmentPolicy::kMostSlots + 5);
}

}  // namespace
}  // namespace sc
