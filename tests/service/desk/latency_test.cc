// SPDX-License-Identifier: Apache-2.0
#include "service/desk/latency.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/random.h"

namespace sc::test {
namespace {

TEST(LatencyCount, OfNothingIsZero) {
  Latencies const none;
  EXPECT_EQ(none.count(), 0U);
  EXPECT_EQ(none.quantile_ms(0.5), 0);
  EXPECT_EQ(none.most_ms(), 0);
}

TEST(LatencyCount, KnowsQuantilesToAnEighth) {
  for (std::uint32_t draw = 0; draw < 20; ++draw) {
    Stream random(5, draw, Purpose::test, 77);
    Latencies counted;
    std::vector<double> exact;
    double const spread = 1 + 8 * random.uniform();
    for (int i = 0; i < 2000; ++i) {
      exact.push_back(20e-6 * std::exp(spread * random.uniform()));
      counted.add(exact.back());
    }
    std::sort(exact.begin(), exact.end());
    for (double const p : {0.0, 0.1, 0.5, 0.9, 0.99, 0.999}) {
      double const truth_ms = 1000 * exact[static_cast<std::size_t>(p * 2000)];
      EXPECT_GE(counted.quantile_ms(p), truth_ms * 0.999) << p;
      EXPECT_LE(counted.quantile_ms(p), truth_ms * 1.13 + 0.001) << p;
    }
    EXPECT_NEAR(counted.most_ms(), 1000 * exact.back(), 0.001);
    EXPECT_EQ(counted.count(), 2000U);
  }
}

TEST(LatencyCount, KnowsTheShortestToAMicrosecond) {
  for (int us = 0; us < 8; ++us) {
    Latencies counted;
    counted.add((us + 0.5) * 1e-6);
    EXPECT_NEAR(counted.quantile_ms(0.5), us / 1000.0, 0.0011) << us;
  }
}

TEST(LatencyCount, TakesWhatNoClockShouldSay) {
  Latencies counted;
  for (double const seconds : {-1.0, 0.0, std::nan(""), 1e9}) counted.add(seconds);
  EXPECT_EQ(counted.count(), 4U);
  EXPECT_NEAR(counted.quantile_ms(0.99), 1e12, 0.13e12);
}

}  // namespace
}  // namespace sc::test
