// SPDX-License-Identifier: Apache-2.0
#include "road/partition.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <set>

#include "io/district_reader.h"
#include "road/district.h"
#include "road/link_time.h"
#include "support/grid_city.h"

namespace sc {
namespace {

using testing::Each;
using testing::Lt;

constexpr LinkTime kShort = 1'000;
constexpr LinkTime kLong = 20'000;

std::vector<LinkTime> all_long(RoadGraph const& graph) {
  return std::vector<LinkTime>(graph.links(), kLong);
}

/// Both directions of every 23rd street are short. No two of these streets touch.
std::vector<LinkTime> some_short(RoadGraph const& graph) {
  std::vector<LinkTime> times = all_long(graph);
  for (std::size_t i = 0; i < times.size(); ++i)
    if (i / 2 % 23 == 0) times[i] = kShort;
  return times;
}

/// Driving times at three quarters of the free speed.
std::vector<LinkTime> city_times(RoadGraph const& graph) {
  std::vector<LinkTime> times;
  for (std::size_t i = 0; i < graph.links(); ++i) {
    double const speed_mps = 0.75 * static_cast<double>(graph.table().free_speed_mps[i]);
    times.push_back(static_cast<LinkTime>(graph.length_m(LinkId{i}) / speed_mps * 1000) + 1);
  }
  return times;
}

/// Times of the links that lead from one part to another.
std::vector<LinkTime> cut_times(RoadGraph const& graph, std::vector<LinkTime> const& times,
                                std::vector<std::uint32_t> const& part_of) {
  std::vector<LinkTime> cut;
  for (std::size_t i = 0; i < graph.links(); ++i)
    if (part_of[graph.tail(LinkId{i}).index()] != part_of[graph.head(LinkId{i}).index()])
      cut.push_back(times[i]);
  return cut;
}

LinkTime least(std::vector<LinkTime> const& times) {
  return *std::min_element(times.begin(), times.end());
}

/// Weight of the heaviest part over the mean; a node weighs 1 and 1 for each link that ends there.
double imbalance(RoadGraph const& graph, std::vector<std::uint32_t> const& part_of,
                 std::uint32_t parts) {
  std::vector<double> weight(parts, 0);
  for (std::size_t n = 0; n < graph.nodes(); ++n)
    weight[part_of[n]] += 1 + static_cast<double>(graph.in_links(NodeId{n}).size());
  double const total = std::accumulate(weight.begin(), weight.end(), 0.0);
  return *std::max_element(weight.begin(), weight.end()) / (total / parts);
}

class PartsOfACity : public testing::TestWithParam<std::uint32_t> {
 protected:
  RoadGraph const city_{test::grid_city(30, 30)};
};

TEST_P(PartsOfACity, HoldEveryNode) {
  auto const part_of = partition_nodes(city_, all_long(city_), GetParam());
  EXPECT_EQ(part_of.size(), city_.nodes());
  EXPECT_THAT(part_of, Each(Lt(GetParam())));
}

TEST_P(PartsOfACity, AreAboutEquallyHeavy) {
  auto const times = all_long(city_);
  EXPECT_LT(imbalance(city_, partition_nodes(city_, times, GetParam()), GetParam()), 1.25);
}

TEST_P(PartsOfACity, AreAboutEquallyHeavyWithShortStreetsAmongThem) {
  auto const times = some_short(city_);
  EXPECT_LT(imbalance(city_, partition_nodes(city_, times, GetParam()), GetParam()), 1.25);
}

// A square of 900 / 64 nodes has a quarter of its streets in its border.
TEST_P(PartsOfACity, AreJoinedByFewLinks) {
  auto const times = all_long(city_);
  auto const cut = cut_times(city_, times, partition_nodes(city_, times, GetParam()));
  EXPECT_LT(cut.size(), 0.35 * static_cast<double>(city_.links()));
}

TEST_P(PartsOfACity, AreNeverJoinedByAShortLinkWhileLongOnesAreAvailable) {
  auto const times = some_short(city_);
  EXPECT_EQ(least(cut_times(city_, times, partition_nodes(city_, times, GetParam()))), kLong);
}

TEST_P(PartsOfACity, AreTheSameForTheSameMap) {
  auto const times = some_short(city_);
  RoadGraph const again(test::grid_city(30, 30));
  auto const first = partition_nodes(city_, times, GetParam());
  partition_nodes(again, all_long(again), 7);  // leaves nothing behind
  EXPECT_EQ(partition_nodes(again, times, GetParam()), first);
}

INSTANTIATE_TEST_SUITE_P(Parts, PartsOfACity, testing::Values(4U, 16U, 64U));

/// A river winds through a 20 x 20 city: west of it lie columns 0 to 8 of the southern half and 0
/// to 10 of the northern. Its 22 bridges take a minute, all other streets ten seconds.
std::vector<LinkTime> times_by_the_river(RoadGraph const& graph) {
  auto const west = [](NodeId n) { return n.index() % 20 < (n.index() < 200 ? 9U : 11U); };
  std::vector<LinkTime> times(graph.links(), 10'000);
  for (std::size_t i = 0; i < times.size(); ++i)
    if (west(graph.tail(LinkId{i})) != west(graph.head(LinkId{i}))) times[i] = 60'000;
  return times;
}

// A straight line would cut only 20 streets.
TEST(Partition, CutsManyLongLinksRatherThanFewShortOnes) {
  RoadGraph const city(test::grid_city(20, 20));
  auto const times = times_by_the_river(city);
  EXPECT_EQ(least(cut_times(city, times, partition_nodes(city, times, 2))), 60'000);
}

TEST(Partition, OfOnePartIsTheWholeMap) {
  RoadGraph const city(test::grid_city(5, 5));
  EXPECT_THAT(partition_nodes(city, all_long(city), 1), Each(0U));
}

TEST(Partition, OfFewerNodesThanPartsGivesEachItsOwn) {
  RoadGraph const city(test::grid_city(2, 2));
  auto const part_of = partition_nodes(city, all_long(city), 64);
  EXPECT_THAT(part_of, Each(Lt(64U)));
  EXPECT_EQ(std::set(part_of.begin(), part_of.end()).size(), 4U);
}

// A city of 20 x 10 nodes without its row 10: two cities.
TEST(Partition, OfAMapInPiecesIsBalanced) {
  RoadTable const whole = test::grid_city(20, 10);
  std::vector<bool> keep(whole.nodes(), true);
  std::fill(keep.begin() + 100, keep.begin() + 110, false);
  RoadGraph const cities(subset(whole, keep));
  auto const part_of = partition_nodes(cities, all_long(cities), 8);
  EXPECT_THAT(part_of, Each(Lt(8U)));
  EXPECT_LT(imbalance(cities, part_of, 8), 1.3);
}

class PartsOfATangle : public testing::TestWithParam<std::uint64_t> {};

// Parallel and self links, dead ends, islands, links without length.
TEST_P(PartsOfATangle, HoldEveryNode) {
  RoadGraph const graph(test::random_network(GetParam(), 200, 20));
  auto const part_of = partition_nodes(graph, city_times(graph), 8);
  EXPECT_EQ(part_of.size(), graph.nodes());
  EXPECT_THAT(part_of, Each(Lt(8U)));
}

INSTANTIATE_TEST_SUITE_P(Seeds, PartsOfATangle, testing::Range<std::uint64_t>(1, 6));

TEST(Partition, OfTheDistrictCutsNoLinkOfLessThanFiveSeconds) {
  RoadGraph const district(
      build_district(read_district(SC_SOURCE_DIR "/scenarios/districts/gongshu"), 1));
  auto const times = city_times(district);
  auto const part_of = partition_nodes(district, times, 16);
  EXPECT_GE(least(cut_times(district, times, part_of)), 5'000);
  EXPECT_LT(imbalance(district, part_of, 16), 1.25);
}

}  // namespace
}  // namespace sc
