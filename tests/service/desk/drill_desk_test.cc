// SPDX-License-Identifier: Apache-2.0
#include "service/desk/drill_desk.h"

#include <gmock/gmock.h>

#include <filesystem>

#include "drill/drill_case.h"
#include "live/page_client.h"
#include "service/desk/desk_case.h"

namespace sc::test {
namespace {

/// A drill in a room without pace: people dispatch from its begin on.
class DrillDeskTest : public testing::Test {
 protected:
  DrillDeskTest()
      : it(
            world,
            [this] {
              DeskOptions options = DeskCase::still();
              options.begin = drill.begin;
              options.look = [this](SimTime now) {
                if (drill_desk) drill_desk->look(now);
              };
              return options;
            }(),
            true) {
    begin();
  }
  ~DrillDeskTest() override { end(); }

  void begin() {
    it.start();
    journal.emplace(Journal::open_to_read(it.folder.path("day")));
    it.look([this](DutyRoom&) {
      drill_desk = std::make_unique<DrillDesk>(
          DrillDesk::Parts{world, drill, *journal, it.hub(),
                           [](ScoreReport const& report) { return "page of " + report.team; },
                           it.folder.path().string(), "team 7"});
    });
  }
  void end() {
    // It may be scoring: the hub it tells must live until it has ended.
    it.look([this](DutyRoom&) { drill_desk.reset(); });
    it.stop();
    journal.reset();
  }
  Json injects() { return Json::parse(drill_desk->injects())["injects"]; }
  void go_to(SimTime t) {
    Awaited reply;
    it.desk().move_clock(t, reply.answer());
    ASSERT_EQ(reply.get().status, 200);
    it.look([](DutyRoom&) {});
  }
  void order(std::string const& unit, std::size_t incident) {
    Json const body{{"unit", unit}, {"incident", incident}};
    HttpReply const reply = it.change("order", body.dump());
    EXPECT_EQ(reply.status, 200) << reply.body;
  }
  /// To where something can be done about an inject.
  void go_to_inject(std::size_t i) { go_to(drill.injects[i].at + whole_seconds(1)); }
  bool scored() {
    return eventually([&] { return !drill_desk->score_page().empty(); }) &&
           eventually([&] { return !it.heard("drill").empty(); });
  }

