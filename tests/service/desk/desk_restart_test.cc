// SPDX-License-Identifier: Apache-2.0
// The same journal, the same room.
#include <gmock/gmock.h>

#include "base/check.h"
#include "live/random_requests.h"
#include "service/desk/desk_case.h"
#include "support/faults_of.h"

namespace sc::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// Without what says when something was told, not what: a unit on its way was seen elsewhere on the
/// same link.
Json comparable(Json state) {
  state.erase("epoch");
  state.erase("frame");
  for (Json& unit : state["units"]) {
    unit.erase("at");
    if (!unit.contains("next")) continue;
    for (char const* const key : {"x", "y", "lon", "lat"}) unit.erase(key);
  }
  return state;
}

/// Random changes with their moments; the last is one that is surely taken.
int play(DeskCase& it, std::uint64_t seed, SimTime end) {
  int taken = 0;
  std::uint32_t step = 0;
  for (SimTime const t : random_times(seed, 25, end - whole_minutes(1))) {
    Asked asked;
    it.look([&](DutyRoom& room) { asked = random_request(room, seed, ++step); });
    int const status = it.change_at(t.seconds(), asked.kind, asked.body).status;
    EXPECT_TRUE(status == 200 || status == 201 || status == 422) << status << asked.body;
    taken += status == 422 ? 0 : 1;
  }
  it.change_at(end.seconds() - 30, "level", R"({"level":"III"})");
  return taken;
}

TEST(DeskRestart, FindsTheRoomAsItWas) {
  int taken = 0;
  for (std::uint64_t seed = 1; seed <= 20 && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    World const world = random_world(seed);
    DeskCase it(world, DeskCase::still(), seed % 2 == 0);
    it.start();
    taken += play(it, seed, world.scenario.end);
    Json const before = comparable(it.state());
    std::string room, again;
    it.look([&](DutyRoom& is) { room = digest(is); });
    it.restart();
    it.look([&](DutyRoom& is) { again = digest(is); });
    EXPECT_EQ(again, room);
    EXPECT_EQ(Json::diff(before, comparable(it.state())), Json::array());
  }
  EXPECT_GT(taken, 200);
}

class DeskRestartTest : public DeskTest {};

TEST_F(DeskRestartTest, GoesOnWithTheNextNumber) {
  open();
  report(near_node(1));
  it().restart();
  EXPECT_EQ(report(near_node(2)), 1);
  EXPECT_EQ(it().entries().back().seq, 2);
}

TEST_F(DeskRestartTest, RecommendsAtOnce) {
  open();
  report(near_node(1));
  it().restart();
  ASSERT_EQ(it().state()["orders"].size(), 1U);
  EXPECT_EQ(it().state()["orders"][0]["id"], "pump-west~0");
}

TEST_F(DeskRestartTest, HasAnotherEpoch) {
  open();
  Json const before = it().state();
  it().restart();
  EXPECT_NE(it().state()["epoch"], before["epoch"]);
}

TEST_F(DeskRestartTest, StillShowsWhatWasClosedAShortWhileAgo) {
  open();
  report(near_node(1));
  it().change_at(600, "close", R"({"incident":0,"outcome":"cleared"})");
  it().restart();
  ASSERT_EQ(it().state()["incidents"].size(), 1U);
  EXPECT_EQ(it().state()["incidents"][0]["clear"], 600.0);
}

TEST_F(DeskRestartTest, NamesTheFirstEntryThatCannotBeTold) {
  open();
  report(near_node(1));
  it().change("order", R"({"unit":"pump-east","incident":0})");
  it().stop();
  Scenario other = s;
  other.units[kPumpEast.index()].id = "boat";
  World const elsewhere = make_world(other);
  DutyRoom room = room_of(elsewhere, silent());
  auto const journal = Journal::open_to_read(it().folder.path("day"));
  EXPECT_THAT(faults_of([&] { play_back(journal, room); }),
              ElementsAre(testing::AllOf(HasSubstr("journal entry 2: "), HasSubstr("pump-east"))));
}

TEST_F(DeskRestartTest, RefusesAReplyThatIsNotOfItsChange) {
  open();
  report(near_node(1));
  it().stop();
  for (char const* const reply :
       {"", "7", "[1]", "{}", R"({"seq":2,"incident":0})", R"({"seq":1,"incident":4000000000})",
        R"({"seq":1,"incident":"0"})", R"({"seq":1,"incident":0,"unit":0})"}) {
    TempFolder const folder;
    std::vector<JournalEntry> entries = it().entries();
    entries[0].reply = reply;
    auto journal = Journal::open_or_make(folder.path("day"),
                                         Journal::open_to_read(it().folder.path("day")).head());
    journal.append(entries);
    DutyRoom room = room_of(*world, silent());
    EXPECT_THAT(faults_of([&] { play_back(journal, room); }),
                ElementsAre(HasSubstr("journal entry 1: its reply has another ")))
        << reply;
  }
}

TEST_F(DeskRestartTest, PlaysBackMoreThanOneRead) {
  open();
  std::vector<Awaited> replies(1100);
  for (Awaited& reply : replies)
    desk().change(DeskCase::request("level", R"({"level":"II"})"), reply.answer());
  for (Awaited& reply : replies) ASSERT_EQ(reply.get().status, 200);
  report(near_node(1));
  it().restart();
  EXPECT_EQ(it().state()["change"], 1101);
  EXPECT_EQ(it().state()["incidents"].size(), 1U);
}

}  // namespace
}  // namespace sc::test
