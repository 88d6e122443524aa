// SPDX-License-Identifier: Apache-2.0
#include "road/snap.h"

#include <gtest/gtest.h>

#include "base/random.h"
#include "support/grid_city.h"

namespace sc {
namespace {

bool any_link(LinkId) {
  return true;
}

TEST(Snap, FindsTheNearestOfAllLinksByBruteForce) {
  RoadGraph const graph(test::random_network(5, 60, 0));
  SnapIndex const index(graph);
  Stream random(3, 0, Purpose::test, 0);
  for (int trial = 0; trial < 100; ++trial) {
    LonLat const p{120.14 + random.uniform() * 0.04, 30.32 + random.uniform() * 0.04};
    PlanePoint const xy = graph.plane().to_plane(p);
    double nearest = 1e9;
    for (std::size_t i = 0; i < graph.links(); ++i) {
      auto const line = graph.polyline(LinkId{i});
      double const f = nearest_fraction(xy, line[0], line[1]);
      nearest = std::min(nearest, distance_m(xy, lerp(line[0], line[1], f)));
    }
    auto const snapped = index.nearest(p, 2000, any_link);
    ASSERT_TRUE(snapped);
    EXPECT_NEAR(snapped->distance_m, nearest, 1e-5);
    EXPECT_NEAR(distance_m(xy, graph.at(snapped->position)), nearest, 0.05);
  }
}

TEST(Snap, KeepsItsLimitAndAsksWhetherALinkIsWanted) {
  RoadGraph const graph(test::grid_city(2, 2));
  SnapIndex const index(graph);
  LonLat const south{120.141, 30.3195};  // 55 m south of the street between nodes 0 and 1
  EXPECT_FALSE(index.nearest(south, 50, any_link));
  auto const street = index.nearest(south, 100, any_link);
  ASSERT_TRUE(street);
  EXPECT_EQ(street->position.link, LinkId{std::size_t{0}});
  auto const other = index.nearest(south, 100, [](LinkId l) { return l.index() != 0; });
  ASSERT_TRUE(other);
  EXPECT_EQ(other->position.link, LinkId{std::size_t{1}});
  auto const far = index.nearest({120.3, 30.5}, 1e6, any_link);
  ASSERT_TRUE(far) << "however far";
  EXPECT_GT(far->distance_m, 20'000);
  EXPECT_FALSE(index.nearest(south, 1e6, [](LinkId) { return false; }));
  EXPECT_EQ(index.within(south, 100, any_link).size(), 2U);
}

}  // namespace
}  // namespace sc
