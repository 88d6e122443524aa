// SPDX-License-Identifier: Apache-2.0
#include "response/onset_rates.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "response/incident_source.h"
#include "support/small_world.h"

namespace sc {
namespace {

constexpr SimTime at(std::int64_t minutes) {
  return SimTime{0} + whole_minutes(minutes);
}

IncidentKindId drawn_kind(Scenario& s, Driver const* driver) {
  IncidentKindId const id = test::add_incident_kind(s, 1);
  s.incident_kinds[id.index()].driver = driver;
  s.generate_incidents = true;
  return id;
}

/// Water above 0.1 m in a basin of its own, twice, with so many onsets per hour then.
Scenario two_floodings(double per_h) {
  Scenario s = test::quiet_scenario();
  IncidentKindSpec& kind = s.incident_kinds[drawn_kind(s, driver_named("depth")).index()];
  kind.exposure = Exposure::basins;
  kind.coefficient = per_h;
  kind.threshold = 0.1;
  kind.power = 0;
  s.basins[test::add_basin(s, test::near_node(2)).index()].basin.inlet_m3ps = 0.2;
  s.basins[0].basin.pipe_m3ps = 0.2;
  test::add_rain(s, at(10), at(20), 0.05);
  test::add_rain(s, at(120), at(130), 0.05);
  return s;
}

TEST(OnsetRates, ExpectTheIntegralOfAConstantRate) {
  Scenario s = test::quiet_scenario();
  IncidentKindId const kind = drawn_kind(s, driver_named("base"));
  s.incident_kinds[kind.index()].base_per_h = 6;
  World const world = test::make_world(s);
  OnsetRates const& rates = world.onsets;
  EXPECT_NEAR(rates.expected(kind, ZoneId{0U}, at(60), at(90)), 3, 1e-9);
  EXPECT_NEAR(rates.expected(kind, ZoneId{0U}, at(7), at(8)), 0.1, 1e-9);  // within a step
  EXPECT_NEAR(rates.expected(kind, ZoneId{0U}, at(-60), at(30)), 3, 1e-9);
  EXPECT_NEAR(rates.expected(kind, ZoneId{0U}, at(210), at(999)), 3, 1e-9);
  EXPECT_EQ(rates.expected(kind, ZoneId{0U}, at(90), at(60)), 0);
}

TEST(OnsetRates, ExpectNothingAfterAnEndWithinAStep) {
  Scenario s = test::quiet_scenario();
  s.end = at(62);
  IncidentKindId const kind = drawn_kind(s, driver_named("base"));
  s.incident_kinds[kind.index()].base_per_h = 60;
  EXPECT_NEAR(test::make_world(s).onsets.expected(kind, ZoneId{0U}, at(60), at(70)), 2, 1e-9);
}

TEST(OnsetRates, KeepZonesApart) {
  Scenario s = test::quiet_scenario();
  s.zones.push_back(s.zones[0]);
  s.zones[0].centre = test::near_node(4);
  s.zones[1].centre = test::near_node(7);
  s.zones[0].population = 100'000;
  s.zones[1].population = 300'000;
  IncidentKindId const kind = drawn_kind(s, driver_named("base"));
  s.incident_kinds[kind.index()].base_per_h = 1;
  s.incident_kinds[kind.index()].exposure = Exposure::population;
  World const world = test::make_world(s);
  EXPECT_NEAR(world.onsets.expected(kind, ZoneId{0U}, at(0), at(60)), 1, 1e-9);
  EXPECT_NEAR(world.onsets.expected(kind, ZoneId{1U}, at(0), at(60)), 3, 1e-9);
}

TEST(OnsetRates, CountAFloodingOnce) {
  World const world = test::make_world(two_floodings(1000));
  OnsetRates const& rates = world.onsets;
  IncidentKindId const kind{0U};
  EXPECT_NEAR(rates.expected(kind, ZoneId{0U}, at(0), at(100)), 1, 1e-6);
  EXPECT_NEAR(rates.expected(kind, ZoneId{0U}, at(100), at(240)), 1, 1e-6);
  EXPECT_NEAR(expected_incidents(world)[0], 2, 1e-6);
}

// 2000 replications: the share with an incident lies within 4.4 standard errors of what is
// expected, false alarm 1e-5; the seed is fixed.
TEST(OnsetRates, ExpectOfAMildFloodingWhatIsDrawn) {
  World const world = test::make_world(two_floodings(2));
  double const expected = world.onsets.expected(IncidentKindId{0U}, ZoneId{0U}, at(0), at(100));
  ASSERT_GT(expected, 0.2);
  ASSERT_LT(expected, 0.9);
  int with = 0;
  for (std::uint32_t replication = 0; replication < 2000; ++replication) {
    auto const incidents = incidents_of(world, 11, replication);
    with += !incidents.empty() && incidents.front().onset < at(100) ? 1 : 0;
  }
  EXPECT_NEAR(with / 2000.0, expected, 4.4 * std::sqrt(expected * (1 - expected) / 2000));
}

/// A typhoon from east to west past the zone, nearest after 20 hours, and 80 mm of rain before.
Scenario passing_typhoon() {
  Scenario s = test::quiet_scenario();
  s.end = at(40 * 60);
  LonLat const here = test::near_node(5);
  s.track = {{at(0), {here.lon_deg + 3, here.lat_deg - 0.3}, 95'500, 45},
             {s.end, {here.lon_deg - 3, here.lat_deg - 0.3}, 95'500, 45}};
  test::add_rain(s, at(4 * 60), at(6 * 60), 0.08);
  return s;
}

/// Rain of the 24 hours up to the end of step k of passing_typhoon(), and so the wetness.
double wetness_after(World const& world, std::size_t k) {
  double const end_h = (world.timeline.step * static_cast<std::int64_t>(k + 1)).hours();
  double const hours = std::min(end_h, 6.0) - std::max(end_h - 24, 4.0);
  return std::max(0.0, hours) * 40 / 100;
}

// All rates added up leave the greatest chance of falling, whenever it came.
TEST(OnsetRates, ExpectTheTreesThatTheStrongestGustFells) {
  Scenario s = passing_typhoon();
  IncidentKindSpec& trees = s.incident_kinds[drawn_kind(s, driver_named("tree_fall")).index()];
  trees.exposure = Exposure::trees;
  trees.coefficient = 0.01;
  trees.threshold = 36;
  trees.power = 0.25;
  World const world = test::make_world(s);
  double greatest = 0;
  for (std::size_t k = 0; k < world.timeline.steps; ++k) {
    double const median = 36 * std::sqrt(1 - 0.425 * wetness_after(world, k));
    double const gust = static_cast<double>(world.timeline.gust_mps[k]);
    double const z = std::log(gust / median) / 0.25;
    greatest = std::max(greatest, 0.5 * std::erfc(-z / std::sqrt(2)));
  }
  ASSERT_GT(greatest, 0.1);
  double const expected = s.zones[0].trees * 0.01 * greatest;
  EXPECT_NEAR(expected_incidents(world)[0], expected, 1e-5 * expected);
}

// The level rises from 2 m to 3 m in 4 h: the integral of 1.5 (t / 4 - 1 / 2)^2 from 2 h on is 1/4.
TEST(OnsetRates, FollowTheCanalAboveItsThreshold) {
  Scenario s = test::quiet_scenario();
  s.canal = {{at(0), 2}, {at(240), 3}};
  IncidentKindSpec& backflow = s.incident_kinds[drawn_kind(s, driver_named("canal")).index()];
  backflow.coefficient = 1.5;
  backflow.threshold = 2.5;
  backflow.power = 2;
  World const world = test::make_world(s);
  EXPECT_NEAR(expected_incidents(world)[0], 0.25, 2e-4);  // the middles of 5-minute steps
  EXPECT_EQ(world.onsets.expected(IncidentKindId{0U}, ZoneId{0U}, at(0), at(120)), 0);
}

TEST(OnsetRates, KnowNoSiteOfAKindThatIsNeverDrawn) {
  Scenario s = test::quiet_scenario();
  IncidentKindId const kind = test::add_incident_kind(s, 1);
  World const world = test::make_world(s);
  EXPECT_TRUE(world.onsets.sites(kind).empty());
  EXPECT_EQ(world.onsets.expected(kind, ZoneId{0U}, at(0), at(60)), 0);
}

}  // namespace
}  // namespace sc
