// SPDX-License-Identifier: Apache-2.0
#include "hazard/rain.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <numeric>
#include <vector>

#include "base/random.h"

namespace sc {
namespace {

constexpr std::array kPlaces{LonLat{120.13, 30.32}, LonLat{120.17, 30.28}, LonLat{120.16, 30.36}};
constexpr SimTime at_minute(std::int64_t m) {
  return SimTime{} + whole_minutes(m);
}

std::vector<RainGauge> three_gauges() {
  return {{"north-west", kPlaces[0]}, {"south", kPlaces[1]}, {"north", kPlaces[2]}};
}

double total(std::span<double const> values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

TEST(GaugeSteps, KeepTheTotalsOfSpellsOfAnyLength) {
  RainRecord record{three_gauges(), {}};
  std::array<double, 3> fallen{};
  Stream random(7, 0, Purpose::test, 0);
  for (std::size_t g = 0; g < 3; ++g) {
    SimTime t{0};
    while (t < at_minute(6000)) {
      SimTime const to = t + milliseconds(1 + random.below(4'000'000));
      record.spells.push_back({g, t, to, 0.02 * random.uniform()});
      fallen[g] += record.spells.back().depth_m;
      t = to + milliseconds(random.below(2) * random.below(1'000'000));
    }
  }
  GaugeSteps const series = gauge_steps(record, whole_minutes(5), 1400);
  for (std::size_t g = 0; g < 3; ++g) {
    double sum = 0;
    for (std::size_t k = 0; k < series.steps; ++k) sum += series.depths(k)[g];
    EXPECT_NEAR(sum, fallen[g], 1e-9 * fallen[g]) << g;
  }
}

TEST(GaugeSteps, SplitASpellByTime) {
  // 12 mm from minute 3 to minute 9.
  RainRecord const record{{three_gauges()[0]}, {{0, at_minute(3), at_minute(9), 0.012}}};
  GaugeSteps const series = gauge_steps(record, whole_minutes(5), 3);
  EXPECT_NEAR(series.depths(0)[0], 0.004, 1e-15);
  EXPECT_NEAR(series.depths(1)[0], 0.008, 1e-15);
  EXPECT_EQ(series.depths(2)[0], 0);
  EXPECT_EQ(series.records(1)[0], 1);
  EXPECT_EQ(series.records(2)[0], 0);
}

TEST(GaugeSteps, CutSpellsAtTheScenariosEnds) {
  RainRecord const record{
      {three_gauges()[0]},
      {{0, at_minute(-5), at_minute(5), 0.010}, {0, at_minute(5), at_minute(20), 0.015}}};
  GaugeSteps const series = gauge_steps(record, whole_minutes(5), 2);
  EXPECT_NEAR(total(series.depth_m), 0.005 + 0.005, 1e-15);
}

TEST(Shepard, IsExactAtAGauge) {
  std::array const depth{0.003, 0.007, 0.001};
  std::array<std::uint8_t, 3> const recorded{1, 1, 1};
  for (std::size_t g = 0; g < 3; ++g) {
    auto const weights = shepard_weights(three_gauges(), kPlaces[g]);
    EXPECT_EQ(interpolate_rain_m(weights, depth, recorded), depth[g]);
  }
}

TEST(Shepard, WeighsByTheInverseSquareOfTheDistance) {
  // On the line between two gauges, three times as far from the second.
  std::vector<RainGauge> const gauges{{"a", {120, 30}}, {"b", {120, 30.04}}};
  auto const weights = shepard_weights(gauges, {120, 30.01});
  std::array const depth{0.010, 0.020};
  std::array<std::uint8_t, 2> const recorded{1, 1};
  EXPECT_NEAR(interpolate_rain_m(weights, depth, recorded), 0.011, 1e-7);
}

TEST(Shepard, LeavesOutAGaugeThatDidNotRecord) {
  auto const weights = shepard_weights(three_gauges(), kPlaces[0]);
  std::array const depth{0.0, 0.007, 0.007};
  std::array<std::uint8_t, 3> const recorded{0, 1, 1};
  EXPECT_DOUBLE_EQ(interpolate_rain_m(weights, depth, recorded), 0.007);
}

TEST(Shepard, IsDryWithoutAnyRecord) {
  auto const weights = shepard_weights(three_gauges(), {120.15, 30.3});
  std::array const depth{0.0, 0.0, 0.0};
  std::array<std::uint8_t, 3> const recorded{0, 0, 0};
  EXPECT_EQ(interpolate_rain_m(weights, depth, recorded), 0);
  EXPECT_EQ(interpolate_rain_m({}, {}, {}), 0);
}

TEST(Shepard, StaysBetweenTheSmallestAndTheGreatestGauge) {
  Stream random(11, 0, Purpose::test, 0);
  std::array const depth{0.003, 0.007, 0.001};
  std::array<std::uint8_t, 3> const recorded{1, 1, 1};
  for (int i = 0; i < 200; ++i) {
    LonLat const place{120 + random.uniform(), 30 + random.uniform()};
    double const rain = interpolate_rain_m(shepard_weights(three_gauges(), place), depth, recorded);
    EXPECT_GE(rain, 0.001);
    EXPECT_LE(rain, 0.007);
  }
}

TEST(RainWindow, SumsTheLastHour) {
  std::vector<float> const rain{1, 2, 3, 4, 5};  // m/s, absurd but easy
  auto const hour = rain_in_window_m(rain, whole_minutes(30), whole_hours(1));
  EXPECT_EQ(hour, (std::vector<double>{1800, 5400, 9000, 12600, 16200}));
}

TEST(RainWindow, TakesAPartOfTheOldestStepWhenStepsDoNotDivideIt) {
  std::vector<float> const rain{1, 2, 3};
  auto const hour = rain_in_window_m(rain, whole_minutes(40), whole_hours(1));
  EXPECT_EQ(hour, (std::vector<double>{2400, 4800 + 1200, 7200 + 2400}));
}

TEST(RainWindow, ScalesDownAStepLongerThanItself) {
  std::vector<float> const rain{1, 2};
  auto const hour = rain_in_window_m(rain, whole_hours(2), whole_hours(1));
  EXPECT_EQ(hour, (std::vector<double>{3600, 7200}));
}

}  // namespace
}  // namespace sc
