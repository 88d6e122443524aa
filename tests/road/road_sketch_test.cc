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

TEST(RoadSketch, AnswersAsASnapshotWithTheChangesDoes) {
  City const city;
  auto const roads = city.snapshot(1);
  RoadSketch sketch;
  Changes const first = {{LinkId{3U}, kImpassable}, {LinkId{40U}, 7}, {LinkId{3U}, 99}};
  Changes const second = {{LinkId{8U}, 1}, {LinkId{40U}, kImpassable}};
  EXPECT_EQ(sketch.ask_with(roads, first, all_of), all_of(roads->with(first)));
  EXPECT_EQ(sketch.ask_with(roads, second, all_of), all_of(roads->with(second)));
  EXPECT_EQ(sketch.ask_with(roads, Changes{}, all_of), all_of(*roads));
}

TEST(RoadSketch, FollowsWhenTheRoadsAreOthers) {
  City const city;
  Changes const changes = {{LinkId{12U}, 5}};
  RoadSketch sketch;
  sketch.ask_with(city.snapshot(1), changes, all_of);
  auto const other = city.snapshot(2);
  EXPECT_EQ(sketch.ask_with(other, changes, all_of), all_of(other->with(changes)));
}

TEST(RoadSketch, ForgetsAQuestionThatThrew) {
  City const city;
  auto const roads = city.snapshot(1);
  RoadSketch sketch;
  auto const fail = [](RoadSnapshot const&) -> int { throw std::bad_alloc(); };
  EXPECT_THROW(sketch.ask_with(roads, Changes{{LinkId{3U}, kImpassable}}, fail), std::bad_alloc);
  EXPECT_EQ(sketch.ask_with(roads, Changes{}, all_of), all_of(*roads));
}

TEST(RoadSketch, KeepsNoRoutesFromOneQuestionToTheNext) {
  City const city;
  auto const roads = city.snapshot(1);
  RoadSketch sketch;
  RoadPlace const from{{LinkId{0U}, 0.5F}};
  RoadPlace const to{{LinkId{9U}, 0.5F}};
  auto const ask = [&](RoadSnapshot const& there) {
    bool const known = there.routes().find(from, to).has_value();
    there.routes().put(from, to, std::nullopt);
    return known;
  };
  EXPECT_FALSE(sketch.ask_with(roads, Changes{{LinkId{1U}, 5}}, ask));
  EXPECT_FALSE(sketch.ask_with(roads, Changes{{LinkId{2U}, 5}}, ask));
  EXPECT_FALSE(roads->routes().find(from, to).has_value());
}

}  // namespace
}  // namespace sc
