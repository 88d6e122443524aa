// SPDX-License-Identifier: Apache-2.0
#include "study/precision.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "base/random.h"
#include "study/paired.h"

namespace sc {
namespace {

/// A mean of n numbers of deviation `spread`.
Estimate mean(double spread, std::size_t n) {
  return with_interval(50, spread / std::sqrt(static_cast<double>(n)), n, 0, kUsualLevel);
}

// 1.96^2 x 100 = 384.1: 387 with t(386) = 1.96614, 386 not yet.
TEST(ReplicationsNeeded, IsTheLeastNumberThatIsEnough) {
  EXPECT_EQ(replications_needed(mean(10, 20), 1), 387U);
  EXPECT_LE(two_sided_t(0.95, 386) * 10 / std::sqrt(387.0), 1);
  EXPECT_GT(two_sided_t(0.95, 385) * 10 / std::sqrt(386.0), 1);
}

TEST(ReplicationsNeeded, DoesNotDependOnHowManyThereWere) {
  EXPECT_EQ(replications_needed(mean(10, 7), 3), replications_needed(mean(10, 5000), 3));
}

TEST(ReplicationsNeeded, CountsThoseThatWillBeLeftOut) {
  Estimate e = mean(10, 20);
  e.left_out = 30;  // 387 x 50 / 20 = 967.5
  EXPECT_EQ(replications_needed(e, 1), 968U);
}

TEST(ReplicationsNeeded, OfFewKnowsThatTheirSpreadIsUncertain) {
  EXPECT_EQ(replications_needed(mean(1, 9), 100), 2U);  // t(1) = 12.7
  EXPECT_EQ(replications_needed(mean(1, 9), 1), 7U);    // t(6) = 2.447 / sqrt(7) = 0.925
}

TEST(ReplicationsNeeded, OfWhatDoesNotVaryIsTwo) {
  EXPECT_EQ(replications_needed(mean(0, 9), 1), 2U);
}

TEST(ReplicationsNeeded, IsUnknownWithoutAnInterval) {
  EXPECT_FALSE(replications_needed(mean(1, 1), 1));
  EXPECT_FALSE(replications_needed({}, 1));
  EXPECT_FALSE(replications_needed(mean(1, 9), 1e-12));
}

// ours = 2 shared + own: variance 5; yardstick = 2 shared + own: 5; difference: 2; ratio 10 / 2.
TEST(VarianceRatio, IsThatOfTheCovariance) {
  std::vector<double> ours, yardstick;
  Stream random(4, 0, Purpose::test, 7);
  for (int r = 0; r < 100'000; ++r) {
    double const shared = 2 * random.normal();
    ours.push_back(shared + random.normal());
    yardstick.push_back(shared + random.normal());
  }
  EXPECT_NEAR(variance_ratio(mean_of(ours), mean_of(yardstick), paired_difference(ours, yardstick)),
              5, 0.1);
}

TEST(VarianceRatio, OfWhatNeverDiffersIsInfinite) {
  std::vector<double> const a{1, 2, 3}, same{4, 4, 4};
  EXPECT_TRUE(std::isinf(variance_ratio(mean_of(a), mean_of(a), paired_difference(a, a))));
  EXPECT_TRUE(
      std::isnan(variance_ratio(mean_of(same), mean_of(same), paired_difference(same, same))));
}

}  // namespace
}  // namespace sc
