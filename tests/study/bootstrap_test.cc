// SPDX-License-Identifier: Apache-2.0
#include "study/bootstrap.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sc {
namespace {

TEST(Resamples, HoldAsManyReplicationsAsThereAre) {
  Resamples const resamples(37, 100);
  for (std::size_t b = 0; b < resamples.count(); ++b) {
    auto const times = resamples.times(b);
    EXPECT_EQ(std::accumulate(times.begin(), times.end(), 0), 37);
  }
}

TEST(Resamples, AreTheSameWheneverAskedFor) {
  Resamples const once(100), again(100);
  for (std::size_t b = 0; b < once.count(); ++b)
    EXPECT_TRUE(std::equal(once.times(b).begin(), once.times(b).end(), again.times(b).begin()));
}

// Each replication is binomial(count x n, 1/n): mean 2,000, deviation 44; 5 deviations would fail a
// right program about once in 17,000 for all 100 together.
TEST(Resamples, DrawEachReplicationAsOften) {
  Resamples const resamples(100);
  for (std::size_t r = 0; r < 100; ++r) {
    double drawn = 0;
    for (std::size_t b = 0; b < resamples.count(); ++b) drawn += resamples.times(b)[r];
    EXPECT_NEAR(drawn, 2000, 5 * 44.5);
  }
}

// A replication is left out with chance (1 - 1/n)^n.
TEST(Resamples, LeaveOutAThird) {
  Resamples const resamples(50);
  double left_out = 0;
  for (std::size_t b = 0; b < resamples.count(); ++b)
    left_out += static_cast<double>(
        std::count(resamples.times(b).begin(), resamples.times(b).end(), std::uint8_t{0}));
  EXPECT_NEAR(left_out / 100'000, std::pow(1 - 1.0 / 50, 50), 0.005);
}

}  // namespace
}  // namespace sc
