// SPDX-License-Identifier: Apache-2.0
#include "report/delay.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/hand_made_run.h"

namespace sc {
namespace {

using enum UnitStatus;
using test::HandMadeRun;
using testing::ElementsAre;
using testing::IsEmpty;

Delay part(DelayCause cause, int minutes, std::string skill = "") {
  return {cause, whole_minutes(minutes), std::move(skill)};
}

TEST(Delays, OfAnOrdinaryAnswer) {
  HandMadeRun it;
  UnitId const pump = it.unit(
      "pump",
      {{0, standby}, {11, turning_out}, {14, driving}, {20, held}, {26, driving}, {31, working}});
  std::size_t const i = it.incident("pump", 10, 31, pump);
  it.order(11, pump, OrderKind::to_incident, i);
  EXPECT_THAT(delays_of(it.run, i),
              ElementsAre(part(DelayCause::call, 1), part(DelayCause::turn_out, 3),
                          part(DelayCause::drive, 6), part(DelayCause::held, 6),
                          part(DelayCause::drive, 5)));
}

TEST(Delays, NameTheSkillThatWasLacking) {
  HandMadeRun it;
  it.unit("pump", {{0, standby}});
  UnitId const crane = it.unit("lift", {{0, off_duty},
                                        {60, standby},
                                        {70, working},
                                        {100, standby},
                                        {120, driving},
                                        {125, working}});
  std::size_t const i = it.incident("pump;lift", 10, 125, crane);
  it.order(120, crane, OrderKind::to_incident, i);
  EXPECT_THAT(delays_of(it.run, i),
              ElementsAre(part(DelayCause::call, 1), part(DelayCause::no_crew, 49, "lift"),
                          part(DelayCause::not_sent, 10), part(DelayCause::all_busy, 30, "lift"),
                          part(DelayCause::not_sent, 20), part(DelayCause::drive, 5)));
}

TEST(Delays, CountTheUnitsThatAreNeeded) {
  HandMadeRun it;
  it.unit("pump", {{0, standby}});
  it.unit("pump;traffic", {{0, working}, {50, returning}});
  std::size_t const i = it.incident("pump*2", 10, -1);
  EXPECT_THAT(delays_of(it.run, i),
              ElementsAre(part(DelayCause::call, 1), part(DelayCause::all_busy, 39, "pump"),
                          part(DelayCause::not_sent, 550)));
}

TEST(Delays, TellOfUnitsThatWereTakenAway) {
  HandMadeRun it;
  UnitId const a = it.unit("pump", {{0, standby}, {11, driving}});
  UnitId const b = it.unit("pump", {{0, standby}, {30, driving}, {36, working}});
  std::size_t const i = it.incident("pump", 10, 36, b);
  std::size_t const other = it.incident("pump", 12, -1, a);
  it.order(11, a, OrderKind::to_incident, i);
  it.order(20, a, OrderKind::to_incident, other);
  it.order(30, b, OrderKind::to_incident, i);
  EXPECT_THAT(delays_of(it.run, i),
              ElementsAre(part(DelayCause::call, 1), part(DelayCause::sent_elsewhere, 19),
                          part(DelayCause::drive, 6)));
}

TEST(Delays, WhoeverArrivesFirstNeedNotBeSentFirst) {
  HandMadeRun it;
  UnitId const a = it.unit("pump", {{0, standby}, {11, driving}});
  UnitId const b = it.unit("pump", {{0, standby}, {15, driving}, {18, working}});
  std::size_t const i = it.incident("pump*2", 10, 18, b);
  it.order(11, a, OrderKind::to_incident, i);
  it.order(15, b, OrderKind::to_incident, i);
  EXPECT_THAT(delays_of(it.run, i),
              ElementsAre(part(DelayCause::call, 1), part(DelayCause::drive, 7)));
}

TEST(Delays, OfAnIncidentThatNobodyReachedGoOnToTheEnd) {
  HandMadeRun it;
  UnitId const a = it.unit("pump", {{0, standby}, {11, called_in}, {40, driving}, {50, held}});
  std::size_t const i = it.incident("pump", 10, -1, a);
  it.order(11, a, OrderKind::to_incident, i);
  EXPECT_THAT(delays_of(it.run, i),
              ElementsAre(part(DelayCause::call, 1), part(DelayCause::called_in, 29),
                          part(DelayCause::drive, 10), part(DelayCause::held, 550)));
}

TEST(Delays, ThereAreNoneWithoutAReport) {
  HandMadeRun it;
  EXPECT_THAT(delays_of(it.run, it.incident("pump", -1, -1)), IsEmpty());
}

}  // namespace
}  // namespace sc
