// SPDX-License-Identifier: Apache-2.0
#include "live/duty_room.h"

#include <gmock/gmock.h>

#include "base/check.h"
#include "live/random_requests.h"
#include "live/room_case.h"
#include "live/room_page.h"
#include "live/room_picture.h"

namespace sc::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

class DutyRoomTest : public RoomTest {};

std::vector<std::string> ids(DutyRoom& room) {
  std::vector<std::string> list;
  for (RecommendedOrder const& it : room.recommend())
    list.push_back(order_id(room.world().scenario, it.unit, it.incident));
  return list;
}

TEST_F(DutyRoomTest, KeepsWhatWasSaidOfAnIncident) {
  open();
  IncidentId const id = report(near_node(5), kPond, "knee-deep", "message 7");
  ASSERT_NE(room().note(id), nullptr);
  EXPECT_EQ(room().note(id)->text, "knee-deep");
  EXPECT_EQ(room().note(id)->author, "li");
  EXPECT_EQ(room().note(id)->reference, "message 7");
}

TEST_F(DutyRoomTest, SaysNothingOfTheScenariosOwnIncidents) {
  add_recorded(s, kTree, nine, near_node(6));
  DutyRoom room = room_of(make_the_world(), policy, true);
  room.run().go_on_to(nine + whole_minutes(5));
  ASSERT_EQ(room.run().open().size(), 1U);
  IncidentId const id = room.run().open()[0];
  EXPECT_EQ(room.note(id), nullptr);
  room.apply(CorrectionChange{id, {}, "on a car"}, {"wang", "dispatcher", "a patrol says so"});
  EXPECT_EQ(room.note(id)->text, "on a car");
  EXPECT_EQ(room.note(id)->author, "wang");
}

TEST_F(DutyRoomTest, PutsALaterNoteInPlaceOfTheFirst) {
  open();
  IncidentId const id = report(near_node(5), kPond, "knee-deep", "message 7");
  room().apply(CorrectionChange{id, {}, "waist-deep"}, {"wang", "dispatcher", "called again"});
  EXPECT_EQ(room().note(id)->text, "waist-deep");
  EXPECT_EQ(room().note(id)->author, "li");  // who reported it
  EXPECT_EQ(room().note(id)->reference, "message 7");
}

TEST_F(DutyRoomTest, LeavesTheNoteWhereACorrectionHasNone) {
  open();
  IncidentId const id = report(near_node(5), kPond, "knee-deep");
  tell(CorrectionChange{id, {3.0, {}, {}}, {}});
  EXPECT_EQ(room().note(id)->text, "knee-deep");
  EXPECT_EQ(run().incident(id).severity, 3.0);
}

TEST_F(DutyRoomTest, FindsTheIncidentOfAMessage) {
  open();
  IncidentId const first = report(near_node(5), kPond, "", "message 7");
  IncidentId const second = report(near_node(6), kPond, "", "message 8");
  report(near_node(9));
  EXPECT_EQ(room().of_reference("message 7"), first);
  EXPECT_EQ(room().of_reference("message 8"), second);
  EXPECT_EQ(room().of_reference("message 9"), std::nullopt);
  EXPECT_EQ(room().of_reference(""), std::nullopt);
}

TEST_F(DutyRoomTest, FindsTheIncidentOfAMessageThatCorrectedIt) {
  open();
  IncidentId const id = report(near_node(5), kPond, "", "message 7");
  tell(CorrectionChange{id, {3.0, {}, {}}, {}, "message 8"});
  EXPECT_EQ(room().of_reference("message 7"), id);
  EXPECT_EQ(room().of_reference("message 8"), id);
  EXPECT_EQ(room().note(id)->reference, "message 7");
}

TEST_F(DutyRoomTest, KnowsWhichUnitsPeopleSpokeOf) {
  open();
  tell(PositionChange{kPumpEast, near_node(9)});
  tell(StatusChange{kSawWest, UnitReport::available});
  EXPECT_FALSE(room().reported(kPumpWest));
  EXPECT_TRUE(room().reported(kPumpEast));
  EXPECT_TRUE(room().reported(kSawWest));
}

