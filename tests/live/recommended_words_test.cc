// SPDX-License-Identifier: Apache-2.0
// Why this unit, and why not another.
#include <gmock/gmock.h>

#include "base/check.h"
#include "live/live_words.h"
#include "live/random_requests.h"
#include "live/room_case.h"
#include "plan/dispatch/table.h"

namespace sc::test {
namespace {

using testing::HasSubstr;
using testing::Not;

class RecommendedWords : public RoomTest {
 protected:
  /// Sent to incident 3, there in ten minutes.
  static RecommendedOrder ten_minutes() {
    RecommendedOrder order;
    order.unit = kPumpWest;
    order.incident = IncidentId{3U};
    order.estimate = whole_minutes(10);
    order.lacking = Needs::one_of_each(1);
    return order;
  }
  static RecommendedOrder::Alternative east(std::optional<Duration> in, IncidentId serves = {}) {
    return {kPumpEast, in, serves};
  }
  Names reason(RecommendedOrder const& order) { return reason_of(open(), order); }
};

TEST_F(RecommendedWords, SayThatNobodyElseCanGo) {
  Names const words = reason(ten_minutes());
  EXPECT_EQ(words.en, "still lacking: 1 pump; there in 10 min; nobody else can be sent");
  EXPECT_EQ(words.zh, "尚缺 排水×1；10分钟到达；别无可派队伍");
}

TEST_F(RecommendedWords, TakeThoseWhoAreCutOffForNobody) {
  RecommendedOrder order = ten_minutes();
  order.alternatives = {east({})};
  EXPECT_THAT(reason(order).en, HasSubstr("nobody else can be sent"));
}

TEST_F(RecommendedWords, NameTheNextBest) {
  RecommendedOrder order = ten_minutes();
  order.alternatives = {east(whole_minutes(18))};
  EXPECT_THAT(reason(order).en, HasSubstr("the soonest of those free, next pump-east (18 min)"));
  EXPECT_THAT(reason(order).zh, HasSubstr("其次 pump-east（18分钟）"));
}

TEST_F(RecommendedWords, SayWhereSomebodyNearerIsLeftOut) {
  RecommendedOrder order = ten_minutes();
  order.alternatives = {east(whole_minutes(4))};
  EXPECT_THAT(reason(order).en, HasSubstr("pump-east is nearer (4 min), but does more good"));
  EXPECT_THAT(reason(order).zh, HasSubstr("pump-east 更近（4分钟）"));
}

TEST_F(RecommendedWords, SayFromWhereAUnitIsTaken) {
  RecommendedOrder order = ten_minutes();
  order.diverts = IncidentId{5U};
  EXPECT_THAT(reason(order).en, HasSubstr("taken from incident 5"));
  EXPECT_THAT(reason(order).zh, HasSubstr("自险情 5 抽调"));
}

TEST_F(RecommendedWords, SayWhereAUnitOnlyHelps) {
  RecommendedOrder order = ten_minutes();
  order.extra = true;
  order.lacking = {};
  EXPECT_THAT(reason(order).en, testing::StartsWith("helps the work go faster; there in 10 min"));
  EXPECT_THAT(reason(order).zh, testing::StartsWith("增援以加快处置"));
}

TEST_F(RecommendedWords, SayWhyNotTheOther) {
  RecommendedOrder const order = ten_minutes();
  auto const why = [&](RecommendedOrder::Alternative const& it) {
    return words_of_alternative(order, it);
  };
  EXPECT_EQ(why(east(whole_minutes(16))).en, "6 min later");
  EXPECT_EQ(why(east(whole_minutes(16))).zh, "晚6分钟");
  EXPECT_EQ(why(east(whole_minutes(7))).en, "3 min sooner");
  EXPECT_EQ(why(east(whole_minutes(7))).zh, "早3分钟");
  EXPECT_EQ(why(east(whole_minutes(10))).en, "under 1 min later");
  EXPECT_EQ(why(east({})).en, "cut off");
  EXPECT_EQ(why(east({})).zh, "无路可达");
  EXPECT_EQ(why(east(whole_minutes(16), IncidentId{5U})).en, "6 min later, taken from incident 5");
  EXPECT_EQ(why(east({}, IncidentId{5U})).zh, "无路可达，须自险情 5 抽调");
}

/// A sentence that stops where a number or a name should stand.
void expect_whole(Names const& words) {
  for (std::string const& text : {words.zh, words.en}) {
    EXPECT_NE(text, "");
    for (char const* const hole : {": ;", "尚缺 ；", "()", "（）", "4294967295", "nan"})
      EXPECT_THAT(text, Not(HasSubstr(hole)));
  }
}

/// Over policies that hold back, divert and reinforce.
TEST(RecommendedWordsScripts, AreWholeWhateverIsRecommended) {
  int orders = 0;
  for (std::uint64_t seed = 1; seed <= 24 && !testing::Test::HasFailure(); ++seed) {
    World const world = random_world(seed);
    auto const& entry = dispatch_policies()[seed % dispatch_policies().size()];
    SCOPED_TRACE(std::string(entry.name) + " " + std::to_string(seed));
    auto const policy = entry.make(world.scenario.plan.weights);
    DutyRoom room = room_of(world, *policy, true);
    std::uint32_t step = 0;
    for (SimTime const t : random_times(seed, 20, world.scenario.end)) {
      room.run().go_on_to(t);
      Asked const it = random_request(room, seed, ++step);
      try {
        room.apply(change_of(it.kind, it.body, world.scenario), {"a", "admin", "because"});
      } catch (InputError const&) {
      }
      for (RecommendedOrder const& order : room.recommend()) {
        ++orders;
        expect_whole(reason_of(room, order));
        for (auto const& other : order.alternatives)
          expect_whole(words_of_alternative(order, other));
      }
    }
  }
  EXPECT_GT(orders, 100);
}

}  // namespace
}  // namespace sc::test
