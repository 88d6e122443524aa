// SPDX-License-Identifier: Apache-2.0
#include "road/snapshot.h"

#include <gtest/gtest.h>

#include "base/parallel.h"
#include "base/random.h"
#include "support/grid_city.h"

namespace sc {
namespace {

struct City {
  RoadGraph graph{test::grid_city(6, 7)};
  RoadHierarchy roads{graph};
  [[nodiscard]] std::vector<LinkTime> times(std::uint64_t seed) const {
    Stream random(seed, 0, Purpose::test, 51);
    std::vector<LinkTime> result;
    for (std::size_t i = 0; i < graph.links(); ++i)
      result.push_back(random.uniform() < 0.1 ? kImpassable
                                              : static_cast<LinkTime>(1 + random.below(1000)));
    return result;
  }
};

bool same_arcs(RoadSnapshot const& a, RoadSnapshot const& b) {
  for (std::size_t arc = 0; arc < a.metric().hierarchy().arcs(); ++arc)
    if (a.metric().lane(0).pair(arc)[0] != b.metric().lane(0).pair(arc)[0] ||
        a.metric().lane(0).pair(arc)[1] != b.metric().lane(0).pair(arc)[1])
      return false;
  return std::equal(a.times().links.begin(), a.times().links.end(), b.times().links.begin());
}

TEST(RoadSnapshot, ChangesAFewLinksWithoutTouchingTheOriginal) {
  City const city;
  RoadSnapshot const original(city.roads, city.times(1));
  std::vector<RoadSnapshot::Change> const changes = {
      {LinkId{3U}, kImpassable}, {LinkId{40U}, 7}, {LinkId{3U}, 99}};
  RoadSnapshot changed = original;
  changed.change(changes);
  std::vector<LinkTime> times = city.times(1);
  EXPECT_TRUE(same_arcs(original, RoadSnapshot(city.roads, times)));
  times[3] = 99;
  times[40] = 7;
  EXPECT_TRUE(same_arcs(changed, RoadSnapshot(city.roads, times)));
  EXPECT_FALSE(same_arcs(changed, original));
}

TEST(SnapshotCache, GivesTheSameSnapshotForTheSameTimes) {
  City const city;
  SnapshotCache cache(city.roads);
  auto const first = cache.of(city.times(1));
  auto const other = cache.of(city.times(2));
  EXPECT_EQ(cache.of(city.times(1)), first);
  EXPECT_NE(other, first);
  EXPECT_TRUE(same_arcs(*first, RoadSnapshot(city.roads, city.times(1))));
  EXPECT_EQ(cache.size(), 2U);
  EXPECT_EQ(cache.built(), 2U);
}

TEST(SnapshotCache, LetsGoOfWhatWasNotUsedForLongest) {
  City const city;
  std::size_t const entry = 2 * city.graph.links() * sizeof(LinkTime) +
                            city.roads.frame.arcs() * 2 * sizeof(std::int32_t) + 256;
  SnapshotCache cache(city.roads, 3 * entry);
  auto const held = cache.of(city.times(1));
  cache.of(city.times(2));
  cache.of(city.times(3));
  cache.of(city.times(1));
  cache.of(city.times(4));  // now 2 is gone
  EXPECT_EQ(cache.size(), 3U);
  EXPECT_EQ(cache.built(), 4U);
  EXPECT_EQ(cache.of(city.times(1)), held);
  EXPECT_EQ(cache.built(), 4U);
  cache.of(city.times(2));
  EXPECT_EQ(cache.built(), 5U);
  EXPECT_EQ(cache.size(), 3U);
}

TEST(SnapshotCache, KeepsOneWhereNoneWouldFit) {
  City const city;
  SnapshotCache cache(city.roads, 1);
  EXPECT_EQ(cache.of(city.times(1)), cache.of(city.times(1)));
  EXPECT_EQ(cache.size(), 1U);
}

TEST(SnapshotCache, BuildsOnceForAllThreadsThatAsk) {
  City const city;
  SnapshotCache cache(city.roads);
  std::vector<std::shared_ptr<RoadSnapshot const>> got(400);
  parallel_for(got.size(), 4, [&](std::size_t i) { got[i] = cache.of(city.times(i % 5)); });
  EXPECT_EQ(cache.built(), 5U);
  for (std::size_t i = 0; i < got.size(); ++i) EXPECT_EQ(got[i], got[i % 5]);
}

}  // namespace
}  // namespace sc