TEST_F(DutyRoomTest, ClosesAndOpensStreetsByNumber) {
  open();
  EXPECT_EQ(tell(CloseStreetChange{near_node(5, 100, 0)}).closure, 0U);
  EXPECT_EQ(tell(CloseStreetChange{near_node(9, 100, 0)}).closure, 1U);
  EXPECT_EQ(tell(OpenStreetChange{0}).closure, 0U);
  ASSERT_EQ(room().closures().size(), 2U);
  EXPECT_TRUE(room().closures()[0].open);
  EXPECT_FALSE(room().closures()[1].open);
  EXPECT_EQ(room().closures()[0].links.size(), 2U);
  EXPECT_EQ(room().closures()[0].author, "li");
  EXPECT_EQ(room().closures()[0].reason, "so");
}

TEST_F(DutyRoomTest, OpensNoStreetTwiceAndNoneThatItDidNotClose) {
  open();
  tell(CloseStreetChange{near_node(5, 100, 0)});
  tell(OpenStreetChange{0});
  EXPECT_THAT(refusal(OpenStreetChange{0}), HasSubstr("closure = 0 (must be one that was made"));
  EXPECT_THAT(refusal(OpenStreetChange{1}), HasSubstr("closure = 1"));
}

TEST_F(DutyRoomTest, KeepsAStreetClosedThatWasClosedTwice) {
  open();
  tell(CloseStreetChange{near_node(5, 100, 0)});
  tell(CloseStreetChange{near_node(5, 100, 0)});
  tell(OpenStreetChange{0});
  EXPECT_FALSE(room().closures()[1].open);
  EXPECT_EQ(refusal(OpenStreetChange{1}), "accepted");
}

TEST_F(DutyRoomTest, DoesNotRecommendWhatWasRefused) {
  open();
  IncidentId const id = report(near_node(1));
  EXPECT_THAT(ids(room()), testing::ElementsAre("pump-west~0"));
  tell(RefusalChange{{kPumpWest, id}});
  EXPECT_THAT(ids(room()), testing::ElementsAre("pump-east~0"));
  tell(RefusalChange{{kPumpEast, id}});
  EXPECT_THAT(ids(room()), IsEmpty());
}

TEST_F(DutyRoomTest, RefusesOneUnitForOneIncidentAlone) {
  open();
  IncidentId const first = report(near_node(1));
  tell(RefusalChange{{kPumpWest, first}});
  report(near_node(2));
  EXPECT_THAT(ids(room()), testing::UnorderedElementsAre("pump-east~0", "pump-west~1"));
}

TEST_F(DutyRoomTest, SendsWhomItRefusedIfPeopleWantIt) {
  open();
  IncidentId const id = report(near_node(1));
  tell(RefusalChange{{kPumpWest, id}});
  EXPECT_EQ(refusal(OrderChange{kPumpWest, id, {}, ""}), "accepted");
  EXPECT_EQ(run().unit(kPumpWest).incident, id);
}

TEST_F(DutyRoomTest, ForgetsRefusalsWithTheirIncident) {
  open();
  IncidentId const id = report(near_node(1));
  tell(RefusalChange{{kPumpWest, id}});
  tell(CloseChange{id, Outcome::duplicate});
  report(near_node(1));
  EXPECT_THAT(ids(room()), testing::ElementsAre("pump-west~1"));
  EXPECT_THAT(refusal(RefusalChange{{kPumpWest, id}}),
              HasSubstr("must be reported and not closed"));
}

