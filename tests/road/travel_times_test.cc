// SPDX-License-Identifier: Apache-2.0
#include "road/travel_times.h"

#include <gtest/gtest.h>

#include "base/random.h"
#include "road/route_search.h"
#include "road/snapshot.h"
#include "support/grid_city.h"

namespace sc {
namespace {

/// A random network with some shut links, and random places on it.
struct Town {
  explicit Town(std::uint64_t seed)
      : graph(test::random_network(seed, 40, 30)), random(seed, 0, Purpose::test, 5) {
    for (std::size_t i = 0; i < graph.links(); ++i)
      times.push_back(random.uniform() < 0.1 ? kImpassable
                                             : static_cast<LinkTime>(random.below(60'000)));
    for (std::size_t k = 0; k < 39; ++k) from.push_back(place());
    for (std::size_t k = 0; k < 7; ++k) to.push_back(place());
  }
  RoadPlace place() {
    RoadPlace place;
    for (std::uint32_t k = 0; k < 1 + random.below(2); ++k)
      place.push_back({LinkId{random.below(static_cast<std::uint32_t>(graph.links()))},
                       static_cast<float>(random.uniform())});
    return place;
  }

  [[nodiscard]] TravelMatrix matrix(TravelTimesWork const& work = {}) const {
    return travel_times(roads, from, to, RoadSnapshot(roads, times).times(), work);
  }

  RoadGraph graph;
  RoadHierarchy roads{graph};
  Stream random;
  std::vector<LinkTime> times;
  std::vector<RoadPlace> from, to;
};

class TravelTimes : public testing::TestWithParam<std::uint64_t> {};

TEST_P(TravelTimes, AreThoseOfTheFastestRouteOfEachPair) {
  Town const town(GetParam());
  TravelMatrix const matrix = town.matrix();
  ASSERT_EQ(matrix.from(), town.from.size());
  ASSERT_EQ(matrix.to(), town.to.size());
  RouteSearch search(town.graph);
  for (std::size_t i = 0; i < town.from.size(); ++i)
    for (std::size_t k = 0; k < town.to.size(); ++k) {
      auto const route = search.find(town.from[i], town.to[k], town.times);
      EXPECT_EQ(matrix.time(i, k), route ? std::optional(route->duration) : std::nullopt)
          << i << " to " << k;
    }
}

TEST_P(TravelTimes, AreTheSameForAnyNumberOfThreads) {
  Town const town(GetParam());
  TravelMatrix const one = town.matrix();
  EXPECT_EQ(town.matrix({3, {}}), one);
  EXPECT_EQ(town.matrix({50, {}}), one);
}

INSTANTIATE_TEST_SUITE_P(Random, TravelTimes, testing::Range(std::uint64_t{1}, std::uint64_t{6}));

TEST(TravelTimes, TellHowFarTheyAre) {
  Town const town(1);
  std::vector<double> shares;
  auto const matrix = town.matrix({2, [&](double share) { shares.push_back(share); }});
  ASSERT_EQ(shares.size(), 3U) << "sixteen places at once";
  EXPECT_TRUE(std::is_sorted(shares.begin(), shares.end()));
  EXPECT_EQ(shares.back(), 1);
}

TEST(TravelMatrix, CodesNoWayInItsNumbersAlone) {
  TravelMatrix matrix(2, 3);
  matrix.set(1, 2, Duration{1500});
  EXPECT_EQ(matrix.time(1, 2), Duration{1500});
  EXPECT_FALSE(matrix.time(0, 0));
  EXPECT_EQ(matrix.ms(), (std::vector<std::int64_t>{-1, -1, -1, -1, -1, 1500}));
}

}  // namespace
}  // namespace sc
