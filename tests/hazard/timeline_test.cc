// SPDX-License-Identifier: Apache-2.0
#include "hazard/timeline.h"

#include <gtest/gtest.h>

#include <cstring>
#include <vector>

#include "at_hour.h"

namespace sc {
namespace {

/// A day with a passing typhoon, two gauges, a rising canal, 5 zones and 7 basins.
struct StormDay {
  std::vector<HazardZone> zones;
  std::vector<HazardBasin> basins;
  std::vector<TrackFix> track;
  RainRecord rain;
  std::vector<CanalLevel> canal;

  StormDay() {
    for (int i = 0; i < 5; ++i)
      zones.push_back({{120.12 + 0.01 * i, 30.28 + 0.015 * i}, i < 3 ? Terrain::C : Terrain::D});
    for (int i = 0; i < 7; ++i) {
      BasinSpec spec;
      spec.catchment_m2 = 8000 + 2000 * i;
      spec.runoff_coefficient = 0.85;
      spec.inlet_m3ps = 0.05;
      spec.pipe_m3ps = 0.04;
      spec.blockage = 0.05 * i;
      spec.ground_level_m = 3.2;
      spec.outfall_gate_m = 2.0;
      basins.push_back({{120.15 + 0.004 * i, 30.30}, spec});
    }
    track = {{at_hour(2), {121.5, 30.0}, 97'000, 33}, {at_hour(20), {120.2, 31.2}, 98'500, 20}};
    rain.gauges = {{"a", {120.13, 30.29}}, {"b", {120.18, 30.36}}};
    for (int h = 0; h < 24; ++h) {
      double const depth = h > 5 && h < 12 ? 0.004 * h : 0.001;
      rain.spells.push_back({0, at_hour(h), at_hour(h + 1), depth});
      if (h < 18) rain.spells.push_back({1, at_hour(h), at_hour(h + 1), 0.5 * depth});
    }
    canal = {{at_hour(0), 1.5}, {at_hour(12), 2.7}, {at_hour(24), 2.3}};
  }

