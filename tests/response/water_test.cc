// SPDX-License-Identifier: Apache-2.0
#include "response/water.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace sc
