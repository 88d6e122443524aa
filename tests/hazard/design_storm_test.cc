// SPDX-License-Identifier: Apache-2.0
#include "hazard/design_storm.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sc {
namespace {

/// Numbers of the size of a Chinese town's formula, not those of any.
DesignStorm storm(double years = 5, Duration duration = whole_minutes(120), double ratio = 0.4) {
  return {11.0, 0.8, 12.0, 0.75, years, duration, ratio, {}};
}

double sum(std::vector<double> const& depths) {
  return std::accumulate(depths.begin(), depths.end(), 0.0);
}

TEST(DesignStorm, FollowsTheRainstormFormula) {
  // 11 (1 + 0.8 lg 10) / (48 + 12)^0.75
  EXPECT_NEAR(mean_intensity_mm_min(storm(10), whole_minutes(48)), 19.8 / std::pow(60, 0.75),
              1e-12);
}

TEST(DesignStorm, HasTheDepthOfItsDuration) {
  double const total = 120 * mean_intensity_mm_min(storm(), whole_minutes(120));
  EXPECT_NEAR(sum(chicago_mm(storm(), whole_minutes(1))), total, 1e-9);
  EXPECT_NEAR(sum(chicago_mm(storm(), whole_minutes(5))), total, 1e-9);
  EXPECT_NEAR(sum(chicago_mm(storm(), whole_minutes(7))), total, 1e-9);  // the last is shorter
  EXPECT_EQ(chicago_mm(storm(), whole_minutes(7)).size(), 18U);
}

TEST(DesignStorm, PeaksWhereItsRatioSays) {
  auto const depths = chicago_mm(storm(5, whole_minutes(100), 0.35), whole_minutes(1));
  auto const peak = std::max_element(depths.begin(), depths.end()) - depths.begin();
  EXPECT_TRUE(peak == 34 || peak == 35) << peak;
  EXPECT_TRUE(std::is_sorted(depths.begin(), depths.begin() + 34));
  EXPECT_TRUE(std::is_sorted(depths.rbegin(), depths.rbegin() + 64));
}

class ChicagoWindow : public testing::TestWithParam<std::int64_t> {};

TEST_P(ChicagoWindow, AboutThePeakHasTheFormulasMeanIntensity) {
  Duration const window = whole_minutes(GetParam());
  DesignStorm const s = storm();
  Duration const peak = whole_minutes(48);
  Duration const from = peak - milliseconds(window.ms * 4 / 10);
  double const fallen = chicago_cumulated_mm(s, from + window) - chicago_cumulated_mm(s, from);
  EXPECT_NEAR(fallen / window.minutes(), mean_intensity_mm_min(s, window), 1e-9);
}

TEST_P(ChicagoWindow, ElsewhereHasLess) {
  Duration const window = whole_minutes(GetParam());
  DesignStorm const s = storm();
  for (Duration from; from + window <= s.duration; from = from + whole_seconds(30))
    EXPECT_LE(chicago_cumulated_mm(s, from + window) - chicago_cumulated_mm(s, from),
              window.minutes() * mean_intensity_mm_min(s, window) + 1e-9);
}

INSTANTIATE_TEST_SUITE_P(Minutes, ChicagoWindow, testing::Values(1, 5, 10, 20, 45, 60, 90, 120));

TEST(DesignStorm, RainsHarderTheRarerItIs) {
  EXPECT_GT(sum(chicago_mm(storm(50), whole_minutes(1))),
            1.3 * sum(chicago_mm(storm(2), whole_minutes(1))));
}

TEST(DesignStorm, IsDryBeforeAndAfter) {
  EXPECT_EQ(chicago_cumulated_mm(storm(), whole_minutes(-5)), 0);
  EXPECT_EQ(chicago_cumulated_mm(storm(), whole_minutes(500)),
            chicago_cumulated_mm(storm(), whole_minutes(120)));
}

}  // namespace
}  // namespace sc
