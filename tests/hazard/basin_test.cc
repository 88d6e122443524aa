// SPDX-License-Identifier: Apache-2.0
#include "hazard/basin.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/random.h"

namespace sc {
namespace {

constexpr double kLowCanal = -1000;
constexpr double kMmPerHour = 1.0 / 3.6e6;

/// Two hectares of street, drains good for 20 mm/h, ground at 3.5 m, outfall gated from 2.5 m.
BasinSpec street() {
  BasinSpec basin;
  basin.catchment_m2 = 20'000;
  basin.runoff_coefficient = 0.9;
  basin.inlet_m3ps = 0.12;
  basin.pipe_m3ps = 0.1;
  basin.ground_level_m = 3.5;
  basin.outfall_gate_m = 2.5;
  basin.side_slope = 0.015;
  basin.spill_depth_m = 0.5;
  return basin;
}

double residual(WaterBalance const& b) {
  return b.inflow_m3 - b.drained_m3 - b.pumped_m3 - b.trucked_m3 - b.spilled_m3 - b.stored_m3;
}

TEST(Basin, DepthAndVolumeAreInverse) {
  BasinSpec const basin = street();
  for (double depth : {0.0, 0.01, 0.1, 0.27, 0.5})
    EXPECT_NEAR(depth_m(basin, volume_m3(basin, depth)), depth, 1e-12);
  // A cone 0.3 m deep with a slope of 0.015 is 20 m in radius.
  EXPECT_NEAR(volume_m3(basin, 0.3), std::numbers::pi * 20 * 20 * 0.3 / 3, 1e-9);
}

TEST(Basin, OutfallClosesBetweenTheGateAndTheGround) {
  BasinSpec const basin = street();
  EXPECT_EQ(outfall_share(basin, kLowCanal), 1);
  EXPECT_EQ(outfall_share(basin, 2.5), 1);
  EXPECT_DOUBLE_EQ(outfall_share(basin, 3.0), 0.5);
  EXPECT_EQ(outfall_share(basin, 3.5), 0);
  EXPECT_EQ(outfall_share(basin, 9), 0);
}

TEST(Basin, AGateAboveTheGroundIsAllOrNothing) {
  BasinSpec basin = street();
  basin.outfall_gate_m = 4;
  EXPECT_EQ(outfall_share(basin, 3.49), 1);
  EXPECT_EQ(outfall_share(basin, 3.5), 0);
}

TEST(Basin, FillsLinearlyUnderConstantRain) {
  BasinSpec const basin = street();
  BasinState state;
  // Inflow 0.9 * 30 mm/h * 2 ha = 0.15 m3/s against 0.1 out: 0.05 m3/s for 10 minutes.
  advance(basin, 30 * kMmPerHour, kLowCanal, 0, whole_minutes(10), state);
  EXPECT_NEAR(state.volume_m3, 30, 1e-9);
  EXPECT_NEAR(state.balance.inflow_m3, 90, 1e-9);
  EXPECT_NEAR(state.balance.drained_m3, 60, 1e-9);
}

TEST(Basin, StaysDryWhenTheDrainsKeepUp) {
  BasinSpec const basin = street();
  BasinState state;
  advance(basin, 15 * kMmPerHour, kLowCanal, 0, whole_hours(3), state);
  EXPECT_EQ(state.volume_m3, 0);
  EXPECT_NEAR(state.balance.drained_m3, state.balance.inflow_m3, 1e-9);
}

TEST(Basin, DrainsToExactlyZeroAndStaysThere) {
  BasinSpec const basin = street();
  BasinState state;
  advance(basin, 80 * kMmPerHour, kLowCanal, 0, whole_minutes(5), state);
  ASSERT_GT(state.volume_m3, 50);
  for (int k = 0; k < 12; ++k) advance(basin, 0, kLowCanal, 0, whole_minutes(5), state);
  EXPECT_EQ(state.volume_m3, 0);
  EXPECT_EQ(depth_m(basin, state.volume_m3), 0);
  EXPECT_EQ(state.balance.stored_m3, 0);
}

TEST(Basin, EmptiesAtTheMomentTheArithmeticSays) {
  BasinSpec const basin = street();
  BasinState state;
  state.volume_m3 = 60;  // 600 s at 0.1 m3/s
  BasinState earlier = state;
  advance(basin, 0, kLowCanal, 0, whole_seconds(599), earlier);
  EXPECT_NEAR(earlier.volume_m3, 0.1, 1e-9);
  advance(basin, 0, kLowCanal, 0, whole_seconds(601), state);
  EXPECT_EQ(state.volume_m3, 0);
}

TEST(Basin, CanalAtGroundLevelStopsTheOutfall) {
  BasinSpec const basin = street();
  BasinState state;
  advance(basin, 15 * kMmPerHour, 3.5, 0, whole_minutes(10), state);
  EXPECT_EQ(state.balance.drained_m3, 0);
  EXPECT_NEAR(state.volume_m3, 0.9 * 15 * kMmPerHour * 20'000 * 600, 1e-9);
}

TEST(Basin, FixedPumpWorksAgainstAHighCanal) {
  BasinSpec basin = street();
  basin.pump_m3ps = 0.2;
  BasinState state;
  advance(basin, 15 * kMmPerHour, 3.5, 0, whole_minutes(10), state);
  EXPECT_EQ(state.volume_m3, 0);
  EXPECT_NEAR(state.balance.pumped_m3, state.balance.inflow_m3, 1e-9);
}

TEST(Basin, BlockageTakesItsShareOfTheDrain) {
  BasinSpec basin = street();
  basin.blockage = 0.4;
  BasinState state;
  state.volume_m3 = 100;
  advance(basin, 0, kLowCanal, 0, whole_minutes(1), state);
  EXPECT_NEAR(state.balance.drained_m3, 0.6 * 0.1 * 60, 1e-9);
}

TEST(Basin, APumpTruckLowersTheWater) {
  BasinSpec const basin = street();
  BasinState without;
  advance(basin, 60 * kMmPerHour, 3.5, 0, whole_minutes(5), without);
  BasinState with = without;
  advance(basin, 10 * kMmPerHour, 3.5, 0, whole_minutes(5), without);
  advance(basin, 10 * kMmPerHour, 3.5, 600 / 3600.0, whole_minutes(5), with);
  EXPECT_NEAR(without.volume_m3 - with.volume_m3, 600 / 3600.0 * 300, 1e-9);
  EXPECT_LT(depth_m(basin, with.volume_m3), depth_m(basin, without.volume_m3));
}

TEST(Basin, SpillCapsTheDepth) {
  BasinSpec const basin = street();
  BasinState state;
  for (int k = 0; k < 24; ++k) {
    advance(basin, 90 * kMmPerHour, 3.5, 0, whole_minutes(5), state);
    EXPECT_LE(depth_m(basin, state.volume_m3), 0.5 + 1e-12);
  }
  EXPECT_NEAR(depth_m(basin, state.volume_m3), 0.5, 1e-12);
  EXPECT_GT(state.balance.spilled_m3, 100);
  EXPECT_NEAR(residual(state.balance), 0, 1e-9 * state.balance.inflow_m3);
}

TEST(Basin, WaterBalanceClosesOverRandomStorms) {
  for (std::uint32_t storm = 0; storm < 200; ++storm) {
    Stream random(2106, 0, Purpose::test, storm);
    BasinSpec basin = street();
    basin.catchment_m2 *= 0.2 + 2 * random.uniform();
    basin.blockage = random.uniform();
    basin.pump_m3ps = random.below(2) * 0.05 * random.uniform();
    BasinState state;
    for (int k = 0; k < 1728; ++k) {
      double const rain = random.below(3) == 0 ? 100 * kMmPerHour * random.uniform() : 0;
      double const truck = random.below(4) == 0 ? random.uniform() : 0;
      advance(basin, rain, 2 + 2 * random.uniform(), truck, whole_minutes(5), state);
      ASSERT_GE(state.volume_m3, 0);
    }
    EXPECT_LE(std::abs(residual(state.balance)), 1e-9 * state.balance.inflow_m3) << storm;
  }
}

TEST(Basin, AgreesWithTinyEulerSteps) {
  // The oracle knows no bends: it clips the volume after each 10 ms.
  BasinSpec basin = street();
  basin.pump_m3ps = 0.02;
  BasinState state;
  double euler = 0;
  double const full = volume_m3(basin, basin.spill_depth_m);
  for (int k = 0; k < 24; ++k) {
    double const rain = (k % 8 < 4 ? 120 : 3) * kMmPerHour;
    double const canal = 2.2 + 0.05 * k;
    double const truck = k % 5 == 0 ? 0.1 : 0;
    advance(basin, rain, canal, truck, whole_minutes(5), state);
    double const out =
        std::min(basin.inlet_m3ps, basin.pipe_m3ps * outfall_share(basin, canal)) + 0.02 + truck;
    for (int i = 0; i < 30'000; ++i)
      euler = std::clamp(euler + (0.9 * rain * 20'000 - out) * 0.01, 0.0, full);
    EXPECT_NEAR(state.volume_m3, euler, 0.01) << k;
  }
}

TEST(Basin, SplittingAStepChangesNothing) {
  BasinSpec const basin = street();
  BasinState whole;
  BasinState parts;
  for (double mm_per_h : {80.0, 0.0, 200.0, 5.0}) {
    advance(basin, mm_per_h * kMmPerHour, 2.8, 0.03, whole_minutes(30), whole);
    for (int k = 0; k < 180; ++k)
      advance(basin, mm_per_h * kMmPerHour, 2.8, 0.03, whole_seconds(10), parts);
    EXPECT_NEAR(whole.volume_m3, parts.volume_m3, 1e-9);
    EXPECT_NEAR(whole.balance.trucked_m3, parts.balance.trucked_m3, 1e-9);
  }
}

}  // namespace
}  // namespace sc
