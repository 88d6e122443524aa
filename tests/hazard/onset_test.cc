// SPDX-License-Identifier: Apache-2.0
#include "hazard/onset.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace sc {
namespace {

constexpr Duration kStep = whole_minutes(5);
constexpr double kStepH = 5.0 / 60;

double expected_count(std::span<double const> rates) {
  return std::accumulate(rates.begin(), rates.end(), 0.0) * kStepH;
}

TEST(SoilWetness, IsFullAtAHundredMillimetres) {
  EXPECT_EQ(soil_wetness(0), 0);
  EXPECT_DOUBLE_EQ(soil_wetness(0.05), 0.5);
  EXPECT_EQ(soil_wetness(0.3), 1);
}

TEST(TreeFall, HalfOfTheTreesFallAtTheMedianGust) {
  EXPECT_NEAR(tree_fall_probability(36, 36, 0.25, 0), 0.5, 1e-12);
  // One and two standard deviations of the logarithm away.
  EXPECT_NEAR(tree_fall_probability(36 * std::exp(0.25), 36, 0.25, 0), 0.841344746, 1e-9);
  EXPECT_NEAR(tree_fall_probability(36 * std::exp(-0.5), 36, 0.25, 0), 0.022750132, 1e-9);
}

TEST(TreeFall, IsImpossibleInACalm) {
  EXPECT_EQ(tree_fall_probability(0, 36, 0.25, 1), 0);
}

TEST(TreeFall, SaturatedSoilLowersTheCriticalGustToThreeQuarters) {
  double const k = std::sqrt(1 - 0.425);  // 0.758: between the published 0.71 and 0.81
  EXPECT_NEAR(tree_fall_probability(36 * k, 36, 0.25, 1), 0.5, 1e-12);
}

TEST(TreeFallRates, AddUpToTheGreatestProbability) {
  std::vector<double> const gust{10, 20, 30, 25, 15, 32, 20};
  std::vector<double> const wet{0, 0.2, 0.5, 0.9, 1, 1, 1};
  auto const rates = tree_fall_rates_per_h(gust, wet, 36, 0.25, kStep);
  EXPECT_NEAR(expected_count(rates), tree_fall_probability(32, 36, 0.25, 1), 1e-12);
  EXPECT_EQ(rates[4], 0);  // weaker than before: what could fall has fallen
  EXPECT_EQ(rates[6], 0);
}

TEST(ExcessRate, IsAPowerAboveItsThreshold) {
  EXPECT_EQ(excess_rate_per_h(15, 2, 15, 1.5), 0);
  EXPECT_EQ(excess_rate_per_h(3, 2, 15, 1.5), 0);
  EXPECT_DOUBLE_EQ(excess_rate_per_h(19, 2, 15, 1.5), 16);
}

}  // namespace
}  // namespace sc
