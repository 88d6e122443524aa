// SPDX-License-Identifier: Apache-2.0
// A run is a pure function of its arguments, whoever watches it and whoever runs beside it.
#include <gtest/gtest.h>

#include <algorithm>

#include "base/parallel.h"
#include "plan/dispatch/nearest_idle.h"
#include "response/simulate.h"
#include "support/random_run.h"
#include "support/small_world.h"

namespace sc {
namespace {

Trajectory run(World const& world, std::uint64_t seed, bool record_all = true) {
  SimulationOptions options;
  options.seed = seed;
  options.record_all = record_all;
  return simulate(world, world.scenario.plan, NearestIdle{PolicyWeights{}}, options);
}

class RandomReplays : public testing::TestWithParam<std::uint64_t> {};

TEST_P(RandomReplays, RunTwiceAlikeAndDifferWithTheSeed) {
  World const world = test::random_world(1000 + GetParam());
  Trajectory const once = run(world, 1);
  Trajectory const again = run(world, 1);
  EXPECT_EQ(once.events, again.events);
  EXPECT_EQ(once.basin_depth_m, again.basin_depth_m);
  EXPECT_EQ(once.material.used, again.material.used);
  EXPECT_NE(once.events, run(world, 2).events);
}

TEST_P(RandomReplays, HandleEventsInOrder) {
  World const world = test::random_world(1000 + GetParam());
  auto const events = run(world, 1).events;
  EXPECT_TRUE(std::is_sorted(events.begin(), events.end(), earlier));
}

TEST_P(RandomReplays, EndAlikeWhetherRecordedOrNot) {
  World const world = test::random_world(1000 + GetParam());
  Trajectory const full = run(world, 1);
  Trajectory const brief = run(world, 1, false);
  EXPECT_TRUE(brief.events.empty());
  EXPECT_EQ(full.incidents.clear, brief.incidents.clear);
  EXPECT_EQ(full.incidents.unit, brief.incidents.unit);
  EXPECT_EQ(full.counts.person_trips, brief.counts.person_trips);
  EXPECT_EQ(full.counts.vehicle_trips, brief.counts.vehicle_trips);
  EXPECT_EQ(full.counts.km_driven, brief.counts.km_driven);
  EXPECT_EQ(full.deepest_m, brief.deepest_m);
  EXPECT_EQ(full.material.used, brief.material.used);
}

TEST_P(RandomReplays, DoNotDisturbEachOtherOnOneWorld) {
  World const world = test::random_world(1000 + GetParam());
  std::vector<Trajectory> beside(4);
  parallel_for(beside.size(), 2, [&](std::size_t k) { beside[k] = run(world, k); });
  for (std::size_t k = 0; k < beside.size(); ++k)
    EXPECT_EQ(beside[k].events, run(world, k).events) << "seed " << k;
}

INSTANTIATE_TEST_SUITE_P(Ten, RandomReplays, testing::Range<std::uint64_t>(0, 10));

}  // namespace
}  // namespace sc
