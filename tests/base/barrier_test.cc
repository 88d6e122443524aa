// SPDX-License-Identifier: Apache-2.0
#include "base/barrier.h"

#include <gtest/gtest.h>

#include <atomic>
#include <numeric>
#include <vector>

#include "base/parallel.h"

namespace sc {
namespace {

constexpr int kMeetings = 2'000;

class Team : public testing::TestWithParam<int> {};

TEST_P(Team, CallsEachMemberOnce) {
  std::vector<std::atomic<int>> calls(static_cast<std::size_t>(GetParam()));
  run_team(GetParam(), [&](int member, int) { ++calls[static_cast<std::size_t>(member)]; });
  for (auto const& count : calls) EXPECT_EQ(count, 1);
}

TEST_P(Team, IsAsLargeAsWished) {
  std::atomic<int> wrong{0};
  run_team(GetParam(), [&](int, int team) { wrong += team != GetParam() ? 1 : 0; });
  EXPECT_EQ(wrong, 0);
}

/// Everybody writes a number of its own before each meeting; the last to come adds them up,
/// plainly.
TEST_P(Team, SeesAtAMeetingWhatAllHaveWrittenBeforeIt) {
  std::vector<int> written(static_cast<std::size_t>(GetParam()), 0);
  std::vector<int> sums;
  Barrier barrier;
  run_team(GetParam(), [&](int member, int team) {
    for (int i = 0; i < kMeetings; ++i) {
      ++written[static_cast<std::size_t>(member)];
      barrier.meet(team,
                   [&] { sums.push_back(std::accumulate(written.begin(), written.end(), 0)); });
    }
  });
  std::vector<int> expected(kMeetings);
  for (int i = 0; i < kMeetings; ++i) expected[static_cast<std::size_t>(i)] = (i + 1) * GetParam();
  EXPECT_EQ(sums, expected);
}

TEST_P(Team, SeesAfterAMeetingWhatWasDoneAloneInIt) {
  int plan = 0;
  std::atomic<int> missed{0};
  Barrier barrier;
  run_team(GetParam(), [&](int, int team) {
    for (int i = 1; i <= kMeetings; ++i) {
      barrier.meet(team, [&] { ++plan; });
      missed += plan != i ? 1 : 0;
      barrier.meet(team, [] {});
    }
  });
  EXPECT_EQ(missed, 0);
  EXPECT_EQ(plan, kMeetings);
}

INSTANTIATE_TEST_SUITE_P(Members, Team, testing::Values(1, 2, 3, 8));

TEST(Team, HasAMemberPerCoreForZero) {
  std::atomic<int> members{0};
  run_team(0, [&](int, int) { ++members; });
  EXPECT_EQ(members, thread_count(0));
}

}  // namespace
}  // namespace sc
