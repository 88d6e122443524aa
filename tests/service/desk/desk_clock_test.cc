// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "service/desk/desk_case.h"
#include "service/desk/storm_clock.h"

namespace sc::test {
namespace {

using std::chrono::hours;
using std::chrono::seconds;
using testing::HasSubstr;

constexpr char kLevel[] = R"({"level":"II"})";

class DeskClock : public DeskTest {
 protected:
  HttpReply move(double to_s) {
    Awaited reply;
    desk().move_clock(SimTime{0} + from_seconds(to_s), reply.answer());
    return reply.get();
  }
  double now() { return it().state()["now"].get<double>(); }
};

TEST_F(DeskClock, WithoutPaceStandsAndGoesWhereChangesTakeIt) {
  open();
  EXPECT_EQ(now(), 0);
  EXPECT_EQ(it().change_at(600.5, "level", kLevel).status, 200);
  EXPECT_EQ(now(), 600.5);
  EXPECT_EQ(it().change("level", kLevel).status, 200);
  EXPECT_EQ(it().change_at(600.5, "level", kLevel).status, 200);
  EXPECT_EQ(now(), 600.5);
  EXPECT_EQ(it().entries().back().at, SimTime{600'500});
}

TEST_F(DeskClock, DoesNotGoBackNorBeyondTheEnd) {
  open();
  it().change_at(600, "level", kLevel);
  HttpReply const back = it().change_at(599.999, "level", kLevel);
  EXPECT_EQ(back.status, 422);
  EXPECT_THAT(back.body, HasSubstr("time = 599.999 s (must be from now, 600 s"));
  EXPECT_EQ(it().change_at(4 * 3600 + 0.001, "level", kLevel).status, 422);
  EXPECT_EQ(now(), 600);
  EXPECT_EQ(it().change_at(4 * 3600, "level", kLevel).status, 200);
  EXPECT_EQ(it().entries().size(), 2U);
}

TEST_F(DeskClock, StaysWhereItIsAtAChangeThatCannotBeRead) {
  open();
  EXPECT_EQ(it().change_at(600, "level", R"({"level":"V"})").status, 422);
  EXPECT_EQ(it().change("level", kLevel).status, 200);
  EXPECT_EQ(now(), 0);
}

TEST_F(DeskClock, WithAPaceTakesNoTimes) {
  options.pace = 1;
  open();
  HttpReply const reply = it().change_at(600, "level", kLevel);
  EXPECT_EQ(reply.status, 422);
  EXPECT_THAT(reply.body, HasSubstr("the clock keeps its own pace"));
  EXPECT_TRUE(it().entries().empty());
  EXPECT_EQ(move(600).status, 409);
}

TEST_F(DeskClock, WithAPaceGoesOnByItselfToTheEnd) {
  options.pace = 86'400;
  open();
  EXPECT_TRUE(eventually([&] { return now() == 4 * 3600; }));
  EXPECT_EQ(it().change("level", kLevel).status, 200);
  EXPECT_EQ(it().entries().back().at, s.end);
}

TEST_F(DeskClock, CanBeMovedWithoutAChange) {
  open();
  HttpReply const reply = move(900);
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(Json::parse(reply.body)["now"], 900.0);
  EXPECT_EQ(now(), 900);
  EXPECT_EQ(move(899).status, 422);
  EXPECT_EQ(move(4 * 3600 + 1).status, 422);
  EXPECT_TRUE(it().entries().empty());
}

TEST_F(DeskClock, WhenMovedBringsWhatIsRecommendedThen) {
  open();
  report(near_node(1));
  it().change("order", R"({"unit":"pump-west","incident":0})");
  it().change("order", R"({"unit":"pump-east","incident":0})");
  report(near_node(2));
  EXPECT_TRUE(it().state()["orders"].empty());
  move(3600);  // their work is done
  EXPECT_EQ(it().state()["orders"].size(), 1U);
}

TEST_F(DeskClock, BeginsWhereItIsTold) {
  options.begin = SimTime{0} + whole_hours(2);
  open();
  EXPECT_EQ(now(), 7200);
  it().change_at(7260, "level", kLevel);
  it().restart();
  EXPECT_EQ(now(), 7260);
}

TEST_F(DeskClock, WithoutPaceStandsAfterARestartWhereItStood) {
  open();
  move(900);
  EXPECT_TRUE(eventually([&] {
    it().change("level", kLevel);
    auto const noted = Journal::open_to_read(it().folder.path("day")).clock();
    return noted && noted->at >= SimTime{0} + whole_seconds(900);
  }));
  it().restart();
  EXPECT_EQ(now(), 900);
}

TEST(StormClock, RunsAtItsPace) {
  StormClock::Steady::time_point const start(hours(5));
  StormClock const clock(60, SimTime{1000}, start);
  EXPECT_TRUE(clock.paced());
  EXPECT_EQ(clock.at(start), SimTime{1000});
  EXPECT_EQ(clock.at(start + seconds(10)), SimTime{601'000});
}

TEST(StormClock, NeverStandsBeforeItsBeginning) {
  StormClock::Steady::time_point const start(hours(5));
  StormClock const clock(60, SimTime{1000}, start);
  EXPECT_EQ(clock.at(start - seconds(10)), SimTime{1000});
}

TEST(StormClock, WithoutPaceIsPutForwardsOnly) {
  StormClock::Steady::time_point const start(hours(5));
  StormClock clock(0, SimTime{1000}, start);
  EXPECT_FALSE(clock.paced());
  EXPECT_EQ(clock.at(start + hours(5)), SimTime{1000});
  clock.put(SimTime{5000});
  clock.put(SimTime{4000});
  EXPECT_EQ(clock.at(start + hours(5)), SimTime{5000});
}

constexpr SimTime kLast{100'000};

TEST(ResumedClock, GoesOnFromTheLastChangeWhereNothingElseIsKnown) {
  EXPECT_EQ(resumed(1, kLast, std::nullopt, 9'000'000), kLast);
}

TEST(ResumedClock, HasGoneOnWithTheTimeOfDayAtPaceOne) {
  JournalClock const stood{{120'000}, 1'000'000};
  EXPECT_EQ(resumed(1, kLast, stood, 1'030'000), SimTime{150'000});
}

TEST(ResumedClock, StandsWhereItStoodAtEveryOtherPace) {
  JournalClock const stood{{120'000}, 1'000'000};
  for (double const pace : {0.0, 0.5, 2.0, 60.0})
    EXPECT_EQ(resumed(pace, kLast, stood, 1'030'000), SimTime{120'000}) << pace;
}

TEST(ResumedClock, HasNotMovedWhereTheWallClockIsBehind) {
  JournalClock const stood{{120'000}, 1'000'000};
  for (std::int64_t const wall : {std::int64_t{900'000}, std::int64_t{0}, INT64_MIN})
    EXPECT_EQ(resumed(1, kLast, stood, wall), SimTime{120'000}) << wall;
}

TEST(ResumedClock, IsNeverBeforeTheLastChange) {
  JournalClock const stood{{80'000}, 1'000'000};
  EXPECT_EQ(resumed(0, kLast, stood, 1'000'000), kLast);
  EXPECT_EQ(resumed(1, kLast, stood, 1'010'000), kLast);
  EXPECT_EQ(resumed(1, kLast, stood, 1'030'000), SimTime{110'000});
}

TEST(ResumedClock, NeverJumpsPastWhatNumbersHold) {
  constexpr std::int64_t kYear = 365LL * 24 * 3'600'000;
  SimTime const late = resumed(1, kLast, JournalClock{{120'000}, 1'000'000}, INT64_MAX);
  EXPECT_GT(late.ms, 99 * kYear);
  EXPECT_LT(late.ms, 101 * kYear);
  JournalClock const damaged{{INT64_MAX}, INT64_MIN};
  EXPECT_LT(resumed(1, kLast, damaged, INT64_MAX).ms, 202 * kYear);
}

}  // namespace
}  // namespace sc::test
