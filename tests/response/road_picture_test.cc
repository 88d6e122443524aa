// SPDX-License-Identifier: Apache-2.0
#include "response/road_picture.h"

#include <gtest/gtest.h>

#include "base/random.h"
#include "support/small_world.h"

namespace sc {
namespace {

class RoadPictureTest : public testing::Test {
 protected:
  static World world_with_a_vehicle() {
    Scenario s = test::quiet_scenario();
    test::add_unit_kind(s, 1);
    return test::make_world(s);
  }
  [[nodiscard]] std::int64_t seconds(Approach const& approach = {}) {
    auto const route = picture.route(kind, west, east, approach);
    return route ? route->duration.ms / 1000 : -1;
  }

  World const world = world_with_a_vehicle();
  RoadPicture picture{world, Routing::hierarchy};
  UnitKindId const kind{std::size_t{0}};
  // The street 1-2 in both directions, from node 0 to node 3 through it.
  LinkId const street{std::size_t{2}};
  LinkId const back{std::size_t{3}};
  RoadPlace const west{{LinkId{std::size_t{0}}, 0.0F}};
  RoadPlace const east{{LinkId{std::size_t{4}}, 1.0F}};
};

TEST_F(RoadPictureTest, KnowsABlockOnlyOnceItHasLearntOfIt) {
  EXPECT_EQ(seconds(), 60);
  picture.block(street);
  EXPECT_EQ(seconds(), 60);
  EXPECT_EQ(picture.true_time(kind, street, {}), kImpassable);
  picture.learn(street);
  EXPECT_EQ(seconds(), 100);
  picture.unblock(street);
  EXPECT_EQ(seconds(), 60);
}

TEST_F(RoadPictureTest, OpensABlockForThoseWhoComeToClearIt) {
  picture.block(street);
  picture.learn(street);
  RoadPlace const tree{{street, 0.5F}, {back, 0.5F}};
  Approach const scene{tree, {}};
  EXPECT_EQ(seconds(scene), 60);
  EXPECT_EQ(seconds(), 100);
}

TEST_F(RoadPictureTest, NeedsTwoClearancesForTwoTrees) {
  picture.block(street);
  picture.block(street);
  picture.learn(street);
  picture.unblock(street);
  EXPECT_EQ(seconds(), 100);
  picture.unblock(street);
  EXPECT_EQ(seconds(), 60);
}

TEST_F(RoadPictureTest, ClosesAndReopensByRecord) {
  std::vector<LinkId> const links{street};
  picture.set_closed(links, true);
  EXPECT_EQ(seconds(), 100);
  RoadPlace const place{{street, 0.5F}};
  EXPECT_EQ(picture.true_time(kind, street, {place, {}}), kImpassable) << "open to nobody";
  picture.block(street);  // unknown: the closure's end must not give it away
  picture.set_closed(links, false);
  EXPECT_EQ(seconds(), 60);
}

/// Two pictures of the same roads, one asked by the plain search, to which the same things happen.
struct TwoPictures {
  World const& world;
  RoadPicture picture, oracle;
  Stream random;
  std::vector<LinkId> shut;