TEST_F(DutyRoomTest, SaysWhatEachChangeWasAbout) {
  open();
  IncidentId const id = report(near_node(1));
  EXPECT_EQ(tell(CorrectionChange{id, {2.5, {}, {}}, {}}).incident, id);
  Applied const order = tell(OrderChange{kPumpWest, id, {}, ""});
  EXPECT_EQ(order.incident, id);
  EXPECT_EQ(order.unit, kPumpWest);
  EXPECT_EQ(tell(OrderChange{kSawWest, {}, kEast, ""}).unit, kSawWest);
  EXPECT_FALSE(tell(OrderChange{kPumpWest, {}, {}, ""}).incident);
  EXPECT_EQ(tell(CloseChange{id, Outcome::cleared}).incident, id);
  Applied const reading = tell(ReadingChange{{}, kPool, 0.1});
  EXPECT_FALSE(reading.incident || reading.unit || reading.closure);
}

TEST_F(DutyRoomTest, TakesReadings) {
  open();
  tell(ReadingChange{{}, kPool, 0.25});
  tell(ReadingChange{{}, {}, 2.5});
  tell(ReadingChange{0, {}, 60});
  EXPECT_NEAR(run().depth_m()[0], 0.25, 0.01);
  EXPECT_FLOAT_EQ(run().canal_m(), 2.5F);
  float const before = run().depth_m()[0];
  wait(whole_minutes(20));
  EXPECT_GT(run().depth_m()[0], before);
}

TEST_F(DutyRoomTest, RefusesWhatCannotBe) {
  open();
  IncidentId const id = report(near_node(1));
  LonLat const far{121, 31};
  EXPECT_THAT(refusal(ReportChange{{kPond, 2, false, {}}, far, "note", "reference"}),
              HasSubstr("must be within"));
  EXPECT_EQ(room().of_reference("reference"), std::nullopt);
  EXPECT_THAT(refusal(CorrectionChange{IncidentId{9U}, {}, "note"}), HasSubstr("incident = 9"));
  EXPECT_EQ(room().note(IncidentId{9U}), nullptr);
  EXPECT_THAT(refusal(CloseChange{IncidentId{9U}, {}}), HasSubstr("incident = 9"));
  EXPECT_THAT(refusal(PositionChange{kPumpWest, far}), HasSubstr("must be within"));
  EXPECT_FALSE(room().reported(kPumpWest));
  EXPECT_THAT(refusal(StatusChange{kPumpWest, UnitReport::done}), HasSubstr("must serve"));
  EXPECT_THAT(refusal(CloseStreetChange{far}), HasSubstr("must be within"));
  EXPECT_THAT(refusal(OrderChange{kPumpWest, {}, {}, ""}), HasSubstr("must serve an incident"));
  tell(StatusChange{kPumpWest, UnitReport::out_of_service});
  EXPECT_THAT(refusal(OrderChange{kPumpWest, id, {}, ""}), HasSubstr("out of service"));
}

/// The page as a second witness, beside the digest.
TEST(DutyRoomScripts, ARefusedChangeLeavesEverythingAsItWas) {
  int refused = 0, told = 0;
  for (std::uint64_t seed = 1; seed <= 25; ++seed) {
    SCOPED_TRACE(seed);
    World const world = random_world(seed);
    RoomPage const page(world, {});
    NearestIdle const policy;
    DutyRoom room = room_of(world, policy, seed % 2 == 0);
    RoomPicture picture(page, "e");
    std::uint32_t step = 0;
    for (SimTime const t : random_times(seed, 40, world.scenario.end)) {
      room.run().go_on_to(t);
      picture.next_frame(room, room.recommend(), told);
      std::string const before = digest(room), state = picture.state();
      Asked const it = random_request(room, seed, ++step);
      try {
        room.apply(change_of(it.kind, it.body, world.scenario), {"a", "admin", "because"});
        ++told;
      } catch (InputError const&) {
        ++refused;
        ASSERT_EQ(digest(room), before) << it.kind << it.body;
        std::string const frame = picture.next_frame(room, room.recommend(), told);
        ASSERT_EQ(frame.find("units"), std::string::npos) << it.kind << it.body << frame;
        ASSERT_EQ(frame.find("incidents"), std::string::npos) << it.kind << it.body << frame;
      }
    }
  }
  EXPECT_GT(refused, 100);
  EXPECT_GT(told, 400);
}

}  // namespace
}  // namespace sc::test
