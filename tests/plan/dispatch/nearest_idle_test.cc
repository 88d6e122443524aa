// SPDX-License-Identifier: Apache-2.0
#include "plan/dispatch/nearest_idle.h"

#include <gtest/gtest.h>

#include "plan/small_view.h"

namespace sc {
namespace {

using test::need;
using test::order;
using test::Orders;
using test::SmallView;

TEST(NearestIdle, ServesFirstComersFirstEvenIfOthersLieNearer) {
  SmallView view;
  view.add_open(9, 1, 1);
  view.add_open(5, 1, 4);
  view.add_idle(5);
  EXPECT_EQ(view.decide("nearest_idle"), Orders{order(5, 9, 4)});
}

TEST(NearestIdle, BreaksTiesByUnitNumber) {
  SmallView view;
  view.add_open(5);
  view.add_idle(4);
  view.add_idle(6);
  EXPECT_EQ(view.decide("nearest_idle"), Orders{order(4, 5, 1)});
}

TEST(NearestIdle, PrefersOfEqualTimesTheUnitThatCoversMore) {
  SmallView view;
  view.add_open(5, 0b11);
  view.add_idle(4, 0b01);
  view.add_idle(6, 0b11);
  EXPECT_EQ(view.decide("nearest_idle"), Orders{order(6, 5, 1)});
}

TEST(NearestIdle, CompletesATeamOfSeveralSkills) {
  SmallView view;
  Needs needs = need(0, 2);
  needs.require(1, 1);
  view.add_open(0, needs);
  view.add_idle(1, 0b01);
  view.add_idle(2, 0b01);
  view.add_idle(3, 0b01);
  view.add_idle(7, 0b10);
  EXPECT_EQ(view.decide("nearest_idle"), (Orders{order(1, 0, 1), order(2, 0, 2), order(7, 0, 7)}));
}

TEST(NearestIdle, LeavesThoseUnderWayAlone) {
  SmallView view;
  view.add_open(1, 1, 1);
  view.add_driving(9, 1);
  view.add_open(8, 1, 4).people_trapped = true;
  view.add_idle(30);
  EXPECT_EQ(view.decide("nearest_idle"), Orders{order(30, 8, 22)});
}

TEST(NearestIdle, AsksForNoTimesWhereNoTeamCanBeWhole) {
  SmallView view;
  int asked = 0;
  view.estimates = test::FakeEstimates([&](IncidentId, UnitId) {
    ++asked;
    return std::optional(whole_minutes(1));
  });
  view.add_open(0, need(0, 2));
  view.add_idle(1);
  EXPECT_EQ(view.decide("nearest_idle"), Orders{});
  EXPECT_EQ(asked, 0);
}

TEST(NearestIdle, SendsNoExtraThatCouldHelpWhereUnitsLack) {
  SmallView view;
  view.add_open(0, Needs{}, 4).extra = 2;
  view.open[0].kind = IncidentKindId{std::size_t{0}};
  view.outlook.it.incident_kinds.resize(1);
  view.outlook.it.incident_kinds[0].needs = need(0, 1);
  view.add_open(9, need(0, 1));
  view.add_idle(1);
  EXPECT_EQ(view.decide("nearest_idle"), Orders{order(1, 9, 8)});
}

}  // namespace
}  // namespace sc