  [[nodiscard]] HazardInput input() const {
    return {at_hour(24), whole_minutes(5), 1.0, zones, basins, track, &rain, canal};
  }
};

template <class T>
bool same_bytes(std::vector<T> const& a, std::vector<T> const& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(T)) == 0;
}

bool same_bytes(HazardTimeline const& a, HazardTimeline const& b) {
  return same_bytes(a.rain_mps, b.rain_mps) && same_bytes(a.mean_wind_mps, b.mean_wind_mps) &&
         same_bytes(a.gust_mps, b.gust_mps) && same_bytes(a.wind_from_rad, b.wind_from_rad) &&
         same_bytes(a.rain_hour_m, b.rain_hour_m) && same_bytes(a.canal_m, b.canal_m) &&
         same_bytes(a.basin_rain_mps, b.basin_rain_mps) && same_bytes(a.depth_m, b.depth_m) &&
         same_bytes(a.balance, b.balance);
}

TEST(Timeline, IsTheSameBytesForAnyThreadCount) {
  StormDay const day;
  HazardTimeline const one = build_timeline(day.input(), 1);
  EXPECT_TRUE(same_bytes(one, build_timeline(day.input(), 2)));
  EXPECT_TRUE(same_bytes(one, build_timeline(day.input(), 8)));
}

TEST(Timeline, HasOneRowPerStepAndRoundsTheEndUp) {
  StormDay const day;
  HazardInput input = day.input();
  input.end = at_hour(1) + milliseconds(1);
  HazardTimeline const timeline = build_timeline(input, 1);
  EXPECT_EQ(timeline.steps, 13U);
  EXPECT_EQ(timeline.rain_mps.size(), 13U * 5U);
  EXPECT_EQ(timeline.depth_m.size(), 13U * 7U);
  EXPECT_EQ(timeline.canal_m.size(), 13U);
  EXPECT_EQ(timeline.balance.size(), 7U);
}

TEST(Timeline, FindsTheStepOfATime) {
  StormDay const day;
  HazardTimeline const timeline = build_timeline(day.input(), 1);
  EXPECT_EQ(timeline.step_of(SimTime{-5}), 0U);
  EXPECT_EQ(timeline.step_of(SimTime{299'999}), 0U);
  EXPECT_EQ(timeline.step_of(SimTime{300'000}), 1U);
  EXPECT_EQ(timeline.step_of(at_hour(500)), timeline.steps - 1);
}

TEST(Timeline, KeepsTheRainOfAGaugeThatStandsInAZone) {
  StormDay day;
  day.zones[0].centre = day.rain.gauges[0].position;
  HazardTimeline const timeline = build_timeline(day.input(), 1);
  double fallen = 0;
  double recorded = 0;
  for (std::size_t k = 0; k < timeline.steps; ++k)
    fallen += 300.0 * static_cast<double>(timeline.rain_mps[timeline.cell(k, ZoneId{0U})]);
  for (RainSpell const& spell : day.rain.spells)
    if (spell.gauge == 0) recorded += spell.depth_m;
  EXPECT_NEAR(fallen, recorded, 1e-6 * recorded);  // the columns are floats
}

TEST(Timeline, MultipliesAllRainByTheRainFactor) {
  StormDay const day;
  HazardInput input = day.input();
  HazardTimeline const plain = build_timeline(input, 1);
  input.rain_factor = 2;
  HazardTimeline const doubled = build_timeline(input, 1);
  for (std::size_t i = 0; i < plain.rain_mps.size(); ++i)
    ASSERT_EQ(doubled.rain_mps[i], 2 * plain.rain_mps[i]);
  for (std::size_t i = 0; i < plain.basin_rain_mps.size(); ++i)
    ASSERT_EQ(doubled.basin_rain_mps[i], 2 * plain.basin_rain_mps[i]);
  EXPECT_NEAR(doubled.balance[3].inflow_m3, 2 * plain.balance[3].inflow_m3, 1e-6);
}

TEST(Timeline, AccumulatesTheRainOfTheLastHour) {
  StormDay const day;
  HazardTimeline const timeline = build_timeline(day.input(), 1);
  ZoneId const zone{2U};
  double hour = 0;
  for (std::size_t k = 108; k < 120; ++k)
    hour += 300.0 * static_cast<double>(timeline.rain_mps[timeline.cell(k, zone)]);
  EXPECT_NEAR(timeline.rain_hour_m[timeline.cell(119, zone)], hour, 1e-7);
}

TEST(Timeline, IsCalmWhereTheTrackHasNoCyclone) {
  StormDay const day;
  HazardTimeline const timeline = build_timeline(day.input(), 1);
  EXPECT_EQ(timeline.gust_mps[timeline.cell(0, ZoneId{1U})], 0);
  EXPECT_GT(timeline.gust_mps[timeline.cell(120, ZoneId{1U})], 5);
  EXPECT_GT(timeline.gust_mps[timeline.cell(120, ZoneId{1U})],
            timeline.mean_wind_mps[timeline.cell(120, ZoneId{1U})]);
  EXPECT_EQ(timeline.gust_mps[timeline.cell(timeline.steps - 1, ZoneId{1U})], 0);
}

TEST(Timeline, TakesTheCanalAtTheMiddleOfTheStep) {
  StormDay const day;
  HazardTimeline const timeline = build_timeline(day.input(), 1);
  EXPECT_FLOAT_EQ(timeline.canal_m[0], static_cast<float>(1.5 + 1.2 * 2.5 / 720));
}

TEST(Timeline, DepthsFollowFromItsOwnColumns) {
  // What a run does when a pump truck arrives, here with a truck that pumps nothing.
  StormDay const day;
  HazardTimeline const timeline = build_timeline(day.input(), 2);
  BasinId const basin{6U};
  BasinSpec const& spec = day.basins[basin.index()].spec;
  BasinState state;
  double deepest = 0;
  for (std::size_t k = 0; k < timeline.steps; ++k) {
    std::size_t const cell = timeline.cell(k, basin);
    advance(spec, static_cast<double>(timeline.basin_rain_mps[cell]),
            static_cast<double>(timeline.canal_m[k]), 0, timeline.step, state);
    ASSERT_EQ(static_cast<float>(depth_m(spec, state.volume_m3)), timeline.depth_m[cell]);
    deepest = std::max(deepest, depth_m(spec, state.volume_m3));
  }
  EXPECT_GT(deepest, 0.1);
  EXPECT_EQ(state.balance.spilled_m3, timeline.balance[basin.index()].spilled_m3);
}

TEST(Timeline, NothingGivenIsACalmDryDay) {
  HazardInput input;
  input.end = at_hour(1);
  input.step = whole_minutes(5);
  StormDay const day;
  input.zones = day.zones;
  input.basins = day.basins;
  HazardTimeline const timeline = build_timeline(input, 1);
  for (float rain : timeline.rain_mps) EXPECT_EQ(rain, 0);
  for (float gust : timeline.gust_mps) EXPECT_EQ(gust, 0);
  for (float depth : timeline.depth_m) EXPECT_EQ(depth, 0);
}

}  // namespace
}  // namespace sc
