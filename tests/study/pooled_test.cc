// SPDX-License-Identifier: Apache-2.0
#include "study/pooled.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/random.h"
#include "response/summary.h"
#include "study/known_law.h"

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

TEST(PooledQuantile, OfNothingIsNothing) {
  EXPECT_FALSE(pooled_quantile({}, 0.9).exists());
  std::vector<Pool> const empty(3);
  EXPECT_FALSE(pooled_quantile(empty, 0.9).exists());
  EXPECT_FALSE(pooled_quantile_difference(empty, empty, 0.9).exists());
}

TEST(PooledQuantile, OfOneReplicationHasNoInterval) {
  std::vector<double> const a{1, 2, 3}, none;
  std::vector<Pool> const pools{none, a, none};
  EXPECT_EQ(pooled_quantile(pools, 0.5).value, 2);
  EXPECT_TRUE(std::isnan(pooled_quantile(pools, 0.5).low));
  EXPECT_TRUE(std::isnan(pooled_quantile_difference(pools, pools, 0.5).low));
}

TEST(PooledQuantile, OfEqualValuesHasNoWidth) {
  std::vector<double> const same{7, 7, 7};
  std::vector<Pool> const pools(10, same);
  Estimate const e = pooled_quantile(pools, 0.9);
  EXPECT_EQ(e.low, 7);
  EXPECT_EQ(e.high, 7);
}

// 101 values 0 to 100, one each: the share below P90 has the standard error sqrt(0.9 x 0.1 / 100);
// t(100) = 1.984 of it leads to ranks 0.84 and 0.96 of 102, give or take the luck of resamples.
TEST(PooledQuantile, ReadsTheIntervalOfTheShareBack) {
  std::vector<double> values(101);
  for (std::size_t i = 0; i < 101; ++i) values[i] = static_cast<double>(i);
  std::vector<Pool> pools;
  for (double const& value : values) pools.emplace_back(&value, 1);
  Estimate const e = pooled_quantile(pools, 0.9);
  EXPECT_EQ(e.value, 90);
  EXPECT_NEAR(e.low, 0.9 * 102 - 1 - 1.984 * 0.03 * 102, 0.3);
  EXPECT_NEAR(e.high, 0.9 * 102 - 1 + 1.984 * 0.03 * 102, 0.3);
  EXPECT_NEAR(e.standard_error, 3, 0.3);
}

/// The same by sorting each resample.
double by_brute_force(std::vector<Pool> const& pools, double q,
                      std::span<std::uint8_t const> times) {
  std::vector<double> all;
  for (std::size_t r = 0; r < pools.size(); ++r)
    for (int k = 0; k < times[r]; ++k) all.insert(all.end(), pools[r].begin(), pools[r].end());
  return all.empty() ? std::nan("") : quantile(all, q);
}

/// `n` replications of 0 to 7 values; rounded ones are often equal.
std::vector<std::vector<double>> small_pools(std::uint32_t n, std::uint32_t sample, bool rounded) {
  std::vector<std::vector<double>> values(n);
  Stream random(3, sample, Purpose::test, 6);
  for (auto& replication : values)
    for (std::uint32_t k = random.below(8); k > 0; --k) {
      double const value = random.exponential(4);
      replication.push_back(rounded ? std::round(value) : value);
    }
  return values;
}

class ResampledQuantileOf : public testing::TestWithParam<double> {};

TEST_P(ResampledQuantileOf, EqualsTheQuantileOfTheSortedResample) {
  for (std::uint32_t n = 1; n <= 30; ++n)
    for (bool const rounded : {false, true}) {
      auto const values = small_pools(n, n, rounded);
      std::vector<Pool> const pools(values.begin(), values.end());
      PooledValues const pool(pools);
      if (pool.size() == 0) continue;
      ResampledQuantile const quantile(pool, GetParam());
      Resamples const resamples(n, 200);
      for (std::size_t b = 0; b < resamples.count(); ++b) {
        double const expected = by_brute_force(pools, GetParam(), resamples.times(b));
        double const found = quantile.of(resamples.times(b)).quantile;
        ASSERT_TRUE(found == expected || (std::isnan(found) && std::isnan(expected)))
            << "n = " << n << ", resample " << b << ": " << found << ", not " << expected;
      }
    }
}

