// SPDX-License-Identifier: Apache-2.0
#include "plan/dispatch/roll_out.h"

#include <gtest/gtest.h>

#include "plan/small_view.h"

namespace sc {
namespace {

using test::order;
using test::Orders;
using test::SmallView;

constexpr double kLatePrice = PolicyWeights{}.late;

/// One zone, 9 min from the only station (and 3 min turn-out), where all units live. Work of the
/// only kind takes an hour.
SmallView small_town(std::size_t units) {
  SmallView view;
  view.outlook.it.zones.resize(1);
  view.outlook.it.units.resize(units);
  for (UnitSpec& unit : view.outlook.it.units) unit.home = StationId{std::size_t{0}};
  view.outlook.driving[{StationId{std::size_t{0}}, ZoneId{std::size_t{0}}}] = whole_minutes(9);
  IncidentKindSpec kind;
  kind.needs = test::need(0, 1);
  kind.work_median_s = 3600;
  view.outlook.it.incident_kinds.push_back(kind);
  return view;
}

double cost(SmallView& view, Orders const& answer, std::vector<std::int64_t> const& minutes) {
  Future future;
  for (std::int64_t const m : minutes)
    future.push_back({whole_minutes(m), IncidentKindId{std::size_t{0}}, ZoneId{std::size_t{0}}});
  RollOut roll_out({view.now, view.open, view.units, view.busy, view.estimates, view.outlook}, {});
  return roll_out.costs(answer, {future})[0];
}

/// A known incident 6 min from unit 0 that takes an hour.
SmallView with_a_known_one(std::size_t units) {
  SmallView view = small_town(units);
  view.add_open(6).expected_work = whole_hours(1);
  view.add_idle(0);
  return view;
}

TEST(RollOut, KnownWorkCostsItsWayThere) {
  SmallView view = with_a_known_one(1);
  EXPECT_DOUBLE_EQ(cost(view, {order(0, 6, 6)}, {}), 0.1);
}

TEST(RollOut, WhatIsLeftWaitsForABusyUnitNotForOneHeldBack) {
  SmallView view = with_a_known_one(2);
  EXPECT_DOUBLE_EQ(cost(view, {}, {}), 2.5 + kLatePrice) << "nobody comes before the horizon";
  BusyUnit busy;
  busy.id = UnitId{std::size_t{1}};
  busy.skills = 1;
  busy.home = StationId{std::size_t{0}};
  busy.expected_free = view.now + whole_minutes(12);
  view.busy.push_back(busy);
  EXPECT_DOUBLE_EQ(cost(view, {}, {}), 0.3) << "in 12 min, and 6 min there";
  view.busy[0].expected_free = view.now - whole_minutes(1);
  EXPECT_DOUBLE_EQ(cost(view, {}, {}), 0.1) << "due already: 6 min there";
}

TEST(RollOut, WhatComesIsServedFromHome) {
  SmallView view = small_town(1);
  view.add_idle(0);
  EXPECT_DOUBLE_EQ(cost(view, {}, {30}), 0.2);
}

TEST(RollOut, WhatComesWaitsForAUnitThatWasSentAway) {
  SmallView view = with_a_known_one(1);
  // done after 66 min, 12 min there, reported after 30
  EXPECT_DOUBLE_EQ(cost(view, {order(0, 6, 6)}, {30}), 0.1 + 0.8 + kLatePrice);
}

TEST(RollOut, WhatComesQueuesForTheOnlyUnit) {
  SmallView view = small_town(1);
  view.add_idle(0);
  EXPECT_DOUBLE_EQ(cost(view, {}, {0, 30}), 0.2 + (12 + 60 + 12 - 30) / 60.0 + kLatePrice);
}

TEST(RollOut, AUnitThatMayBeTakenFromItsWorkIsOneUnit) {
  SmallView view = small_town(1);
  view.add_idle(0).engagement = FreeUnit::Engagement::working;
  BusyUnit busy;
  busy.id = UnitId{std::size_t{0}};
  busy.skills = 1;
  busy.home = StationId{std::size_t{0}};
  busy.expected_free = view.now + whole_hours(1);
  view.busy.push_back(busy);
  // there after 60 + 12 min, and after another 60 + 12
  EXPECT_DOUBLE_EQ(cost(view, {}, {0, 0}), 1.2 + 2.4 + 2 * kLatePrice);
}

TEST(RollOut, TeamsBeginWhenTheLastIsThere) {
  SmallView view = small_town(20);
  view.add_open(0, test::need(0, 2));
  view.add_idle(3);
  view.add_idle(12);
  EXPECT_DOUBLE_EQ(cost(view, {order(3, 0, 3), order(12, 0, 12)}, {}), 0.2);
}

TEST(RollOut, ThoseThereWaitForTheRestOfTheTeam) {
  SmallView view = small_town(20);
  view.add_open(0, test::need(0, 2)).expected_work = whole_hours(1);
  view.add_idle(3);
  BusyUnit busy;
  busy.id = UnitId{std::size_t{1}};
  busy.skills = 1;
  busy.expected_free = view.now + whole_minutes(15);
  view.busy.push_back(busy);
  // 15 min until free and 3 min there, the mean of those known; both done after 78 min
  EXPECT_DOUBLE_EQ(cost(view, {order(3, 0, 3)}, {}), 0.3);
  EXPECT_DOUBLE_EQ(cost(view, {order(3, 0, 3)}, {70}), 0.3 + (78 + 12 - 70) / 60.0);
}

TEST(RollOut, ExtrasCostNothingButTheirAbsence) {
  SmallView view = with_a_known_one(1);
  view.open[0].lacking = view.open[0].unsettled = {};
  view.open[0].extra = 1;
  view.open[0].report = view.now - whole_hours(1);
  view.open[0].kind = IncidentKindId{std::size_t{0}};
  EXPECT_DOUBLE_EQ(cost(view, {order(0, 6, 6)}, {}), 0);
  EXPECT_GT(cost(view, {order(0, 6, 6)}, {30}), cost(view, {}, {30}));
}

}  // namespace
}  // namespace sc
