// SPDX-License-Identifier: Apache-2.0
#include "response/road_times.h"

#include <gtest/gtest.h>

#include "response/road_picture.h"
#include "support/small_world.h"

namespace sc {
namespace {

constexpr UnitKindId kKind{0U};

std::vector<LinkTime> times_in(World const& world, SimTime at) {
  return road_times(world, at, world.vehicle[kKind.index()]);
}

/// Recorded closures as they stand at that moment; `shut` remembers, per closure.
void close_roads(World const& world, SimTime at, std::vector<bool>& shut, RoadPicture& picture) {
  for (std::size_t c = 0; c < world.closures.size(); ++c) {
    bool const now = world.closures[c].from <= at && at < world.closures[c].to;
    if (now != shut[c]) picture.set_closed(world.closures[c].links, now);
    shut[c] = now;
  }
}

class RoadTimesOfRandomWorlds : public testing::TestWithParam<std::uint64_t> {};

TEST_P(RoadTimesOfRandomWorlds, AreWhatAUnitFindsInEveryWeatherStep) {
  World const world = test::random_world(GetParam());
  RoadPicture picture(world, Routing::hierarchy);
  std::vector<bool> shut(world.closures.size(), false);
  HazardTimeline const& t = world.timeline;
  for (std::size_t k = 0; k < t.steps; ++k) {
    picture.set_step(k, std::span(t.depth_m).subspan(k * t.basins, t.basins));
    SimTime const at = SimTime{0} + t.step * static_cast<std::int64_t>(k) + whole_minutes(2);
    close_roads(world, at, shut, picture);
    auto const times = times_in(world, at);
    for (std::size_t i = 0; i < times.size(); ++i)
      ASSERT_EQ(times[i], picture.true_time(kKind, LinkId{i}, {})) << "step " << k << " link " << i;
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, RoadTimesOfRandomWorlds,
                         testing::Range(std::uint64_t{1}, std::uint64_t{4}));

TEST(RoadTimes, ShutClosuresFromTheirFirstMillisecondToTheirLast) {
  Scenario s = test::quiet_scenario();
  test::add_unit_kind(s, 1);
  SimTime const from{3'601'234};
  SimTime const to{7'200'000};
  s.closures.push_back({from, to, test::near_node(0, 100), 20, "works", {}});
  World const world = test::make_world(s);
  std::size_t const street = 0;  // 0-1
  EXPECT_EQ(times_in(world, from - milliseconds(1))[street], 20'000);
  EXPECT_EQ(times_in(world, from)[street], kImpassable);
  EXPECT_EQ(times_in(world, to - milliseconds(1))[street], kImpassable);
  EXPECT_EQ(times_in(world, to)[street], 20'000);
  EXPECT_EQ(times_in(world, from)[2], 20'000) << "the next street is open";
}

TEST(RoadTimes, KnowTheLastMomentOfTheScenario) {
  Scenario s = test::quiet_scenario();
  test::add_unit_kind(s, 1);
  World const world = test::make_world(s);
  EXPECT_EQ(times_in(world, world.scenario.end)[0], 20'000);
}

}  // namespace
}  // namespace sc
