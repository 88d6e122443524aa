// SPDX-License-Identifier: Apache-2.0
// What must hold of the water in every run: it is the World's, less what was pumped, more what
// blocked inlets held back.
#include <gtest/gtest.h>

#include <algorithm>

#include "support/random_run.h"

namespace sc {
namespace {

constexpr float kRounding_m = 1e-5F;

/// What crews and incidents may have done to a basin.
struct Touch {
  bool pumped = false;
  bool held_back = false;
};

bool in_basin(World const& world, IncidentTable const& t, std::size_t i, BasinId b) {
  return t.basin[i] == b || world.exposure.basin[t.link[i].index()] == b;
}

Touch touch_of(World const& world, Trajectory const& run, BasinId b) {
  Touch touch;
  IncidentTable const& t = run.incidents;
  for (std::size_t i = 0; i < t.size(); ++i) {
    if (!in_basin(world, t, i, b) || t.status[i] == IncidentStatus::prevented) continue;
    IncidentKindSpec const& kind = world.scenario.incident_kinds[t.kind[i].index()];
    touch.held_back |= kind.blocks_inlet > 0;
    touch.pumped |= kind.pumps_basin && t.work_start[i] != kNever;
  }
  auto const& card = world.scenario.basins[b.index()].card;
  for (auto const& postings : world.scenario.plan.postings)
    for (Posting const& posting : postings)
      touch.pumped |= card && card->pump_m3ps > 0 && posting.basin == b;
  return touch;
}

void expect_depth(World const& world, Trajectory const& run, std::size_t step, BasinId b,
                  Touch touch) {
  std::size_t const cell = world.timeline.cell(step, b);
  float const depth = run.basin_depth_m[cell];
  float const untouched = world.timeline.depth_m[cell];
  ASSERT_GE(depth, 0.0F);
  ASSERT_LE(static_cast<double>(depth),
            world.scenario.basins[b.index()].basin.spill_depth_m + 1e-6);
  if (!touch.pumped) {
    ASSERT_GE(depth, untouched - kRounding_m) << "lower, but nobody pumped";
  }
  if (!touch.held_back) {
    ASSERT_LE(depth, untouched + kRounding_m) << "higher, but all flowed";
  }
  if (!touch.pumped && !touch.held_back) {
    ASSERT_EQ(depth, untouched);
  }
}

void expect_the_deepest(World const& world, Trajectory const& run, BasinId b) {
  float deepest = 0;
  SimTime at{0};
  for (std::size_t k = 0; k < world.timeline.steps; ++k) {
    float const depth = run.basin_depth_m[world.timeline.cell(k, b)];
    if (depth <= deepest) continue;
    deepest = depth;
    at = SimTime{0} + world.timeline.step * static_cast<std::int64_t>(k + 1);
  }
  ASSERT_EQ(run.deepest_m[b.index()], deepest);
  ASSERT_EQ(run.deepest_at[b.index()], at);
}

class RandomWater : public testing::TestWithParam<std::uint64_t> {};

TEST_P(RandomWater, IsTheWorldsButForWhatWasDoneToIt) {
  test::for_each_random_run(GetParam(), [&](World const& world, Trajectory const& run) {
    std::size_t const basins = world.scenario.basins.size();
    ASSERT_EQ(run.basin_depth_m.size(), world.timeline.steps * basins);
    for (std::size_t b = 0; b < basins; ++b) {
      SCOPED_TRACE("basin " + std::to_string(b));
      Touch const touch = touch_of(world, run, BasinId{b});
      for (std::size_t k = 0; k < world.timeline.steps; ++k)
        expect_depth(world, run, k, BasinId{b}, touch);
      expect_the_deepest(world, run, BasinId{b});
    }
  });
}

/// Else the tests above prove little.
TEST(RandomWaters, AreOftenLeftAloneOrPumpedAndSometimesHeldBackAlone) {
  std::size_t untouched = 0;
  std::size_t pumped = 0;
  std::size_t held_back = 0;
  for (std::uint64_t test = 0; test < test::kRandomWorlds / test::kWorldsPerTest; ++test)
    test::for_each_random_run(test, [&](World const& world, Trajectory const& run) {
      for (std::size_t b = 0; b < world.scenario.basins.size(); ++b) {
        Touch const touch = touch_of(world, run, BasinId{b});
        untouched += !touch.pumped && !touch.held_back;
        pumped += touch.pumped && !touch.held_back;
        held_back += touch.held_back && !touch.pumped;
      }
    });
  EXPECT_GT(untouched, 100U);
  EXPECT_GT(pumped, 50U);
  EXPECT_GT(held_back, 50U);
}

INSTANTIATE_TEST_SUITE_P(TimesTwenty, RandomWater,
                         testing::Range<std::uint64_t>(0,
                                                       test::kRandomWorlds / test::kWorldsPerTest));

}  // namespace
}  // namespace sc
