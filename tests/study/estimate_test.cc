// SPDX-License-Identifier: Apache-2.0
#include "study/estimate.h"

#include <gtest/gtest.h>

#include <array>
#include <vector>

#include "base/random.h"

namespace sc {
namespace {

double const kNone = std::nan("");

TEST(StudentsT, IsThatOfTheTables) {
  EXPECT_NEAR(two_sided_t(0.95, 1), 12.7062, 1e-4);
  EXPECT_NEAR(two_sided_t(0.95, 3), 3.18245, 1e-5);
  EXPECT_NEAR(two_sided_t(0.90, 10), 1.81246, 1e-5);
  EXPECT_NEAR(two_sided_t(0.95, 100000), 1.95999, 1e-4);
}

TEST(MeanOf, IsWhatTheHandComputes) {
  // mean 4; deviations 2, 0, 0, 2: s = sqrt(8 / 3), s / sqrt(4) = 0.816497, t(3) = 3.182446
  Estimate const e = mean_of(std::array{2.0, 4.0, 4.0, 6.0});
  EXPECT_DOUBLE_EQ(e.value, 4);
  EXPECT_NEAR(e.standard_error, 0.816497, 1e-6);
  EXPECT_NEAR(e.low, 4 - 2.598457, 1e-6);
  EXPECT_NEAR(e.high, 4 + 2.598457, 1e-6);
  EXPECT_EQ(e.used, 4U);
  EXPECT_TRUE(e.clear_of_zero());
}

TEST(MeanOf, LeavesOutWhatDoesNotExistAndCountsIt) {
  Estimate const e = mean_of(std::array{1.0, kNone, 3.0, kNone, kNone});
  EXPECT_EQ(e.value, 2);
  EXPECT_EQ(e.used, 2U);
  EXPECT_EQ(e.left_out, 3U);
}

TEST(MeanOf, HasNoIntervalOfOneAndNoValueOfNone) {
  Estimate const one = mean_of(std::array{7.0});
  EXPECT_EQ(one.value, 7);
  EXPECT_TRUE(std::isnan(one.low));
  EXPECT_FALSE(one.clear_of_zero());
  Estimate const none = mean_of(std::array{kNone, kNone});
  EXPECT_FALSE(none.exists());
  EXPECT_EQ(none.left_out, 2U);
}

TEST(MeanOf, AtAHigherLevelHasAWiderInterval) {
  std::array const values{2.0, 4.0, 4.0, 6.0};
  EXPECT_NEAR(mean_of(values, 0.99).high, 4 + 5.840909 * 0.816497, 1e-5);
  EXPECT_LT(mean_of(values, 0.8).high, mean_of(values).high);
}

TEST(ClearOfZero, IsAQuestionOfTheInterval) {
  EXPECT_TRUE(with_interval(-1, 0.1, 10, 0, 0.95).clear_of_zero());
  EXPECT_FALSE(with_interval(-1, 1, 10, 0, 0.95).clear_of_zero());
  EXPECT_FALSE(with_interval(0, 0, 10, 0, 0.95).clear_of_zero());
}

/// Share of 4,000 samples of ten normal numbers about 1 whose interval holds the 1.
double coverage(double level) {
  Stream random(2024, 0, Purpose::test, 1);
  int held = 0;
  for (int sample = 0; sample < 4000; ++sample) {
    std::vector<double> values(10);
    for (double& value : values) value = 1 + 2 * random.normal();
    Estimate const e = mean_of(values, level);
    held += e.low <= 1 && 1 <= e.high ? 1 : 0;
  }
  return held / 4000.0;
}

// Four standard errors of a binomial share: another seed would fail a right program 6 times in
// 100,000. The normal quantile instead of Student's would cover 0.918 and 0.766.
TEST(MeanOf, CoversTheTruthAsOftenAsItSays) {
  EXPECT_NEAR(coverage(0.95), 0.95, 4 * std::sqrt(0.95 * 0.05 / 4000));
  EXPECT_NEAR(coverage(0.80), 0.80, 4 * std::sqrt(0.80 * 0.20 / 4000));
}

TEST(MeanOf, SaysWhereOneNumberOutweighsTheRest) {
  EXPECT_TRUE(mean_of(std::array{1.0, 1.1, 0.9, 1.0, 50.0}).few);
  EXPECT_FALSE(mean_of(std::array{1.0, 2.0, 3.0, 4.0, 5.0}).few);
  EXPECT_FALSE(mean_of(std::array{0.1, 0.1, 0.1}).few);
}

}  // namespace
}  // namespace sc
