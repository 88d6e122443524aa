// SPDX-License-Identifier: Apache-2.0
#include "response/measures.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "response/incident_source.h"
#include "support/small_world.h"

namespace sc {
namespace {

/// A basin that could be rebuilt with twice the drains, and one that could not.
Scenario two_points() {
  Scenario s = test::quiet_scenario();
  BasinPlace& first = s.basins[test::add_basin(s, test::near_node(2)).index()];
  first.rebuilt = first.basin;
  first.rebuilt->inlet_m3ps = first.rebuilt->pipe_m3ps = 0.2;
  test::add_basin(s, test::near_node(8));
  test::add_rain(s, SimTime{0}, SimTime{0} + whole_hours(1), 0.05);
  return s;
}

/// Two inflows into sewers, of which separated buildings take away a quarter of one.
Scenario two_kinds() {
  Scenario s = test::quiet_scenario();
  s.generate_incidents = true;
  for (double const factor : {0.25, 1.0}) {
    IncidentKindSpec& kind = s.incident_kinds[test::add_incident_kind(s, 1).index()];
    kind.driver = driver_named("rain");
    kind.base_per_h = 4;
    kind.coefficient = 8;
    kind.separated_factor = factor;
  }
  return s;
}

float deepest(World const& world, std::size_t basin) {
  float depth = 0;
  for (std::size_t k = 0; k < world.timeline.steps; ++k)
    depth = std::max(depth, world.timeline.depth_m[world.timeline.cell(k, BasinId{basin})]);
  return depth;
}

TEST(Measures, RebuildOnlyPointsThatHaveAPlan) {
  Scenario s = two_points();
  World const before = test::make_world(s);
  s.measures.rebuilt_points = true;
  World const after = test::make_world(s);
  EXPECT_EQ(after.scenario.basins[0].basin.inlet_m3ps, 0.2);
  EXPECT_LT(deepest(after, 0), 0.5F * deepest(before, 0));
  EXPECT_EQ(deepest(after, 1), deepest(before, 1));
}

TEST(Measures, SeparatedBuildingsLowerTheRatesOfTheirKinds) {
  Scenario s = two_kinds();
  auto const before = expected_incidents(test::make_world(s));
  s.measures.separated_buildings = true;
  World const world = test::make_world(s);
  auto const after = expected_incidents(world);
  EXPECT_NEAR(after[0], 0.25 * before[0], 1e-9);
  EXPECT_EQ(after[1], before[1]);
  EXPECT_EQ(world.scenario.incident_kinds[0].base_per_h, 1);
  EXPECT_EQ(world.scenario.incident_kinds[0].coefficient, 2);
}

TEST(Measures, AreNotCarriedOutUnlessAskedFor) {
  Scenario const points = with_measures(two_points());
  EXPECT_EQ(points.basins[0].basin.inlet_m3ps, 0.02);
  EXPECT_TRUE(points.basins[0].rebuilt);
  EXPECT_EQ(with_measures(two_kinds()).incident_kinds[0].coefficient, 8);
}

TEST(Measures, AreCarriedOutOnce) {
  Scenario s = two_kinds();
  s.measures.separated_buildings = true;
  EXPECT_EQ(with_measures(with_measures(s)).incident_kinds[0].coefficient, 2);
}

}  // namespace
}  // namespace sc
