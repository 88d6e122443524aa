// SPDX-License-Identifier: Apache-2.0
#include "live/room_picture.h"

#include <gmock/gmock.h>

#include "base/check.h"
#include "live/page_client.h"
#include "live/random_requests.h"
#include "live/room_case.h"
#include "live/room_page.h"

namespace sc::test {
namespace {

using Json = nlohmann::ordered_json;

class RoomPictureTest : public RoomTest {
 protected:
  RoomPicture& watch() {
    open();
    page_.emplace(*world, RoomPage::Head{});
    picture_.emplace(*page_, "epoch1");
    return *picture_;
  }
  Json frame(std::int64_t change = 0) {
    return Json::parse(picture_->next_frame(room(), room().recommend(), change));
  }
  Json state() { return Json::parse(picture_->state()); }

  std::optional<RoomPage> page_;
  std::optional<RoomPicture> picture_;
};

std::vector<std::string> keys(Json const& object) {
  std::vector<std::string> keys;
  for (auto const& [key, value] : object.items()) keys.push_back(key);
  return keys;
}

TEST_F(RoomPictureTest, TellsEverythingFirst) {
  watch();
  EXPECT_THAT(keys(frame()), testing::ElementsAre("frame", "now", "change", "level", "units",
                                                  "depth_mm", "canal_m", "orders"));
}

TEST_F(RoomPictureTest, TellsNothingAgainThatDidNotChange) {
  watch();
  report(near_node(5));
  tell(CloseStreetChange{near_node(9, 100, 0)});
  frame();
  Json const second = frame(7);
  EXPECT_THAT(keys(second), testing::ElementsAre("frame", "now", "change"));
  EXPECT_EQ(second["frame"], 2);
  EXPECT_EQ(second["change"], 7);
  EXPECT_EQ(second["now"], 3600.0);
}

TEST_F(RoomPictureTest, TellsAUnitAnewAtTheEndsOfItsLinksAlone) {
  watch();
  IncidentId const id = report(near_node(2));
  tell(OrderChange{kPumpWest, id, {}, ""});
  wait(whole_seconds(62));
  frame();
  wait(whole_seconds(5));
  EXPECT_FALSE(frame().contains("units"));
  wait(whole_seconds(20));
  Json const on_the_next = frame();
  ASSERT_EQ(on_the_next["units"].size(), 1U);
  EXPECT_EQ(on_the_next["units"][0]["unit"], kPumpWest.value());
  EXPECT_EQ(on_the_next["units"][0]["at"], 3600.0 + 87);
  EXPECT_TRUE(on_the_next["units"][0].contains("next"));
}

TEST_F(RoomPictureTest, TellsWhatAnIncidentIs) {
  watch();
  report(near_node(10), kTree, "across the street");
  Json const it = frame()["incidents"].at(0);
  EXPECT_EQ(it["number"], 0);
  EXPECT_EQ(it["kind"], kTree.value());
  EXPECT_EQ(it["zone"], 0);
  EXPECT_EQ(it["severity"], 2.0);
  EXPECT_EQ(it["report"], 3600.0);
  EXPECT_TRUE(it["dispatch"].is_null() && it["arrive"].is_null() && it["clear"].is_null());
  EXPECT_EQ(it["lacking"]["en"], "1 tree");
  EXPECT_EQ(it["note"], "across the street");
  EXPECT_EQ(it["author"], "li");
  EXPECT_NEAR(it["lon"].get<double>(), near_node(10).lon_deg, 1e-4);
}

TEST_F(RoomPictureTest, TellsAClosedIncidentOnceMoreAndShowsItForSixHours) {
  s.end = SimTime{0} + whole_hours(10);
  watch();
  IncidentId const id = report(near_node(5));
  frame();
  tell(CloseChange{id, Outcome::cleared});
  EXPECT_EQ(frame()["incidents"][0]["clear"], 3600.0);
  wait(whole_hours(6));
  EXPECT_FALSE(frame().contains("incidents"));
  EXPECT_EQ(state()["incidents"].size(), 1U);
  wait(whole_seconds(1));
  frame();
  EXPECT_EQ(state()["incidents"].size(), 0U);
}

TEST_F(RoomPictureTest, ShowsAnIncidentThatCameAndWentBetweenTwoFrames) {
  watch();
  frame();
  IncidentId const id = report(near_node(5));
  tell(CloseChange{id, Outcome::duplicate});
  Json const next = frame();
  ASSERT_TRUE(next.contains("incidents"));
  EXPECT_EQ(next["incidents"][0]["clear"], 3600.0);
}

TEST_F(RoomPictureTest, ShowsWhatWasClosedBeforeItLooked) {
  watch();
  IncidentId const id = report(near_node(5));
  tell(CloseChange{id, Outcome::cleared});
  frame();
  ASSERT_EQ(state()["incidents"].size(), 1U);
  EXPECT_EQ(state()["incidents"][0]["number"], 0);
}

TEST_F(RoomPictureTest, DoesNotShowWhatNobodyHasReported) {
  add_recorded(s, kTree, nine, near_node(6));
  s.incidents.back().report = nine + whole_hours(1);
  DutyRoom room = room_of(make_the_world(), policy, true);
  room.run().go_on_to(nine + whole_minutes(30));
  RoomPage const page(*world, {});
  RoomPicture picture(page, "e");
  EXPECT_FALSE(Json::parse(picture.next_frame(room, {}, 0)).contains("incidents"));
  room.run().go_on_to(nine + whole_minutes(61));
  EXPECT_EQ(Json::parse(picture.next_frame(room, {}, 0))["incidents"].size(), 1U);
}

TEST_F(RoomPictureTest, TellsAClosureWithItsStreetsAndWhenItOpens) {
  watch();
  tell(CloseStreetChange{near_node(9, 100, 0)});
  Json const closed = frame()["closures"].at(0);
  EXPECT_EQ(closed["open"], false);
  EXPECT_EQ(closed["streets"].size(), 1U);
  EXPECT_EQ(closed["author"], "li");
  EXPECT_EQ(closed["reason"], "so");
  tell(OpenStreetChange{0});
  EXPECT_EQ(frame()["closures"].at(0)["open"], true);
}

TEST_F(RoomPictureTest, TellsWaterInMillimetresAndNoCanalAsNull) {
  s.canal.clear();
  watch();
  tell(ReadingChange{{}, kPool, 0.25});
  Json const it = frame();
  EXPECT_NEAR(it["depth_mm"][0].get<int>(), 250, 10);
  EXPECT_TRUE(it["canal_m"].is_null());
}

TEST_F(RoomPictureTest, NamesTheEpochOfItsStart) {
  watch();
  frame();
  EXPECT_EQ(state()["epoch"], "epoch1");
}

void follow(std::uint64_t seed) {
  World const world = random_world(seed);
  RoomPage const page(world, {});
  NearestIdle const policy;
  DutyRoom room = room_of(world, policy, seed % 2 == 0);
  RoomPicture picture(page, "e");
  picture.next_frame(room, room.recommend(), 0);
  PageClient client(picture.state());
  std::uint32_t step = 0;
  for (SimTime const t : random_times(seed, 30, world.scenario.end)) {
    room.run().go_on_to(t);
    Asked const it = random_request(room, seed, ++step);
    try {
      room.apply(change_of(it.kind, it.body, world.scenario), {"a", "admin", "because"});
    } catch (InputError const&) {
    }
    if (step % 3 == 0) continue;
    client.take(picture.next_frame(room, room.recommend(), step));
    ASSERT_EQ(client.state(), Json::parse(picture.state())) << it.kind << it.body;
  }
}

TEST(RoomPictureScripts, TheStateIsWhatAllFramesTogetherSay) {
  for (std::uint64_t seed = 1; seed <= 60 && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    follow(seed);
  }
}

/// A page that comes late sees what one sees that was there from the start.
void compare_with_latecomer(std::uint64_t seed) {
  World const world = random_world(seed);
  RoomPage const page(world, {});
  NearestIdle const policy;
  DutyRoom room = room_of(world, policy, true);
  RoomPicture early(page, "e");
  std::uint32_t step = 0;
  for (SimTime const t : random_times(seed, 20, world.scenario.end)) {
    room.run().go_on_to(t);
    Asked const it = random_request(room, seed, ++step);
    try {
      room.apply(change_of(it.kind, it.body, world.scenario), {"a", "admin", "because"});
    } catch (InputError const&) {
    }
    early.next_frame(room, room.recommend(), step);
    RoomPicture late(page, "e");
    late.next_frame(room, room.recommend(), step);
    Json a = Json::parse(early.state()), b = Json::parse(late.state());
    for (char const* const list : {"incidents", "closures", "orders", "depth_mm"})
      ASSERT_EQ(Json::diff(a[list], b[list]), Json::array()) << list << " in step " << step;
  }
}

TEST(RoomPictureScripts, WhoComesLateSeesTheSame) {
  for (std::uint64_t seed = 1; seed <= 15 && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    compare_with_latecomer(seed);
  }
}

void expect_declared(Json const& state) {
  expect_fields(state, "LiveState");
  for (Json const& it : state["units"]) expect_fields(it, "LiveUnit");
  for (Json const& it : state["incidents"]) expect_fields(it, "LiveIncident");
  for (Json const& it : state["closures"]) expect_fields(it, "LiveClosure");
  for (Json const& it : state["orders"]) expect_fields(it, "RecommendedOrder");
}

TEST_F(RoomPictureTest, HasTheFieldsThatThePageKnows) {
  watch();
  IncidentId const id = report(near_node(5));
  report(near_node(9), kTree);
  tell(OrderChange{kPumpWest, id, {}, ""});
  tell(CloseStreetChange{near_node(9, 100, 0)});
  wait(whole_seconds(70));
  Json const first = frame();
  expect_fields(first, "LiveFrame");
  expect_declared(state());
  EXPECT_EQ(state()["orders"].size(), 1U);
  EXPECT_TRUE(state()["units"][0].contains("next"));
}

}  // namespace
}  // namespace sc::test