  TwoPictures(World const& w, std::uint64_t seed)
      : world(w),
        picture(w, Routing::hierarchy, seed % 2 == 0 ? 0 : 50'000),
        oracle(w, Routing::dijkstra),
        random(seed, 0, Purpose::test, 61) {}

  std::size_t below(std::size_t n) { return random.below(static_cast<std::uint32_t>(n)); }
  LinkId any_link() { return LinkId{below(world.roads.links())}; }
  RoadPlace any_place() { return {{any_link(), 0.5F}}; }
  void both(auto const& what) {
    what(picture);
    what(oracle);
  }

  /// A later weather step, with water as foretold or other water.
  void go_on(std::size_t& step) {
    HazardTimeline const& t = world.timeline;
    step = std::min(step + 1 + random.below(30), t.steps - 1);
    std::vector<float> depth(
        t.depth_m.begin() + static_cast<std::ptrdiff_t>(step * t.basins),
        t.depth_m.begin() + static_cast<std::ptrdiff_t>((step + 1) * t.basins));
    for (float& d : depth)
      if (random.below(4) == 0) d *= 0.5F;
    both([&](RoadPicture& p) { p.set_step(step, depth); });
  }
  void something_happens() {
    LinkId const link = any_link();
    switch (random.below(4)) {
      case 0:
        both([&](RoadPicture& p) { p.block(link); });
        both([&](RoadPicture& p) { p.learn(link); });
        break;
      case 1:
        if (picture.blocked(link)) both([&](RoadPicture& p) { p.unblock(link); });
        break;
      case 2:
        shut.push_back(link);
        both([&](RoadPicture& p) { p.set_closed(std::span(&link, 1), true); });
        break;
      default:
        if (shut.empty()) break;
        both([&](RoadPicture& p) { p.set_closed(std::span(&shut.back(), 1), false); });
        shut.pop_back();
    }
  }
  void expect_same_answers() {
    UnitKindId const kind{below(world.scenario.unit_kinds.size())};
    std::vector<RoadPlace> const from{any_place(), any_place(), any_place()};
    RoadPlace const to = any_place();
    Approach approach;
    if (random.below(3) == 0) approach.scene = to;
    if (random.below(3) == 0) approach.basin = world.exposure.basin[any_link().index()];
    ASSERT_EQ(picture.times_to(kind, from, to, approach),
              oracle.times_to(kind, from, to, approach));
  }
};

/// A zone with a gauge at each node, and one shower over each at some time.
World world_of_showers(std::uint64_t seed) {
  Scenario s = test::quiet_scenario();
  for (int k = 0; k < 2; ++k) test::add_unit_kind(s, 1);
  ZoneSpec const like = s.zones.front();
  s.zones.clear();
  Stream random(seed, 0, Purpose::test, 62);
  for (std::size_t node = 0; node < 16; ++node) {
    ZoneSpec& zone = s.zones.emplace_back(like);
    zone.id = "Z" + std::to_string(node);
    zone.centre = test::near_node(node);
    s.rain.gauges.push_back({zone.id, zone.centre});
    SimTime const from{whole_minutes(1 + random.below(200)).ms};
    SimTime const to = from + whole_minutes(10 + random.below(20));
    s.rain.spells.push_back({node, SimTime{0}, from, 0});
    s.rain.spells.push_back({node, from, to, 0.001 * (1 + random.below(30))});
    s.rain.spells.push_back({node, to, s.end, 0});
  }
  return test::make_world(s);
}

TEST(RoadPictureFollows, ShowersOverSomeZones) {
  int few = 0;
  for (std::uint64_t seed = 0; seed < 40; seed += 2) {  // even ones follow from step to step
    SCOPED_TRACE(seed);
    World const world = world_of_showers(seed);
    TwoPictures two(world, seed);
    std::size_t step = 0;
    while (step + 1 < world.timeline.steps) {
      std::size_t const before = step;
      two.go_on(step);
      auto const zones = zones_driven_otherwise(world.timeline, before, step, world.vehicle[0]);
      if (!zones.empty() && zones.size() <= 4) ++few;
      if (two.random.below(2) == 0) two.something_happens();
      for (int i = 0; i < 4; ++i) two.expect_same_answers();
      if (testing::Test::HasFatalFailure()) return;
    }
  }
  EXPECT_GT(few, 20) << "steps with other weather in a quarter of the zones at most";
}

TEST(RoadPictureFollows, WeatherWaterBlocksAndClosuresAsThePlainSearchSeesThem) {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    SCOPED_TRACE(seed);
    World const world = test::random_world(seed);
    TwoPictures two(world, seed);
    std::size_t step = 0;
    for (int i = 0; i < 60; ++i) {
      if (two.random.below(3) == 0) two.go_on(step);
      if (two.random.below(2) == 0) two.something_happens();
      two.expect_same_answers();
      RoadPicture future = two.picture;  // as an imagined future holds it
      std::vector<RoadPlace> const from{two.any_place()};
      RoadPlace const to = two.any_place();
      UnitKindId const kind{std::size_t{0}};
      auto const answer = future.times_to(kind, from, to, {});
      if (two.random.below(2) == 0) two.something_happens();
      two.expect_same_answers();
      ASSERT_EQ(future.times_to(kind, from, to, {}), answer);
      if (testing::Test::HasFatalFailure()) return;
    }
  }
}

}  // namespace
}  // namespace sc
