// SPDX-License-Identifier: Apache-2.0
#include "traffic/network.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <bit>

#include "base/random.h"
#include "hazard/road_state.h"
#include "support/grid_city.h"

namespace sc {
namespace {

using testing::Ge;
using testing::Pointwise;

struct Street {
  char const* what;
  RoadClass road_class;
  std::uint8_t flags;
  float length_m;
  float free_speed_mps;
};

QueueLink queue_link(Street const& street) {
  RoadTable table = test::grid_city(1, 2);
  table.road_class[0] = street.road_class;
  table.flags[0] = street.flags;
  table.length_m[0] = street.length_m;
  table.free_speed_mps[0] = street.free_speed_mps;
  return QueueNetwork(RoadGraph(std::move(table)), {}).links[0];
}

struct WorkedExample {
  Street street;
  std::uint32_t storage;
  LinkTime free_ms;
  LinkTime headway_ms;
  LinkTime wave_ms;
};

void PrintTo(WorkedExample const& example, std::ostream* out) {
  *out << example.street.what;
}

class WorkedLink : public testing::TestWithParam<WorkedExample> {};

TEST_P(WorkedLink, HasTheNumbersWorkedByHand) {
  QueueLink const link = queue_link(GetParam().street);
  EXPECT_EQ(link.storage, GetParam().storage);
  EXPECT_EQ(link.free_ms, GetParam().free_ms);
  EXPECT_EQ(link.headway_ms, GetParam().headway_ms);
  EXPECT_EQ(link.wave_ms, GetParam().wave_ms);
}

// Driven at 0.75 of the free speed; 7.5 m to a vehicle; gaps move at 5 m/s. In the comments, what
// decides the wave time: the gap's own speed, twice the free time, or the free time and a second.
INSTANTIATE_TEST_SUITE_P(
    Streets, WorkedLink,
    testing::Values(
        // 1000 m / 18.75 m/s; 3 x 1000 / 7.5; 3600 s / 5400; the gap.
        WorkedExample{{"motorway", RoadClass::motorway, 0, 1000, 25}, 400, 53'333, 667, 200'000},
        // 150 m / 12 m/s; 3 x 150 / 7.5; 3600 s / 2700; the gap.
        WorkedExample{{"primary", RoadClass::primary, 0, 150, 16}, 60, 12'500, 1'334, 30'000},
        // 200 m / 7.5 m/s; 26.7 vehicles; 3600 s / 600; twice.
        WorkedExample{
            {"residential", RoadClass::residential, 0, 200, 10}, 26, 26'667, 6'000, 53'334},
        // 30 m / 3 m/s; 4 vehicles; 3600 s / 400; twice.
        WorkedExample{{"service", RoadClass::service, 0, 30, 4}, 4, 10'000, 9'000, 20'000},
        // 90 m / 9 m/s; one lane of 1200 whatever it leads to; twice.
        WorkedExample{
            {"ramp", RoadClass::motorway, link_flag::ramp, 90, 12}, 12, 10'000, 3'000, 20'000},
        // 5 m / 15 m/s; 1.3 vehicles; 3600 s / 1700; and a second.
        WorkedExample{{"stub", RoadClass::secondary, 0, 5, 20}, 1, 333, 2'118, 1'333},
        // 1 mm: one vehicle, a millisecond; and a second.
        WorkedExample{{"point", RoadClass::residential, 0, 0.001F, 10}, 1, 1, 6'000, 1'001}),
    [](auto const& example) { return example.param.street.what; });

class ClassCapacity : public testing::TestWithParam<std::tuple<RoadClass, std::uint8_t>> {
 protected:
  QueueLink const link_ =
      queue_link({"", std::get<0>(GetParam()), std::get<1>(GetParam()), 100, 10});
  RoadClassCapacity const capacity_ =
      capacity_of(std::get<0>(GetParam()), std::get<1>(GetParam()) != 0);
  double const per_hour_ = capacity_.lanes * capacity_.flow_per_lane_per_h;
};

TEST_P(ClassCapacity, IsNeverExceededByRounding) {
  EXPECT_LE(3'600'000.0 / link_.headway_ms, per_hour_);
}

TEST_P(ClassCapacity, IsMissedByLessThanAMillisecond) {
  EXPECT_GT(3'600'000.0 / (link_.headway_ms - 1), per_hour_);
}

INSTANTIATE_TEST_SUITE_P(
    Classes, ClassCapacity,
    testing::Combine(testing::Values(RoadClass::motorway, RoadClass::trunk, RoadClass::primary,
                                     RoadClass::secondary, RoadClass::tertiary,
                                     RoadClass::unclassified, RoadClass::residential,
                                     RoadClass::living_street, RoadClass::service),
                     testing::Values(std::uint8_t{0}, link_flag::ramp)));

/// Lengths from nothing to half a kilometre, all classes, odd speeds, every fifth link elevated.
RoadGraph tangle() {
  RoadTable table = test::random_network(3, 120, 0);
  Stream random(3, 0, Purpose::test, 0);
  for (std::size_t i = 0; i < table.links(); ++i) {
    table.free_speed_mps[i] = static_cast<float>(2 + 30 * random.uniform());
    table.road_class[i] = static_cast<RoadClass>(i % kRoadClasses);
    if (i % 5 == 0) table.flags[i] = link_flag::elevated;
  }
  return RoadGraph(std::move(table));
}

TEST(QueueNetwork, GivesEveryLinkARingOfItsOwn) {
  QueueNetwork const network(tangle(), {});
  std::uint32_t next = 0;
  for (QueueLink const& link : network.links) {
    EXPECT_EQ(link.slot, next);
    next += link.mask + 1;
  }
  EXPECT_EQ(network.slots, next);
}

TEST(QueueNetwork, GivesEveryLinkARingThatHoldsItsVehicles) {
  QueueNetwork const network(tangle(), {});
  for (QueueLink const& link : network.links) {
    EXPECT_TRUE(std::has_single_bit(link.mask + 1)) << link.mask;
    EXPECT_GE(link.mask + 1, link.storage);
  }
}

TEST(QueueNetwork, KnowsWhereLinksBeginAndEnd) {
  QueueNetwork const network(RoadGraph(test::grid_city(1, 2)), {});
  EXPECT_EQ(network.links[0].tail, 0U);
  EXPECT_EQ(network.links[0].head, 1U);
  EXPECT_EQ(network.links[1].tail, 1U);
  EXPECT_EQ(network.links[1].head, 0U);
}

struct Weather {
  char const* what;
  float rain_mm_per_h;
  float wind_mps;
  float depth_m;
};

void PrintTo(Weather const& weather, std::ostream* out) {
  *out << weather.what;
}

/// One zone, and one basin under every third link.
std::vector<LinkTime> car_times(RoadGraph const& graph, Weather const& weather,
                                double speed_factor) {
  LinkExposure exposure;
  exposure.zone.assign(graph.links(), ZoneId{0U});
  exposure.basin.resize(graph.links());
  for (std::size_t i = 0; i < graph.links(); i += 3) exposure.basin[i] = BasinId{0U};
  exposure.closure_m = {0};
  HazardTimeline timeline;
  timeline.step = whole_minutes(5);
  timeline.steps = timeline.zones = timeline.basins = 1;
  timeline.rain_mps = {weather.rain_mm_per_h / 3.6e6F};
  timeline.mean_wind_mps = timeline.gust_mps = {weather.wind_mps};
  VehicleClass car;
  car.speed_factor = speed_factor;
  std::vector<LinkTime> times;
  link_times(graph, exposure, timeline, 0, car, std::vector<float>{weather.depth_m}, {}, times);
  return times;
}

std::vector<LinkTime> free_ms(QueueNetwork const& network) {
  std::vector<LinkTime> times;
  for (QueueLink const& link : network.links) times.push_back(link.free_ms);
  return times;
}

QueueRules with_speed_factor(double factor) {
  QueueRules rules;
  rules.speed_factor = factor;
  return rules;
}

class FreeTime : public testing::TestWithParam<std::tuple<Weather, double>> {};

TEST_P(FreeTime, IsNeverLongerThanWhatACarNeedsInAnyWeather) {
  auto const [weather, speed_factor] = GetParam();
  RoadGraph const graph = tangle();
  QueueNetwork const network(graph, with_speed_factor(speed_factor));
  EXPECT_THAT(car_times(graph, weather, speed_factor), Pointwise(Ge(), free_ms(network)));
}

INSTANTIATE_TEST_SUITE_P(
    Weathers, FreeTime,
    testing::Combine(testing::Values(Weather{"dry", 0, 0, 0}, Weather{"drizzle", 1, 0, 0},
                                     Weather{"downpour", 80, 0, 0}, Weather{"storm", 30, 22, 0},
                                     Weather{"puddles", 5, 0, 0.02F},
                                     Weather{"water", 30, 10, 0.2F},
                                     Weather{"flood", 30, 10, 0.4F}),
                     testing::Values(0.3, 0.75, 0.7713, 1.0)));

TEST(FreeTimeOfALink, IsWhatACarNeedsOnADryCalmRoad) {
  RoadGraph const graph = tangle();
  QueueNetwork const network(graph, with_speed_factor(0.7713));
  EXPECT_EQ(car_times(graph, {"dry", 0, 0, 0}, 0.7713), free_ms(network));
}

/// Street k of a 12 x 12 city takes 10 + k % 17 seconds at 0.75 of its free speed.
RoadGraph uneven_city() {
  RoadTable table = test::grid_city(12, 12);
  for (std::size_t i = 0; i < table.links(); ++i)
    table.length_m[i] = 7.5F * static_cast<float>(10 + i / 2 % 17);
  return RoadGraph(std::move(table));
}

/// Free times of the links from one part to another.
std::vector<LinkTime> between_parts(QueueNetwork const& network) {
  std::vector<LinkTime> times;
  for (QueueLink const& link : network.links)
    if (network.part_of[link.tail] != network.part_of[link.head]) times.push_back(link.free_ms);
  return times;
}

class Lookahead : public testing::TestWithParam<std::uint32_t> {};

TEST_P(Lookahead, IsTheLeastFreeTimeBetweenParts) {
  QueueRules rules;
  rules.parts = GetParam();
  QueueNetwork const network(uneven_city(), rules);
  auto const times = between_parts(network);
  ASSERT_FALSE(times.empty());
  EXPECT_EQ(network.parts, GetParam());
  EXPECT_EQ(network.lookahead.ms, *std::min_element(times.begin(), times.end()));
}

INSTANTIATE_TEST_SUITE_P(Parts, Lookahead, testing::Values(2U, 4U, 16U, 64U));

TEST(LookaheadOfOnePart, IsADay) {
  QueueRules rules;
  rules.parts = 1;
  EXPECT_EQ(QueueNetwork(uneven_city(), rules).lookahead, whole_hours(24));
}

}  // namespace
}  // namespace sc
