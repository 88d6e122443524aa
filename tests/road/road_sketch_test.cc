// SPDX-License-Identifier: Apache-2.0
#include "road/road_sketch.h"

#include <gtest/gtest.h>

#include <new>

#include "base/random.h"
#include "support/grid_city.h"

namespace sc {
namespace {

using Changes = std::vector<RoadSnapshot::Change>;

struct City {
  RoadGraph graph{test::grid_city(6, 7)};
  RoadHierarchy roads{graph};
  [[nodiscard]] std::shared_ptr<RoadSnapshot const> snapshot(std::uint64_t seed) const {
    Stream random(seed, 0, Purpose::test, 52);
    std::vector<LinkTime> times;
    for (std::size_t i = 0; i < graph.links(); ++i)
      times.push_back(static_cast<LinkTime>(1 + random.below(1000)));
    return std::make_shared<RoadSnapshot const>(roads, std::move(times));
  }
};

/// All that a question can depend on.
std::vector<std::int32_t> all_of(RoadSnapshot const& roads) {
  std::vector<std::int32_t> all(roads.link_times().begin(), roads.link_times().end());
  for (std::size_t arc = 0; arc < roads.metric().hierarchy().arcs(); ++arc)
    all.insert(all.end(),
               {roads.metric().lane(0).pair(arc)[0], roads.metric().lane(0).pair(arc)[1]});
  return all;
}

RoadSnapshot changed(RoadSnapshot roads, Changes const& changes) {
  roads.change(changes);
  return roads;
}

TEST(RoadSketch, AnswersAsASnapshotWithTheChangesDoes) {
  City const city;
  auto const roads = city.snapshot(1);
  auto const before = all_of(*roads);
  RoadSketch sketch;
  sketch.start(roads);
  Changes const first = {{LinkId{3U}, kImpassable}, {LinkId{40U}, 7}, {LinkId{3U}, 99}};
  Changes const second = {{LinkId{8U}, 1}, {LinkId{40U}, kImpassable}};
  EXPECT_EQ(sketch.ask_with(first, all_of), all_of(changed(*roads, first)));
  EXPECT_EQ(sketch.ask_with(second, all_of), all_of(changed(*roads, second)));
  EXPECT_EQ(all_of(sketch.roads()), before);
  EXPECT_EQ(all_of(*roads), before) << "what is shared is not touched";
}

TEST(RoadSketch, ChangesForGoodAndAnswersFromThere) {
  City const city;
  auto const roads = city.snapshot(1);
  auto const before = all_of(*roads);
  RoadSketch sketch;
  sketch.start(roads);
  Changes const first = {{LinkId{3U}, kImpassable}};
  Changes const second = {{LinkId{8U}, 1}};
  Changes const asked = {{LinkId{3U}, 5}};
  sketch.change(first);
  sketch.change(second);
  RoadSnapshot const both = changed(changed(*roads, first), second);
  EXPECT_EQ(all_of(sketch.roads()), all_of(both));
  EXPECT_EQ(sketch.ask_with(asked, all_of), all_of(changed(both, asked)));
  EXPECT_EQ(all_of(sketch.roads()), all_of(both));
  EXPECT_EQ(all_of(*roads), before);
}

TEST(RoadSketch, FollowsWhenTheRoadsAreOthers) {
  City const city;
  Changes const changes = {{LinkId{12U}, 5}};
  RoadSketch sketch;
  sketch.start(city.snapshot(1));
  sketch.ask_with(changes, all_of);
  auto const other = city.snapshot(2);
  sketch.start(other);
  EXPECT_EQ(sketch.ask_with(changes, all_of), all_of(changed(*other, changes)));
}

TEST(RoadSketch, OfACopyChangesWithoutTheOriginal) {
  City const city;
  auto const roads = city.snapshot(1);
  Changes const first = {{LinkId{3U}, kImpassable}};
  Changes const second = {{LinkId{8U}, 1}};
  RoadSketch sketch;
  sketch.start(roads);
  sketch.change(first);
  auto const before = all_of(sketch.roads());
  {
    RoadSketch copy(sketch);
    copy.change(second);
    EXPECT_EQ(all_of(sketch.roads()), before);
    EXPECT_EQ(all_of(copy.roads()), all_of(changed(sketch.roads(), second)));
  }
  RoadSketch const kept(sketch);
  sketch.change(second);
  EXPECT_EQ(sketch.ask_with(first, all_of), all_of(changed(sketch.roads(), first)));
  EXPECT_EQ(all_of(kept.roads()), before);
}

TEST(RoadSketch, IsEmptyAfterAQuestionThatThrew) {
  City const city;
  auto const roads = city.snapshot(1);
  RoadSketch sketch;
  auto const fail = [](RoadSnapshot const&) -> int { throw std::bad_alloc(); };
  sketch.start(roads);
  EXPECT_THROW(sketch.ask_with(Changes{{LinkId{3U}, kImpassable}}, fail), std::bad_alloc);
  EXPECT_TRUE(sketch.empty());
  sketch.start(roads);
  EXPECT_EQ(sketch.ask_with(Changes{}, all_of), all_of(*roads));
}

TEST(RoadSketch, KeepsRoutesOfTheRoadsAndNoneOfAQuestion) {
  City const city;
  auto const roads = city.snapshot(1);
  RoadSketch sketch;
  sketch.start(roads);
  RoadPlace const from{{LinkId{0U}, 0.5F}};
  RoadPlace const to{{LinkId{9U}, 0.5F}};
  auto const ask = [&](RoadSnapshot const& there) {
    bool const known = there.routes().find(from, to).has_value();
    there.routes().put(from, to, std::nullopt);
    return known;
  };
  EXPECT_FALSE(sketch.ask_with(Changes{{LinkId{1U}, 5}}, ask));
  EXPECT_FALSE(sketch.ask_with(Changes{{LinkId{2U}, 5}}, ask));
  EXPECT_FALSE(roads->routes().find(from, to).has_value());
  sketch.change(Changes{{LinkId{4U}, 6}});
  EXPECT_FALSE(ask(sketch.roads()));
  EXPECT_FALSE(sketch.ask_with(Changes{{LinkId{1U}, 5}}, ask));
  EXPECT_TRUE(ask(sketch.roads()));
}

}  // namespace
}  // namespace sc