  DrillSetCase set = tiny_drills();
  Drill const& drill = set.set.drills.front();
  World const world{drill.scenario, set.roads, 1};
  DeskCase it;
  std::optional<Journal> journal;
  std::unique_ptr<DrillDesk> drill_desk;
};

TEST_F(DrillDeskTest, ReadsInjectsOutWhenTheirMomentsCome) {
  EXPECT_TRUE(injects().empty());
  go_to(drill.injects[0].at - milliseconds(1));
  EXPECT_TRUE(injects().empty());
  go_to(drill.injects[0].at);
  ASSERT_EQ(injects().size(), 1U);
  expect_fields(injects()[0], "LiveInject");
  EXPECT_EQ(injects()[0]["message"]["en"], drill.injects[0].message.en);
  EXPECT_EQ(injects()[0]["incident"], drill.injects[0].incident);
  go_to(drill.injects[2].at);
  EXPECT_EQ(injects().size(), 3U);
  auto const heard = it.heard("inject");
  ASSERT_EQ(heard.size(), 3U);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(Json::parse(heard[i].json)["number"], i + 1);
}

TEST_F(DrillDeskTest, NamesIncidentsThatTheRoomKnows) {
  go_to_inject(0);
  Json const state = it.state();
  ASSERT_EQ(state["incidents"].size(), 1U);
  EXPECT_EQ(state["incidents"][0]["number"], injects()[0]["incident"]);
}

TEST_F(DrillDeskTest, ReadsThemOutAgainAfterARestart) {
  go_to_inject(2);
  it.change("level", R"({"level":"II"})");  // so that the journal knows where the clock stood
  end();
  begin();
  it.state();
  ASSERT_TRUE(eventually([&] { return injects().size() == 3; }));
  EXPECT_EQ(it.heard("inject").size(), 3U);
}

TEST_F(DrillDeskTest, HasNoScoreBeforeTheEnd) {
  go_to(drill.end - milliseconds(1));
  EXPECT_EQ(drill_desk->score_page(), "");
  EXPECT_TRUE(Json::parse(drill_desk->injects())["score"].is_null());
}

TEST_F(DrillDeskTest, IsScoredAtTheEnd) {
  go_to_inject(0);
  order("P1", drill.injects[0].incident);
  go_to(drill.end);
  ASSERT_TRUE(scored());
  EXPECT_EQ(drill_desk->score_page(), "page of team 7");
  EXPECT_EQ(bytes_of(it.folder / "score.html"), "page of team 7");
  EXPECT_TRUE(Json::accept(bytes_of(it.folder / "score.json")));
  Json const score = Json::parse(drill_desk->injects())["score"];
  expect_fields(score, "LiveScore");
  EXPECT_FALSE(score["totals"].empty());
  EXPECT_EQ(Json::parse(it.heard("drill").back().json), score);
}

TEST_F(DrillDeskTest, ScoresTheOrdersOfTheJournal) {
  go_to_inject(0);
  order("P1", drill.injects[0].incident);
  SimTime const first = it.entries().back().at;
  go_to(first + whole_minutes(2) + milliseconds(250));
  it.change("order", R"({"unit":"P1","call_off":true})");
  go_to_inject(1);
  order("P2", drill.injects[0].incident);
  order("T1", drill.injects[1].incident);
  it.change("order", R"({"unit":"P1","station":"YARD"})");  // no action of a drill
  it.change("level", R"({"level":"II"})");
  go_to(drill.end);
  ASSERT_TRUE(scored());
  auto const actions = read_actions(it.folder.path("actions.csv"), drill);
  ASSERT_EQ(actions.size(), 4U);
  auto const expect = [&](std::size_t i, std::size_t entry, char const* unit, ActionKind kind,
                          int inject) {
    EXPECT_EQ(actions[i].at, it.entries()[entry].at) << i;
    EXPECT_EQ(drill.scenario.units[actions[i].unit.index()].id, unit) << i;
    EXPECT_EQ(actions[i].kind, kind) << i;
    EXPECT_EQ(actions[i].inject, inject) << i;
    EXPECT_FALSE(actions[i].follow_up);
  };
  expect(0, 0, "P1", ActionKind::send, 1);
  expect(1, 1, "P1", ActionKind::call_off, 0);
  expect(2, 2, "P2", ActionKind::send, 1);
  expect(3, 3, "T1", ActionKind::send, 2);
}

TEST_F(DrillDeskTest, LeavesOutOrdersAfterTheEnd) {
  go_to_inject(3);
  go_to(drill.end + whole_minutes(1));
  order("P1", drill.injects[3].incident);
  end();
  begin();  // scored again, with that order in the journal
  ASSERT_TRUE(scored());
  EXPECT_TRUE(read_actions(it.folder.path("actions.csv"), drill).empty());
}

TEST_F(DrillDeskTest, IsScoredAgainAfterARestart) {
  go_to(drill.end);
  it.change("level", R"({"level":"II"})");
  ASSERT_TRUE(scored());
  std::string const before = bytes_of(it.folder / "score.json");
  end();
  std::filesystem::remove(it.folder / "score.json");
  begin();
  ASSERT_TRUE(scored());
  EXPECT_EQ(bytes_of(it.folder / "score.json"), before);
}

TEST_F(DrillDeskTest, IsNamedInThePagesHead) {
  Json const head = Json::parse(drill_head_json(drill));
  EXPECT_EQ(head["number"], 1);
  EXPECT_EQ(head["names"]["en"], "Pumps run out");
  EXPECT_EQ(head["begin"], drill.begin.seconds());
  EXPECT_EQ(head["end"], drill.end.seconds());
}

}  // namespace
}  // namespace sc::test
