// SPDX-License-Identifier: Apache-2.0
#include "study/paired.h"

#include <gtest/gtest.h>

#include <array>
#include <vector>

#include "base/random.h"
#include "study/holm.h"

namespace sc {
namespace {

double const kNone = std::nan("");

TEST(PairedDifference, IsWhatTheHandComputes) {
  // differences 1, 3, 1: mean 5/3, s = sqrt(4/3), s / sqrt(3) = 2/3, t(2) = 4.302653
  Estimate const e = paired_difference(std::array{5.0, 7.0, 9.0}, std::array{4.0, 4.0, 8.0});
  EXPECT_NEAR(e.value, 5.0 / 3, 1e-12);
  EXPECT_NEAR(e.standard_error, 2.0 / 3, 1e-12);
  EXPECT_NEAR(e.low, 5.0 / 3 - 2.868435, 1e-6);
  EXPECT_NEAR(e.high, 5.0 / 3 + 2.868435, 1e-6);
}

TEST(PairedDifference, LeavesOutPairsOfWhichOneDoesNotExist) {
  Estimate const e =
      paired_difference(std::array{5.0, kNone, 9.0, 1.0}, std::array{4.0, 4.0, 6.0, kNone});
  EXPECT_EQ(e.value, 2);
  EXPECT_EQ(e.used, 2U);
  EXPECT_EQ(e.left_out, 2U);
}

/// Columns that share luck with deviation 10 and differ by 0.5 with deviation 1.
struct Pairs {
  explicit Pairs(std::uint32_t sample) {
    Stream random(2024, sample, Purpose::test, 2);
    for (std::size_t r = 0; r < ours.size(); ++r) {
      yardstick[r] = 30 + 10 * random.normal();
      ours[r] = yardstick[r] + 0.5 + random.normal();
    }
  }
  std::array<double, 12> ours{}, yardstick{};
};

// Four standard errors: another seed would fail a right program 6 times in 100,000.
TEST(PairedDifference, CoversTheTruthAsOftenAsItSays) {
  int held = 0;
  for (std::uint32_t sample = 0; sample < 4000; ++sample) {
    Pairs const pairs(sample);
    Estimate const e = paired_difference(pairs.ours, pairs.yardstick);
    held += e.low <= 0.5 && 0.5 <= e.high ? 1 : 0;
  }
  EXPECT_NEAR(held / 4000.0, 0.95, 4 * std::sqrt(0.95 * 0.05 / 4000));
}

TEST(PairedDifference, IsFreeOfTheLuckThatBothShare) {
  Pairs const pairs(1);
  Estimate const e = paired_difference(pairs.ours, pairs.yardstick);
  EXPECT_LT(5 * e.standard_error, mean_of(pairs.ours).standard_error);
}

TEST(RatioOf, IsWhatTheHandComputes) {
  // 3 / 10; without each: 2/6, 3/8, 1/6, mean 0.291667, squares 0.0243056 x 2/3, root 0.127294
  std::array const late{1.0, 0.0, 2.0}, reported{4.0, 2.0, 4.0};
  Estimate const e = ratio_of({late, reported});
  EXPECT_DOUBLE_EQ(e.value, 0.3);
  EXPECT_NEAR(e.standard_error, 0.127294, 1e-6);
  EXPECT_NEAR(e.high, 0.3 + 4.302653 * 0.127294, 1e-5);
}

TEST(RatioOf, IsTheUsualMeanWhereAllHaveOneSize) {
  std::array const part{1.0, 4.0, 2.0, 2.0}, whole{1.0, 1.0, 1.0, 1.0};
  Estimate const ratio = ratio_of({part, whole});
  Estimate const mean = mean_of(part);
  EXPECT_DOUBLE_EQ(ratio.value, mean.value);
  EXPECT_NEAR(ratio.standard_error, mean.standard_error, 1e-12);
}

TEST(RatioOf, CountsEachIncidentOnceAndKeepsQuietReplications) {
  std::array const late{1.0, 0.0, 0.0}, reported{1.0, 9.0, 0.0};
  EXPECT_DOUBLE_EQ(ratio_of({late, reported}).value, 0.1);
}

TEST(RatioOf, HasNoIntervalWhereAllHangsOnOneReplication) {
  std::array const late{1.0, 0.0}, reported{2.0, 0.0}, none{0.0, 0.0};
  Estimate const e = ratio_of({late, reported});
  EXPECT_EQ(e.value, 0.5);
  EXPECT_TRUE(std::isnan(e.low));
  EXPECT_FALSE(ratio_of({none, none}).exists());
}

TEST(RatioOf, RestsOnTheReplicationsThatHaveAny) {
  // 1 / 3 of 1 and 2 incidents; without each: 0, 1; error sqrt(0.5 x 1 / 2) = 0.5, t(1) = 12.7062
  Estimate const e = ratio_of({std::array{1.0, 0.0, 0.0, 0.0}, std::array{1.0, 2.0, 0.0, 0.0}});
  EXPECT_EQ(e.used, 2U);
  EXPECT_EQ(e.left_out, 2U);
  EXPECT_NEAR(e.high, 1.0 / 3 + 12.7062 * 0.5, 1e-4);
  EXPECT_TRUE(e.few);
}

TEST(RatioOf, HasNoIntervalWhereNobodyWasLateYet) {
  std::vector<double> const none(20, 0.0), all(20, 3.0);
  for (Estimate const& e : {ratio_of({none, all}), ratio_of({all, all})}) {
    EXPECT_TRUE(std::isnan(e.low));
    EXPECT_TRUE(e.few);
  }
}

TEST(RatioOf, OfWhatNeverVariesIsAConstant) {
  std::vector<double> const waited(20, 1200.0), reported(20, 3.0);
  Estimate const e = ratio_of({waited, reported});
  EXPECT_EQ(e.low, 400);
  EXPECT_EQ(e.high, 400);
  EXPECT_FALSE(e.few);
}

/// Late ones among 1 to 20 incidents, each late with chance 0.3; ours saves half of them.
struct Lates {
  explicit Lates(std::uint32_t sample) {
    Stream random(77, sample, Purpose::test, 3);
    for (std::size_t r = 0; r < reported.size(); ++r) {
      std::uint32_t const n = 1 + random.below(20);
      reported[r] = n;
      for (std::uint32_t i = 0; i < n; ++i) {
        if (random.uniform() > 0.3) continue;
        ++before[r];
        if (random.uniform() < 0.5) ++after[r];
      }
    }
  }
  std::array<double, 40> reported{}, before{}, after{};
};

// The jackknife is exact only for large n: 40 replications may cover two points less or more than
// 0.95 beside the four standard errors (1.4 points).
TEST(RatioDifference, CoversTheTruthNearlyAsOftenAsItSays) {
  int held = 0;
  for (std::uint32_t sample = 0; sample < 4000; ++sample) {
    Lates const lates(sample);
    Estimate const e =
        ratio_difference({lates.after, lates.reported}, {lates.before, lates.reported});
    held += e.low <= -0.15 && -0.15 <= e.high ? 1 : 0;
  }
  EXPECT_NEAR(held / 4000.0, 0.95, 0.034);
}

TEST(RatioDifference, OfAColumnToItselfIsNothing) {
  Lates const lates(1);
  RatioColumn const column{lates.before, lates.reported};
  Estimate const e = ratio_difference(column, column);
  EXPECT_EQ(e.value, 0);
  EXPECT_EQ(e.standard_error, 0);
  EXPECT_FALSE(e.clear_of_zero());
}

TEST(RatioDifference, OfFewEqualPairsIsNotMarked) {
  std::array const late{1.0, 0.0, 2.0}, reported{4.0, 2.0, 4.0};
  Estimate const e = ratio_difference({late, reported}, {late, reported});
  EXPECT_TRUE(e.never_differs());
  EXPECT_FALSE(e.few);
}

TEST(RatioDifference, OfAllToNoneDoesNotTell) {
  std::array const none{0.0, 0.0, 0.0}, one{1.0, 1.0, 1.0};
  Estimate const e = ratio_difference({one, one}, {none, one});
  EXPECT_EQ(e.value, 1);
  EXPECT_TRUE(e.few);
  EXPECT_FALSE(e.clear_of_zero());
  EXPECT_TRUE(std::isnan(two_sided_p(e)));
}

TEST(RatioDifference, OfConstantsIsExact) {
  std::vector<double> const fast(20, 600.0), slow(20, 1200.0), reported(20, 3.0);
  Estimate const e = ratio_difference({fast, reported}, {slow, reported});
  EXPECT_TRUE(e.clear_of_zero());
  EXPECT_EQ(two_sided_p(e), 0);
}

TEST(RatioDifference, RestsOnTheRarerOfTheTwo) {
  std::array const part{2.0, 1.0, 3.0, 1.0}, often{4.0, 4.0, 5.0, 2.0}, rare{3.0, 0.0, 0.0, 3.0};
  std::array const few{1.0, 0.0, 0.0, 2.0};
  EXPECT_EQ(ratio_difference({part, often}, {few, rare}).used, 2U);
  EXPECT_EQ(ratio_difference({few, rare}, {part, often}).used, 2U);
}

}  // namespace
}  // namespace sc
