// SPDX-License-Identifier: Apache-2.0
// Every driver of the table passes this suite; a new one is tested by being listed.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <ostream>
#include <set>

#include "base/random.h"
#include "hazard/drivers/table.h"

namespace sc {

void PrintTo(Driver const& driver, std::ostream* out) {
  *out << driver.name;
}

namespace {

constexpr OnsetPlace kBasin{ZoneId{1U}, BasinId{0U}};
constexpr OnsetRule kRule{0.5, 0.2, 1};

/// Two zones, the second with a basin, over two days of whatever weather `draw` makes.
template <class Draw>
HazardTimeline weather(Draw draw) {
  HazardTimeline t;
  t.step = whole_minutes(5);
  t.steps = 576;
  t.zones = 2;
  t.basins = 1;
  auto const fill = [&](std::vector<float>& series, std::size_t width, double most) {
    for (std::size_t i = 0; i < t.steps * width; ++i)
      series.push_back(static_cast<float>(draw() * most));
  };
  fill(t.rain_mps, t.zones, 2e-5);
  fill(t.mean_wind_mps, t.zones, 40);
  fill(t.gust_mps, t.zones, 60);
  fill(t.wind_from_rad, t.zones, 6);
  fill(t.rain_hour_m, t.zones, 0.08);
  fill(t.canal_m, 1, 4);
  fill(t.basin_rain_mps, t.basins, 2e-5);
  fill(t.depth_m, t.basins, 0.6);
  return t;
}

HazardTimeline storm() {
  Stream random(7, 0, Purpose::test, 0);
  return weather([&] { return random.uniform(); });
}

std::vector<double> rates(Driver const& driver, HazardTimeline const& t, OnsetRule const& rule) {
  if (driver.rate_per_h == nullptr) return std::vector<double>(t.steps, 0.0);
  return driver.rate_per_h(t, kBasin, rule);
}

class DriverContract : public testing::TestWithParam<Driver> {};

TEST_P(DriverContract, GivesARateForEachStepAndTheSameTwice) {
  HazardTimeline const t = storm();
  auto const rate = rates(GetParam(), t, kRule);
  ASSERT_EQ(rate.size(), t.steps);
  for (double const r : rate) EXPECT_TRUE(std::isfinite(r) && r >= 0) << r;
  EXPECT_EQ(rate, rates(GetParam(), t, kRule));
}

TEST_P(DriverContract, IsSilentInACalm) {
  for (double const r : rates(GetParam(), weather([] { return 0.0; }), kRule)) EXPECT_EQ(r, 0);
}

TEST_P(DriverContract, StirsInAStormIfItHasNumbers) {
  auto const rate = rates(GetParam(), storm(), kRule);
  EXPECT_EQ(*std::max_element(rate.begin(), rate.end()) > 0, GetParam().rate_per_h != nullptr);
}

TEST_P(DriverContract, GoesWithTheCoefficient) {
  HazardTimeline const t = storm();
  OnsetRule twice = kRule;
  twice.coefficient *= 2;
  auto const once = rates(GetParam(), t, kRule), doubled = rates(GetParam(), t, twice);
  for (std::size_t k = 0; k < t.steps; ++k) EXPECT_DOUBLE_EQ(doubled[k], 2 * once[k]);
}

INSTANTIATE_TEST_SUITE_P(Table, DriverContract, testing::ValuesIn(drivers()),
                         [](auto const& test) { return std::string(test.param.name); });

TEST(DriverTable, HasEveryNameOnceAndNoneFirst) {
  std::set<std::string_view> names;
  for (Driver const& driver : drivers()) {
    EXPECT_TRUE(names.insert(driver.name).second) << driver.name;
    EXPECT_EQ(driver_named(driver.name), &driver);
    EXPECT_FALSE(driver.what.empty());
  }
  EXPECT_EQ(drivers().front().name, "none");
  EXPECT_FALSE(drivers().front().draws);
  EXPECT_EQ(driver_named("grst"), nullptr);
}

}  // namespace
}  // namespace sc
