// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "live/page_client.h"
#include "live/random_requests.h"
#include "service/desk/desk_case.h"

namespace sc::test {
namespace {

class DeskEvents : public DeskTest {};

TEST_F(DeskEvents, OfChangesComeInTheOrderOfTheJournalWithoutGaps) {
  open();
  std::vector<Awaited> replies(300);
  for (Awaited& reply : replies)
    desk().change(DeskCase::request("report", report_body("pond", near_node(5))), reply.answer());
  for (Awaited& reply : replies) reply.get();
  ASSERT_TRUE(eventually([&] { return it().heard("change").size() == replies.size(); }));
  std::int64_t seq = 0;
  for (Heard const& heard : it().heard("change")) {
    Json const row = Json::parse(heard.json);
    expect_fields(row, "LiveChange");
    EXPECT_EQ(row["seq"], ++seq);
    EXPECT_EQ(row["words"]["en"],
              "incident " + std::to_string(seq - 1) + " reported: ponded street");
  }
}

TEST_F(DeskEvents, AreNumberedOneByOne) {
  open();
  for (int i = 0; i < 5; ++i) report(near_node(5));
  std::uint64_t number = 0;
  for (Heard const& heard : it().heard()) EXPECT_EQ(heard.number, ++number);
  EXPECT_EQ(number, it().hub().last());
}

TEST_F(DeskEvents, TellTheFrameAfterItsChanges) {
  open();
  for (int i = 1; i <= 5; ++i) {
    report(near_node(5));
    it().state();  // comes after the frame
    auto const all = it().heard();
    ASSERT_EQ(all.back().event, "frame");
    EXPECT_EQ(all[all.size() - 2].event, "change");
    Json const frame = Json::parse(all.back().json);
    EXPECT_EQ(frame["change"], i);
    EXPECT_EQ(frame["incidents"].back()["number"], i - 1);
    EXPECT_EQ(frame.contains("orders"), i <= 2);  // there are two pumps
  }
}

TEST_F(DeskEvents, SayNothingOfWhatWasRefused) {
  open();
  report(near_node(5));
  it().state();
  std::uint64_t const before = it().hub().last();
  it().change("close", R"({"incident":7,"outcome":"cleared"})");
  it().state();
  EXPECT_EQ(it().hub().last(), before);
}

TEST_F(DeskEvents, GoOnWhileTheClockRuns) {
  options.pace = 60;
  open();
  ASSERT_TRUE(eventually([&] { return it().heard("frame").size() >= 4; }));
  auto const frames = it().heard("frame");
  EXPECT_LT(Json::parse(frames[1].json)["now"].get<double>(),
            Json::parse(frames[3].json)["now"].get<double>());
}

void follow(std::uint64_t seed) {
  World const world = random_world(seed);
  DeskCase it(world, DeskCase::still(), true);
  it.start();
  PageClient client(it.state().dump());
  std::size_t frames = it.heard("frame").size();
  std::uint32_t step = 0;
  for (SimTime const t : random_times(seed, 20, world.scenario.end)) {
    Asked asked;
    it.look([&](DutyRoom& room) { asked = random_request(room, seed, ++step); });
    it.change_at(t.seconds(), asked.kind, asked.body);
    Json const state = it.state();
    auto const heard = it.heard("frame");
    for (; frames < heard.size(); ++frames) client.take(heard[frames].json);
    ASSERT_EQ(client.state(), state) << step;
  }
}

TEST(DeskEventsScripts, TellAPageWhatTheStateSays) {
  for (std::uint64_t seed = 1; seed <= 8 && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    follow(seed);
  }
}

}  // namespace
}  // namespace sc::test
