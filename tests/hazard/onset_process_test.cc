// SPDX-License-Identifier: Apache-2.0
#include "hazard/onset_process.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <vector>

namespace sc {
namespace {

constexpr Duration kStep = whole_minutes(5);
constexpr double kStepH = 5.0 / 60;

/// A storm of rates: quiet, a triangle up to 8 per hour, a gap, a spike of one step.
std::vector<double> storm_rates() {
  std::vector<double> rates(200, 0.05);
  for (std::size_t i = 40; i < 80; ++i)
    rates[i] = 8 * (1 - std::abs(static_cast<double>(i) - 60) / 20);
  for (std::size_t i = 100; i < 130; ++i) rates[i] = 0;
  rates[150] = 30;
  return rates;
}

double expected_count(std::span<double const> rates) {
  return std::accumulate(rates.begin(), rates.end(), 0.0) * kStepH;
}

std::vector<SimTime> draw(std::vector<double> const& rates, std::uint32_t replication) {
  Stream stream(2106, replication, Purpose::test, 5);
  return OnsetProcess(rates, kStep).draw(stream);
}

TEST(OnsetProcess, IsAPureFunctionOfItsStream) {
  EXPECT_EQ(draw(storm_rates(), 3), draw(storm_rates(), 3));
  EXPECT_NE(draw(storm_rates(), 3), draw(storm_rates(), 4));
}

TEST(OnsetProcess, GivesAscendingTimesWhereTheRateIsPositive) {
  auto const rates = storm_rates();
  for (std::uint32_t r = 0; r < 100; ++r) {
    auto const onsets = draw(rates, r);
    EXPECT_TRUE(std::is_sorted(onsets.begin(), onsets.end()));
    for (SimTime t : onsets) {
      auto const step = static_cast<std::size_t>(t.ms / kStep.ms);
      ASSERT_LT(step, rates.size());
      EXPECT_GT(rates[step], 0);
    }
  }
}

TEST(OnsetProcess, NothingHappensAtRateZero) {
  Stream stream(1, 0, Purpose::test, 0);
  EXPECT_TRUE(OnsetProcess(std::vector<double>(500, 0.0), kStep).draw(stream).empty());
  EXPECT_EQ(stream.draws(), 0U);
  EXPECT_TRUE(OnsetProcess({}, kStep).draw(stream).empty());
}

TEST(OnsetProcess, CountsArePoisson) {
  // Mean and index of dispersion of 4000 replications, each within 4.4 standard errors: a correct
  // sampler would fail for one seed in 50,000. The seed is fixed.
  auto const rates = storm_rates();
  constexpr int kRuns = 4000;
  double sum = 0, squares = 0;
  for (std::uint32_t r = 0; r < kRuns; ++r) {
    auto const n = static_cast<double>(draw(rates, r).size());
    sum += n;
    squares += n * n;
  }
  double const expected = expected_count(rates);
  double const mean = sum / kRuns;
  double const variance = (squares - kRuns * mean * mean) / (kRuns - 1);
  EXPECT_NEAR(mean, expected, 4.4 * std::sqrt(expected / kRuns));
  EXPECT_NEAR(variance / mean, 1, 4.4 * std::sqrt(2.0 / (kRuns - 1)));
}

TEST(OnsetProcess, RescaledTimesAreUniform) {
  // Given their number, the onsets mapped by the cumulated rate are uniform (time rescaling).
  // Kolmogorov-Smirnov with the limit 2.23 / sqrt(n): false alarm 1e-4; the seed is fixed.
  auto const rates = storm_rates();
  std::vector<double> cumulated{0};
  for (double rate : rates) cumulated.push_back(cumulated.back() + rate);
  std::vector<double> u;
  for (std::uint32_t r = 0; r < 2000; ++r) {
    for (SimTime t : draw(rates, r)) {
      auto const i = static_cast<std::size_t>(t.ms / kStep.ms);
      double const part = static_cast<double>(t.ms % kStep.ms) / static_cast<double>(kStep.ms);
      u.push_back((cumulated[i] + part * rates[i]) / cumulated.back());
    }
  }
  std::sort(u.begin(), u.end());
  auto const n = static_cast<double>(u.size());
  ASSERT_GT(n, 20'000);
  double distance = 0;
  for (std::size_t i = 0; i < u.size(); ++i)
    distance = std::max(
        {distance, static_cast<double>(i + 1) / n - u[i], u[i] - static_cast<double>(i) / n});
  EXPECT_LT(distance, 2.23 / std::sqrt(n));
}

TEST(OnsetProcess, GapsOfAConstantRateAreExponential) {
  // The same test on the gaps: blocks of 12 steps must leave no seam.
  std::vector<double> const rates(400, 6.0);
  std::vector<double> u;
  for (std::uint32_t r = 0; r < 300; ++r) {
    auto const onsets = draw(rates, r);
    // The first 60 gaps only: those cut by the end would be short ones more often.
    for (std::size_t i = 1; i <= 60 && i < onsets.size(); ++i)
      u.push_back(1 - std::exp(-6.0 * (onsets[i] - onsets[i - 1]).hours()));
  }
  std::sort(u.begin(), u.end());
  auto const n = static_cast<double>(u.size());
  ASSERT_EQ(u.size(), 300U * 60U);
  double distance = 0;
  for (std::size_t i = 0; i < u.size(); ++i)
    distance = std::max(
        {distance, static_cast<double>(i + 1) / n - u[i], u[i] - static_cast<double>(i) / n});
  EXPECT_LT(distance, 2.23 / std::sqrt(n));
}

}  // namespace
}  // namespace sc
