// SPDX-License-Identifier: Apache-2.0
#include "live/room_state.h"

#include <gmock/gmock.h>

#include "base/check.h"
#include "live/random_requests.h"
#include "live/room_case.h"
#include "planner/rolling.h"

namespace sc::test {
namespace {

class RoomStateTest : public RoomTest {
 protected:
  StormState state() { return storm_state_of(run()); }
  UnitNow unit(UnitId u) { return state().units[u.index()]; }
};

TEST_F(RoomStateTest, HasEveryUnitOnceInOrder) {
  open();
  StormState const it = state();
  EXPECT_EQ(it.now, nine);
  ASSERT_EQ(it.units.size(), 3U);
  for (std::size_t u = 0; u < 3; ++u) EXPECT_EQ(it.units[u].unit, UnitId{u});
}

TEST_F(RoomStateTest, PutsAUnitThatWaitsAtItsStation) {
  open();
  UnitNow const it = unit(kPumpEast);
  EXPECT_EQ(it.station, kEast);
  EXPECT_EQ(it.position, s.stations[1].position);
  EXPECT_EQ(it.free_at, nine);
  EXPECT_TRUE(it.on_duty);
}

TEST_F(RoomStateTest, PutsOneOnItsWayWhereItDrives) {
  open();
  tell(OrderChange{kPumpEast, report(near_node(1)), {}, ""});
  wait(whole_seconds(90));
  UnitNow const it = unit(kPumpEast);
  EXPECT_FALSE(it.station);
  EXPECT_EQ(it.position, run().unit(kPumpEast).position);
  EXPECT_TRUE(it.on_duty);
}

TEST_F(RoomStateTest, FreesOneThatServesWhenHalfItsKindWouldBeDone) {
  open();
  IncidentId const id = report(near_node(1));
  tell(OrderChange{kPumpWest, id, {}, ""});
  wait(whole_seconds(70));
  EXPECT_EQ(unit(kPumpWest).free_at, run().unit(kPumpWest).arrives + whole_minutes(10));
  wait(whole_minutes(5));
  ASSERT_EQ(run().unit(kPumpWest).status, UnitStatus::working);
  EXPECT_EQ(unit(kPumpWest).free_at, run().incident(id).arrive + whole_minutes(10));
}

TEST_F(RoomStateTest, FreesNobodyInThePast) {
  s.incident_kinds[0].needs.require(0, 3);  // work never begins
  open();
  tell(OrderChange{kPumpWest, report(near_node(1)), {}, ""});
  wait(whole_hours(1));
  EXPECT_EQ(unit(kPumpWest).free_at, run().now());
}

TEST_F(RoomStateTest, TakesUnitsOutOfServiceOffDuty) {
  open();
  tell(StatusChange{kPumpEast, UnitReport::out_of_service});
  EXPECT_FALSE(unit(kPumpEast).on_duty);
  EXPECT_TRUE(unit(kPumpWest).on_duty);
}

TEST_F(RoomStateTest, HasTheOpenIncidentsWithTheirUnits) {
  open();
  IncidentId const closed = report(near_node(6));
  IncidentId const id = report(near_node(1));
  tell(CorrectionChange{id, {3.0, {}, {}}, {}});
  tell(CloseChange{closed, Outcome::cleared});
  tell(OrderChange{kPumpWest, id, {}, ""});
  StormState const it = state();
  ASSERT_EQ(it.incidents.size(), 1U);
  EXPECT_EQ(it.incidents[0].kind, kPond);
  EXPECT_EQ(it.incidents[0].position, run().incident(id).position);
  EXPECT_EQ(it.incidents[0].reported, nine);
  EXPECT_EQ(it.incidents[0].severity, 3);
  EXPECT_THAT(it.incidents[0].units, testing::ElementsAre(kPumpWest));
}

/// What read_state demands of a file (docs/formats.md).
void expect_readable(StormState const& it, Scenario const& s) {
  std::vector<int> serves(s.units.size(), 0);
  EXPECT_GE(it.now, SimTime{0});
  EXPECT_LE(it.now, s.end);
  for (UnitNow const& unit : it.units) {
    EXPECT_GE(unit.free_at, it.now);
    if (unit.station) {
      EXPECT_EQ(unit.position, s.stations[unit.station.index()].position);
    }
  }
  for (IncidentNow const& incident : it.incidents) {
    EXPECT_LE(incident.reported, it.now);
    EXPECT_GT(incident.severity, 0);
    EXPECT_LE(incident.severity, s.rules.severity_max);
    for (UnitId const u : incident.units) {
      EXPECT_TRUE(it.units[u.index()].on_duty) << u.value();
      EXPECT_EQ(++serves[u.index()], 1) << u.value();
    }
  }
}

TEST(RoomStateScripts, PlansAreMadeOfWhateverHappens) {
  for (std::uint64_t seed = 1; seed <= 12 && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    World const world = random_world(seed);
    NearestIdle const policy;
    DutyRoom room = room_of(world, policy, true);
    std::uint32_t step = 0;
    for (SimTime const t : random_times(seed, 25, world.scenario.end - whole_minutes(1))) {
      room.run().go_on_to(t);
      Asked const it = random_request(room, seed, ++step);
      try {
        room.apply(change_of(it.kind, it.body, world.scenario), {"a", "admin", "because"});
      } catch (InputError const&) {
      }
      StormState const state = storm_state_of(room.run());
      expect_readable(state, world.scenario);
      if (step % 5 != 0) continue;
      EXPECT_FALSE(plan_hours(world, state, 2, 1).hours.empty());
    }
  }
}

}  // namespace
}  // namespace sc::test