INSTANTIATE_TEST_SUITE_P(Quantiles, ResampledQuantileOf,
                         testing::Values(0.0, 0.05, 0.5, 0.9, 0.99, 1.0));

// A resample of one replication alone, at either end: the walk is as long as can be.
TEST(ResampledQuantile, WalksAsFarAsItMust) {
  std::vector<std::vector<double>> values(10);
  for (std::size_t r = 0; r < 10; ++r)
    for (int i = 0; i < 100; ++i) values[r].push_back(static_cast<double>(r * 100) + i);
  std::vector<Pool> const pools(values.begin(), values.end());
  PooledValues const pool(pools);
  ResampledQuantile const median(pool, 0.5);
  std::vector<std::uint8_t> lowest(10, 0), highest(10, 0);
  lowest.front() = highest.back() = 10;
  EXPECT_EQ(median.of(lowest).quantile, by_brute_force(pools, 0.5, lowest));
  EXPECT_EQ(median.of(highest).quantile, by_brute_force(pools, 0.5, highest));
}

TEST(ResampledQuantile, GivesThePoolItselfBack) {
  auto const values = small_pools(20, 1, false);
  std::vector<Pool> const pools(values.begin(), values.end());
  PooledValues const pool(pools);
  ResampledQuantile const quantile(pool, 0.9);
  std::vector<std::uint8_t> const once(20, 1);
  EXPECT_EQ(quantile.of(once).quantile, quantile.estimate());
  EXPECT_EQ(quantile.of(once).share, quantile.share());
}

TEST(PooledQuantileDifference, OfEqualPoolsIsExactlyNothing) {
  test::KnownSample const sample(test::lognormal_law(), {}, 1);
  auto const pools = test::KnownSample::pools(sample.ours);
  Estimate const e = pooled_quantile_difference(pools, pools, 0.9);
  EXPECT_EQ(e.value, 0);
  EXPECT_EQ(e.low, 0);
  EXPECT_EQ(e.high, 0);
  EXPECT_FALSE(e.clear_of_zero());
}

TEST(PooledQuantileDifference, SeesThroughSharedLuck) {
  test::KnownSample::Shape shape;
  shape.between = 0.999;
  shape.factor = 0.9;
  test::KnownSample const sample(test::exponential_law(), shape, 1);
  auto const ours = test::KnownSample::pools(sample.ours),
             yardstick = test::KnownSample::pools(sample.yardstick);
  EXPECT_LT(pooled_quantile_difference(ours, yardstick, 0.9).high, 0);
  EXPECT_LT(pooled_quantile(ours, 0.9).low, pooled_quantile(yardstick, 0.9).value);
}

TEST(PooledQuantile, SaysWhereNoValueBoundsIt) {
  auto const few = [](std::size_t replications, std::size_t incidents, double q) {
    test::KnownSample const sample(test::exponential_law(), {replications, incidents, 0}, 1);
    return pooled_quantile(test::KnownSample::pools(sample.ours), q).few;
  };
  EXPECT_TRUE(few(30, 1, 0.9));
  EXPECT_FALSE(few(50, 1, 0.9));
  EXPECT_FALSE(few(30, 1, 0.5));
  EXPECT_FALSE(few(30, 30, 0.9));
}

TEST(PooledQuantile, DoesNotDependOnTheOrderOfReplicationsButForTheirLuck) {
  test::KnownSample const sample(test::lognormal_law(), {200, 30}, 3);
  auto pools = test::KnownSample::pools(sample.ours);
  Estimate const forth = pooled_quantile(pools, 0.9);
  std::reverse(pools.begin(), pools.end());
  Estimate const back = pooled_quantile(pools, 0.9);
  EXPECT_EQ(forth.value, back.value);
  EXPECT_NEAR(forth.high - forth.low, back.high - back.low, 0.15 * (forth.high - forth.low));
}

}  // namespace
}  // namespace sc
