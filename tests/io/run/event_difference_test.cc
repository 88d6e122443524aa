// SPDX-License-Identifier: Apache-2.0
#include "io/run/event_difference.h"

#include <gtest/gtest.h>

#include <vector>

namespace sc {
namespace {

std::vector<Event> three_events() {
  return {{SimTime{1}, 1, 0, 5, 2, 0, 9},
          {SimTime{2}, 1, 1, 5, 2, 0, 9},
          {SimTime{3}, 2, 0, 6, 1, 1, 8}};
}

TEST(EventDifference, EqualLogsHaveNone) {
  EXPECT_EQ(first_difference(three_events(), three_events()), std::nullopt);
  EXPECT_EQ(first_difference({}, {}), std::nullopt);
}

TEST(EventDifference, NamesTheFirstOfSeveral) {
  auto changed = three_events();
  changed[1].payload = 10;
  changed[2].time = SimTime{4};
  EXPECT_EQ(first_difference(three_events(), changed), 1U);
}

TEST(EventDifference, ALogThatStopsEarlyDiffersAtItsEnd) {
  auto shorter = three_events();
  shorter.pop_back();
  EXPECT_EQ(first_difference(three_events(), shorter), 2U);
  EXPECT_EQ(first_difference(shorter, three_events()), 2U);
  EXPECT_EQ(first_difference(shorter, {}), 0U);
}

}  // namespace
}  // namespace sc
