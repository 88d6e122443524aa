// SPDX-License-Identifier: Apache-2.0
#include "live/live_words.h"

#include <gmock/gmock.h>

#include "live/random_change.h"
#include "live/room_case.h"

namespace sc::test {
namespace {

using testing::HasSubstr;

class LiveWords : public testing::Test {
 protected:
  Names of(Change const& change, Applied const& applied = {}) {
    return words_of_change(s, change, applied);
  }
  void expect(Change const& change, char const* zh, char const* en, Applied const& applied = {}) {
    Names const words = of(change, applied);
    EXPECT_EQ(words.zh, zh);
    EXPECT_EQ(words.en, en);
  }
  static Applied numbered(IncidentId id) { return {.incident = id, .unit = {}, .closure = {}}; }
  Scenario const s = named_scenario();
  IncidentId const seven{7U};
};

TEST_F(LiveWords, TellEveryKindOfChangeInBothLanguages) {
  for (std::size_t kind = 0; kind < change_words().size(); ++kind)
    for (std::uint32_t i = 0; i < 50; ++i) {
      Stream random(3, i, Purpose::test, static_cast<std::uint32_t>(kind));
      Names const words = of(random_change(kind, s, random), numbered(seven));
      EXPECT_FALSE(words.zh.empty()) << change_words()[kind];
      EXPECT_FALSE(words.en.empty()) << change_words()[kind];
    }
}

TEST_F(LiveWords, GiveAReportTheNumberOfItsIncident) {
  expect(ReportChange{{kPond, 2, false, {}}, near_node(5), "", ""}, "接报险情 7：积水",
         "incident 7 reported: ponded street", numbered(seven));
}

TEST_F(LiveWords, TellAllThatACorrectionCorrects) {
  expect(CorrectionChange{seven, {2.5, kTree, true}, {}},
         "更正险情 7，严重度 2.5，类型 倒树，有人被困",
         "incident 7 corrected, severity 2.5, it is: fallen tree, people trapped");
  expect(CorrectionChange{seven, {{}, {}, false}, {}}, "更正险情 7，无人被困",
         "incident 7 corrected, nobody trapped");
  expect(CorrectionChange{seven, {}, "note"}, "更正险情 7", "incident 7 corrected");
}

TEST_F(LiveWords, TellHowAnIncidentEnded) {
  expect(CloseChange{seven, Outcome::cleared}, "险情 7 结束：已处置", "incident 7 closed: cleared");
  expect(CloseChange{seven, Outcome::false_alarm}, "险情 7 结束：误报",
         "incident 7 closed: a false alarm");
  expect(CloseChange{seven, Outcome::duplicate}, "险情 7 结束：重复上报",
         "incident 7 closed: a duplicate");
}

TEST_F(LiveWords, TellWhatAUnitSaid) {
  expect(PositionChange{kSawWest, near_node(5)}, "saw-west 报告位置", "saw-west says where it is");
  expect(StatusChange{kSawWest, UnitReport::available}, "saw-west 可调派", "saw-west is available");
  expect(StatusChange{kSawWest, UnitReport::out_of_service}, "saw-west 停用",
         "saw-west is out of service");
  expect(StatusChange{kSawWest, UnitReport::arrived}, "saw-west 已到场", "saw-west has arrived");
  expect(StatusChange{kSawWest, UnitReport::done}, "saw-west 处置完毕", "saw-west has finished");
}

TEST_F(LiveWords, TellWhatWasRead) {
  expect(ReadingChange{0, {}, 40}, "雨量站 gauge：40 mm/h", "rain gauge gauge: 40 mm/h");
  expect(ReadingChange{{}, kPool, 0.3}, "低洼点 水深 0.3 m", "water at the Pool: 0.3 m");
  expect(ReadingChange{{}, {}, 2.95}, "运河水位 2.95 m", "canal level 2.95 m");
}

TEST_F(LiveWords, NumberTheClosures) {
  Applied const third{.incident = {}, .unit = {}, .closure = 3};
  expect(CloseStreetChange{near_node(5)}, "封闭道路（封路 3）", "street closed (closure 3)", third);
  expect(OpenStreetChange{3}, "恢复通行（封路 3）", "street open again (closure 3)", third);
}

TEST_F(LiveWords, TellTheLevel) {
  expect(LevelChangeByHand{ResponseLevel::II}, "应急响应级别：II", "response level II");
}

TEST_F(LiveWords, TellWhereAUnitIsSent) {
  expect(OrderChange{kPumpEast, seven, {}, ""}, "派 pump-east 前往险情 7",
         "pump-east sent to incident 7");
  expect(OrderChange{kPumpEast, {}, kWest, ""}, "pump-east 移驻 西站",
         "pump-east sent to wait at West Depot");
  expect(OrderChange{kPumpEast, {}, {}, ""}, "召回 pump-east", "pump-east called off");
  expect(RefusalChange{{kPumpEast, seven}}, "不采纳：派 pump-east 前往险情 7",
         "refused: pump-east to incident 7");
}

TEST_F(LiveWords, RoundMinutes) {
  auto const en = [](std::int64_t seconds) { return words_of_minutes(whole_seconds(seconds)).en; };
  EXPECT_EQ(en(0), "under 1 min");
  EXPECT_EQ(en(29), "under 1 min");
  EXPECT_EQ(en(30), "1 min");
  EXPECT_EQ(en(89), "1 min");
  EXPECT_EQ(en(90), "2 min");
  EXPECT_EQ(en(7200), "120 min");
  EXPECT_EQ(words_of_minutes(whole_seconds(90)).zh, "2分钟");
  EXPECT_EQ(words_of_minutes({}).zh, "不到1分钟");
}

TEST_F(LiveWords, CountWhatLacks) {
  Needs needs;
  EXPECT_EQ(words_of_needs(s, needs).en, "");
  EXPECT_EQ(words_of_needs(s, needs).zh, "");
  needs.require(0, 2);
  needs.require(1, 1);
  EXPECT_EQ(words_of_needs(s, needs).en, "2 pump, 1 tree");
  EXPECT_EQ(words_of_needs(s, needs).zh, "排水×2、断枝清理×1");
}

TEST_F(LiveWords, PlaceAnIncidentAtItsPointOrStreet) {
  World const world = make_world(s);
  LiveIncident it;
  it.link = LinkId{0U};
  it.zone = ZoneId{0U};
  it.basin = kPool;
  EXPECT_EQ(words_of_place(world, it).en, "the Pool (one)");
  EXPECT_EQ(words_of_place(world, it).zh, "低洼点（一）");
  it.basin = {};
  EXPECT_THAT(words_of_place(world, it).en, testing::EndsWith(" (one)"));
  EXPECT_GT(words_of_place(world, it).zh.size(), std::string("（一）").size());
}

}  // namespace
}  // namespace sc::test
