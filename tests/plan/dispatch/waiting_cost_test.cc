// SPDX-License-Identifier: Apache-2.0
#include "plan/dispatch/waiting_cost.h"

#include <gtest/gtest.h>

namespace sc {
namespace {

constexpr Duration kLate = whole_minutes(30);

double cost(Waiting const& it, Duration wait, PolicyWeights const& weights = {}) {
  return waiting_cost(it, wait, kLate, weights);
}

TEST(WaitingCost, IsHoursTimesSeverityWhileInTime) {
  EXPECT_DOUBLE_EQ(cost({3, 0, false, {}}, whole_minutes(12)), 3 * 0.2);
}

TEST(WaitingCost, CountsFromTheReport) {
  EXPECT_DOUBLE_EQ(cost({1, 0, false, whole_minutes(6)}, whole_minutes(6)), 0.2);
}

TEST(WaitingCost, WeighsTrappedPeopleTenfold) {
  EXPECT_DOUBLE_EQ(cost({1, 0, true, {}}, whole_minutes(12)), 2);
}

TEST(WaitingCost, AddsTheSeverityGainedDuringTheWait) {
  // 2 per hour for 12 min: 0.4 in the end, 0.2 on average, over 0.2 h
  EXPECT_DOUBLE_EQ(cost({1, 2, false, {}}, whole_minutes(12)), 0.2 + 0.2 * 0.2);
}

TEST(WaitingCost, AddsTheLatePriceOnceAndByChanceNearTheLimit) {
  PolicyWeights const weights;
  EXPECT_DOUBLE_EQ(cost({1, 0, false, {}}, whole_minutes(60)), 1 + weights.late);
  EXPECT_DOUBLE_EQ(cost({1, 0, false, {}}, whole_minutes(30)), 0.5 + weights.late / 2);
  EXPECT_DOUBLE_EQ(cost({1, 0, false, whole_minutes(60)}, whole_minutes(1)),
                   61 / 60.0 + weights.late);
}

TEST(WaitingCost, IsNeverFree) {
  EXPECT_GT(cost({0, 0, false, {}}, whole_minutes(2)), cost({0, 0, false, {}}, whole_minutes(1)));
}

}  // namespace
}  // namespace sc
