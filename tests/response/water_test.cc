// SPDX-License-Identifier: Apache-2.0
#include "response/water.h"

#include <gtest/gtest.h>

#include <cmath>

#include "support/small_world.h"

namespace sc {
namespace {

World wet_world() {
  Scenario s = test::quiet_scenario();
  test::add_basin(s, test::near_node(2));
  test::add_rain(s, SimTime{0}, SimTime{0} + whole_hours(1), 0.02);
  return test::make_world(s);
}

TEST(Water, IsTheWorldsWhileNoTruckPumps) {
  World const world = wet_world();
  Water water(world);
  for (std::size_t k = 0; k < world.timeline.steps; ++k) {
    water.advance_to(k);
    ASSERT_EQ(water.depth_m()[0], world.timeline.depth_m[k]);
  }
}

TEST(Water, FallsFasterWithATruckAndComesBackToTheWorlds) {
  World const world = wet_world();
  Water water(world);
  BasinId const basin{std::size_t{0}};
  std::size_t lower = 0;
  for (std::size_t k = 0; k < world.timeline.steps; ++k) {
    if (k == 6) water.add_truck(basin, 0.05);
    if (k == 12) water.remove_truck(basin, 0.05);
    water.advance_to(k);
    ASSERT_LE(water.depth_m(basin), world.timeline.depth_m[k] + 1e-5F);
    if (water.depth_m(basin) < world.timeline.depth_m[k] - 0.01F) ++lower;
  }
  EXPECT_GT(lower, 6U);
  EXPECT_EQ(water.depth_m(basin), world.timeline.depth_m.back());
}

/// The basin model stepped apart: a truck of 0.03 m3/s in steps 6 to 11, half of the drain lost in
/// steps 9 to 19. The depth is in single precision, from which the basin sets out on its own way.
TEST(Water, OfATruckIsTheBasinModelStepByStep) {
  World const world = wet_world();
  HazardTimeline const& t = world.timeline;
  BasinId const basin{std::size_t{0}};
  Water water(world);
  BasinState own;
  std::size_t apart = 0;
  for (std::size_t k = 0; k < 24; ++k) {
    if (k == 6) water.add_truck(basin, 0.03);
    if (k == 9) water.block_inlet(basin, 0.5);
    if (k == 12) water.remove_truck(basin, 0.03);
    if (k == 20) water.clear_inlet(basin, 0.5);
    water.advance_to(k);
    BasinSpec spec = world.scenario.basins[0].basin;
    spec.blockage = k >= 9 && k < 20 ? 0.5 : 0;
    advance(spec, static_cast<double>(t.basin_rain_mps[k]), static_cast<double>(t.canal_m[k]),
            k >= 6 && k < 12 ? 0.03 : 0, t.step, own);
    double const depth = depth_m(spec, own.volume_m3);
    EXPECT_NEAR(static_cast<double>(water.depth_m(basin)), depth, 1e-5) << "step " << k;
    if (std::abs(depth - static_cast<double>(t.depth_m[k])) > 0.01) ++apart;
  }
  EXPECT_GT(apart, 15U) << "nothing proved";
}

}  // namespace
}  // namespace sc
