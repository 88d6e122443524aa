// SPDX-License-Identifier: Apache-2.0
#include "live/what_if.h"

#include <gmock/gmock.h>

#include <cmath>

#include "base/check.h"
#include "live/room_case.h"
#include "plan/dispatch/table.h"
#include "support/complaint_of.h"

namespace sc::test {
namespace {

class WhatIfTest : public RoomTest {
 protected:
  WhatIf ask(UnitId u, IncidentId id, int hours = 2) {
    return what_if(run(), {u, id}, room().recommend(), {policy, nullptr, 1, 1, 8, hours});
  }
  /// Trouble of both sorts comes up all the time.
  void let_it_pour() {
    s.generate_incidents = true;
    for (IncidentKindSpec& kind : s.incident_kinds) {
      kind.driver = driver_named("base");
      kind.base_per_h = 3;
      kind.work_sigma_log = 0.5;
    }
  }
};

void expect_none(ComparedFutures const& it) {
  EXPECT_TRUE(it.difference.never_differs()) << it.difference.value;
  EXPECT_EQ(it.recommended, it.asked);
}

TEST_F(WhatIfTest, FindsNoDifferenceInTheRecommendedOrderItself) {
  let_it_pour();
  open();
  IncidentId const here = report(near_node(1));
  report(near_node(13), kTree);
  ASSERT_EQ(room().recommend()[0].unit, kPumpWest);
  WhatIf const found = ask(kPumpWest, here);
  for (ComparedFutures const* it :
       {&found.waiting_h, &found.response_min, &found.late_share, &found.here_min})
    expect_none(*it);
  EXPECT_GT(found.here_min.asked, 0);
}

TEST_F(WhatIfTest, LeavesOutWhatWasClosedBeforeAnybodyCame) {
  open();
  IncidentId const here = report(near_node(1));
  WhatIf const alone = ask(kPumpWest, here);
  IncidentId const twin = report(near_node(1));
  tell(CloseChange{twin, Outcome::duplicate});
  WhatIf const found = ask(kPumpWest, here);
  EXPECT_EQ(found.waiting_h.asked, alone.waiting_h.asked);
  EXPECT_EQ(found.response_min.asked, alone.response_min.asked);
  EXPECT_EQ(found.late_share.asked, alone.late_share.asked);
}

TEST_F(WhatIfTest, FindsAFarUnitLaterByTheDifferenceOfTheEstimates) {
  open();
  IncidentId const here = report(near_node(1));
  Duration const near = run().estimate(kPumpWest, here).value();
  Duration const far = run().estimate(kPumpEast, here).value();
  ASSERT_GT(far - near, whole_seconds(60));
  WhatIf const found = ask(kPumpEast, here);
  EXPECT_EQ(found.estimate, far);
  EXPECT_NEAR(found.here_min.difference.value, (far - near).minutes(), 0.1);
  EXPECT_NEAR(found.here_min.recommended, near.minutes(), 0.1);
  EXPECT_NEAR(found.here_min.asked, far.minutes(), 0.1);
  EXPECT_NEAR(found.response_min.difference.value, (far - near).minutes(), 0.1);
  EXPECT_NEAR(found.waiting_h.difference.value, 2 * (far - near).hours(), 0.01);
}

TEST_F(WhatIfTest, IsNotOverruledByAPolicyThatWouldSendSomebodyElse) {
  s.rules.divert = true;
  open();
  IncidentId const here = report(near_node(1));
  Duration const far = run().estimate(kPumpEast, here).value();
  PolicyWeights restless;
  restless.divert_min = 0;
  auto const assignment = make_dispatch_policy("assignment", restless);
  WhatIf const found =
      what_if(run(), {kPumpEast, here}, room().recommend(), {*assignment, nullptr, 1, 1, 8, 2});
  EXPECT_NEAR(found.here_min.asked, far.minutes(), 0.1);
}

TEST_F(WhatIfTest, SaysOfHowManyFuturesAndHours) {
  open();
  WhatIf const found = ask(kPumpEast, report(near_node(1)), 3);
  EXPECT_EQ(found.futures, 8);
  EXPECT_EQ(found.hours, 3);
  EXPECT_EQ(found.here_min.difference.used, 8U);
}

TEST_F(WhatIfTest, LetsAUnitThatCannotHelpStandAround) {
  open();
  WhatIf const found = ask(kSawWest, report(near_node(1)));
  EXPECT_TRUE(std::isfinite(found.here_min.asked));
  EXPECT_GE(found.waiting_h.difference.value, -1e-9);
}

TEST_F(WhatIfTest, IsRefusedWhereTheOrderCannotBeGiven) {
  open();
  IncidentId const here = report(near_node(1));
  IncidentId const closed = report(near_node(2));
  tell(CloseChange{closed, Outcome::cleared});
  EXPECT_THROW(ask(kPumpWest, closed), InputError);
  EXPECT_THROW(ask(kPumpWest, IncidentId{77U}), InputError);
  EXPECT_THROW(ask(kPumpWest, IncidentId{}), InputError);
  tell(StatusChange{kPumpEast, UnitReport::out_of_service});
  EXPECT_THROW(ask(kPumpEast, here), InputError);
  tell(OrderChange{kPumpWest, here, {}, ""});
  EXPECT_THROW(ask(kPumpWest, here), InputError);
}

TEST_F(WhatIfTest, LeavesTheRunAsItIs) {
  let_it_pour();
  open();
  IncidentId const here = report(near_node(1));
  std::string const before = digest(room());
  ask(kPumpEast, here);
  EXPECT_EQ(digest(room()), before);
}

TEST_F(WhatIfTest, AnswersTheSameWhenAskedAgain) {
  let_it_pour();
  open();
  IncidentId const here = report(near_node(1));
  WhatIf const a = ask(kPumpEast, here), b = ask(kPumpEast, here);
  EXPECT_EQ(a.waiting_h.difference.value, b.waiting_h.difference.value);
  EXPECT_EQ(a.response_min.asked, b.response_min.asked);
}

TEST_F(WhatIfTest, DoesNotTouchOrdersThatTheQuestionIsNotAbout) {
  open();
  report(near_node(14), kTree);
  IncidentId const here = report(near_node(1));
  ASSERT_EQ(room().recommend().size(), 2U);
  WhatIf const found = ask(kPumpEast, here);
  Duration const saw = run().estimate(kSawWest, IncidentId{0U}).value();
  Duration const east = run().estimate(kPumpEast, here).value();
  EXPECT_NEAR(found.response_min.asked, (saw + east).minutes() / 2, 0.2);
}

TEST_F(WhatIfTest, WorksInTheLastMinute) {
  open();
  run().go_on_to(s.end - whole_seconds(20));
  IncidentId const here = report(near_node(1));
  WhatIf const found = ask(kPumpEast, here);
  EXPECT_NEAR(found.here_min.asked, 20.0 / 60, 1e-6);
  expect_none(found.here_min);
}

TEST_F(WhatIfTest, SaysWhatAUnitIsMissedForWhereItIsTakenFrom) {
  open();
  IncidentId const first = report(near_node(14));
  tell(OrderChange{kPumpEast, first, {}, ""});
  wait(whole_seconds(80));
  IncidentId const here = report(near_node(0));
  WhatIf const found = ask(kPumpEast, here);
  EXPECT_GT(found.here_min.difference.value, 0);
  EXPECT_GT(found.waiting_h.difference.value, 0);
}

}  // namespace
}  // namespace sc::test
