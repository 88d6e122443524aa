// SPDX-License-Identifier: Apache-2.0
#include "study/pooled.h"

#include <gtest/gtest.h>

#include "base/random.h"

namespace sc {
namespace {

TEST(PooledQuantile, IsThatOfAllIncidentsOfAllReplications) {
  std::vector<double> const a{1, 2, 3}, b{4}, c{}, d{5};
  std::vector<Pool> const pools{a, b, c, d};
  Estimate const median = pooled_quantile(pools, 0.5);
  EXPECT_EQ(median.value, 3);
  EXPECT_EQ(median.used, 3U);
  EXPECT_EQ(median.left_out, 1U);
}

TEST(PooledQuantile, HasTheSpreadOfItsBatches) {
  // two batches of medians 2 and 4: s = sqrt(2), s / sqrt(2) = 1, t(1) = 12.7062
  std::vector<double> const a{2}, b{4};
  std::vector<Pool> const pools{a, b};
  Estimate const median = pooled_quantile(pools, 0.5);
  EXPECT_EQ(median.value, 3);
  EXPECT_DOUBLE_EQ(median.standard_error, 1);
  EXPECT_NEAR(median.high, 3 + 12.7062, 1e-4);
}

TEST(PooledQuantile, OfNothingIsNothing) {
  EXPECT_FALSE(pooled_quantile({}, 0.9).exists());
  std::vector<Pool> const empty(3);
  EXPECT_FALSE(pooled_quantile(empty, 0.9).exists());
}

/// Response times of `n` replications of 30 incidents, exponential with this mean, by one luck.
struct Waits {
  Waits(std::uint32_t sample, std::size_t n, double mean) : times(n, std::vector<double>(30)) {
    Stream random(9, sample, Purpose::test, 4);
    for (auto& replication : times)
      for (double& time : replication) time = random.exponential(mean);
    pools.assign(times.begin(), times.end());
  }
  std::vector<std::vector<double>> times;
  std::vector<Pool> pools;
};

// 0.95 less what the bias of a batch's quantile costs, four standard errors of 1,000 samples.
TEST(PooledQuantileDifference, CoversTheTruthNearlyAsOftenAsItSays) {
  double const truth = -2 * std::log(10);  // of P90 of means 8 and 10
  int held = 0;
  for (std::uint32_t sample = 0; sample < 1000; ++sample) {
    Waits const ours(sample, 100, 8), yardstick(sample, 100, 10);
    Estimate const e = pooled_quantile_difference(ours.pools, yardstick.pools, 0.9);
    held += e.low <= truth && truth <= e.high ? 1 : 0;
    ASSERT_EQ(e.used, kBatches);
  }
  EXPECT_NEAR(held / 1000.0, 0.95, 0.035);
}

TEST(PooledQuantileDifference, SeesThroughSharedLuck) {
  Waits const ours(1, 100, 9.9), yardstick(1, 100, 10);
  EXPECT_TRUE(pooled_quantile_difference(ours.pools, yardstick.pools, 0.9).clear_of_zero());
  EXPECT_LT(pooled_quantile(ours.pools, 0.9).low, pooled_quantile(yardstick.pools, 0.9).value);
}

}  // namespace
}  // namespace sc
