// SPDX-License-Identifier: Apache-2.0
#include "hazard/road_state.h"

#include <gtest/gtest.h>

#include <vector>

#include "base/random.h"
#include "support/grid_city.h"

namespace sc {
namespace {

constexpr float kMmPerHour = 1.0F / 3.6e6F;

/// A 3 x 3 grid in two zones: links 0-5 in zone 0, the rest in zone 1. Links 0 and 1 lie in
/// basin 0, links 2 and 3 in basin 1, which closes at 0.25 m. Links 10 and 11 are elevated.
/// One weather step, dry and calm. Every street is 200 m at 10 m/s: 20 s.
struct WetCity {
  RoadGraph graph = make_graph();
  LinkExposure exposure;
  HazardTimeline timeline;
  VehicleClass car;
  std::vector<float> depth_m{0, 0};
  std::vector<std::uint8_t> closed = std::vector<std::uint8_t>(graph.links(), 0);

  static RoadGraph make_graph() {
    RoadTable table = test::grid_city(3, 3);
    table.flags[10] = table.flags[11] = link_flag::elevated;
    return RoadGraph(std::move(table));
  }

  WetCity() {
    exposure.zone.assign(graph.links(), ZoneId{1U});
    for (std::size_t i = 0; i < 6; ++i) exposure.zone[i] = ZoneId{0U};
    exposure.basin.resize(graph.links());
    exposure.basin[0] = exposure.basin[1] = BasinId{0U};
    exposure.basin[2] = exposure.basin[3] = BasinId{1U};
    exposure.closure_m = {0, 0.25F};
    timeline.step = whole_minutes(5);
    timeline.steps = 1;
    timeline.zones = 2;
    timeline.basins = 2;
    timeline.rain_mps = timeline.mean_wind_mps = timeline.gust_mps = {0, 0};
  }

  [[nodiscard]] std::vector<LinkTime> times(VehicleClass const& vehicle) const {
    std::vector<LinkTime> result;
    link_times(graph, exposure, timeline, 0, vehicle, depth_m, closed, result);
    return result;
  }
  [[nodiscard]] LinkTime time(VehicleClass const& vehicle, std::uint32_t link) const {
    return link_time(graph, exposure, timeline, 0, vehicle, depth_m, closed[link] != 0,
                     LinkId{link});
  }
};

VehicleClass truck() {
  VehicleClass vehicle;
  vehicle.wading_depth_m = 0.6;
  vehicle.high_vehicle = true;
  return vehicle;
}

TEST(CarSpeedCap, IsThePublishedCurve) {
  // v(w) in km/h at w in mm, worked by hand from the published coefficients.
  EXPECT_NEAR(car_speed_cap_mps(0) * 3.6, 86.9448, 1e-9);
  EXPECT_NEAR(car_speed_cap_mps(0.05) * 3.6, 61.5498, 1e-9);
  EXPECT_NEAR(car_speed_cap_mps(0.10) * 3.6, 40.6548, 1e-9);
  EXPECT_NEAR(car_speed_cap_mps(0.15) * 3.6, 24.2598, 1e-9);
  EXPECT_NEAR(car_speed_cap_mps(0.20) * 3.6, 12.3648, 1e-9);
  EXPECT_NEAR(car_speed_cap_mps(0.29) * 3.6, 2.2938, 1e-9);
}

TEST(CarSpeedCap, IsZeroFrom300Millimetres) {
  EXPECT_GT(car_speed_cap_mps(0.299), 0);
  EXPECT_EQ(car_speed_cap_mps(0.3), 0);
  EXPECT_EQ(car_speed_cap_mps(2), 0);
}

TEST(DepthFactors, NeverRiseWithDepth) {
  for (double d = 0; d < 0.8; d += 0.001) {
    EXPECT_GE(car_speed_cap_mps(d), car_speed_cap_mps(d + 0.001)) << d;
    EXPECT_GE(high_vehicle_factor(d, 0.6), high_vehicle_factor(d + 0.001, 0.6)) << d;
  }
}

TEST(HighVehicleFactor, IsASquareThatEndsAtTheLimit) {
  EXPECT_EQ(high_vehicle_factor(0, 0.6), 1);
  EXPECT_NEAR(high_vehicle_factor(0.3, 0.6), 0.25, 1e-12);
  EXPECT_EQ(high_vehicle_factor(0.6, 0.6), 0);
  EXPECT_EQ(high_vehicle_factor(0.7, 0.6), 0);
}

TEST(RainSpeedFactor, FollowsTheTableOfClasses) {
  double const mm_per_h = 1 / 3.6e6;
  EXPECT_EQ(rain_speed_factor(0), 1);
  EXPECT_EQ(rain_speed_factor(1 * mm_per_h), 0.98);
  EXPECT_EQ(rain_speed_factor(5 * mm_per_h), 0.95);
  EXPECT_EQ(rain_speed_factor(30 * mm_per_h), 0.88);
  EXPECT_EQ(rain_speed_factor(80 * mm_per_h), 0.82);
}

TEST(WindSpeedFactor, SlowsExposedLinksOnly) {
  EXPECT_EQ(wind_speed_factor(10), 1);
  EXPECT_EQ(wind_speed_factor(12), 0.9);
  EXPECT_EQ(wind_speed_factor(18), 0.7);
  EXPECT_EQ(wind_speed_factor(25), 0.5);
}

TEST(LinkTimes, ADryCalmRoadTakesItsFreeTime) {
  WetCity const city;
  for (LinkTime time : city.times(city.car)) EXPECT_EQ(time, 20'000);
}

TEST(LinkTimes, TheVehiclesSpeedFactorDividesTheTime) {
  WetCity city;
  city.car.speed_factor = 0.8;
  for (LinkTime time : city.times(city.car)) EXPECT_EQ(time, 25'000);
}

TEST(LinkTimes, RainSlowsTheZoneItFallsIn) {
  WetCity city;
  city.timeline.rain_mps = {20 * kMmPerHour, 0};
  auto const times = city.times(city.car);
  EXPECT_EQ(times[0], 22'727);  // 20 s / 0.88
  EXPECT_EQ(times[8], 20'000);
}

TEST(LinkTimes, WaterCapsTheSpeedOfACar) {
  WetCity city;
  city.depth_m = {0.2F, 0};
  auto const times = city.times(city.car);
  // 12.3648 km/h over 200 m.
  EXPECT_NEAR(times[0], 200 / (12.3648 / 3.6) * 1000, 2);
  EXPECT_EQ(times[2], 20'000);
}

TEST(LinkTimes, ShallowWaterDoesNotSpeedUpASlowRoad) {
  WetCity city;
  city.depth_m = {0.05F, 0};  // the cap is 61 km/h, the street's speed 36
  EXPECT_EQ(city.times(city.car)[0], 20'000);
}

TEST(LinkTimes, AHighVehicleGoesByItsOwnLimit) {
  WetCity city;
  city.depth_m = {0.3F, 0};
  EXPECT_EQ(city.times(city.car)[0], kImpassable);
  EXPECT_NEAR(city.times(truck())[0], 80'000, 1);
  city.depth_m = {0.61F, 0};
  EXPECT_EQ(city.times(truck())[0], kImpassable);
}

TEST(LinkTimes, NothingWadesDeeperThanItsKindMay) {
  WetCity city;
  city.car.wading_depth_m = 0.15;
  city.depth_m = {0.14F, 0};
  EXPECT_LT(city.times(city.car)[0], kImpassable);
  city.depth_m = {0.16F, 0};
  EXPECT_EQ(city.times(city.car)[0], kImpassable);
}

TEST(LinkTimes, ABasinClosesItsLinksAtItsOwnDepth) {
  WetCity city;
  city.depth_m = {0.26F, 0.26F};
  auto const times = city.times(truck());
  EXPECT_LT(times[0], kImpassable);  // basin 0 never closes
  EXPECT_EQ(times[2], kImpassable);  // basin 1 closes at 0.25 m
  city.depth_m = {0.24F, 0.24F};
  EXPECT_LT(city.times(truck())[2], kImpassable);
}

TEST(LinkTimes, AClosedLinkIsImpassable) {
  WetCity city;
  city.closed[7] = 1;
  auto const times = city.times(city.car);
  EXPECT_EQ(times[7], kImpassable);
  EXPECT_EQ(times[6], 20'000);
}

TEST(LinkTimes, NoClosedColumnMeansNoneIsClosed) {
  WetCity const city;
  std::vector<LinkTime> times;
  link_times(city.graph, city.exposure, city.timeline, 0, city.car, city.depth_m, {}, times);
  EXPECT_EQ(times, city.times(city.car));
}

TEST(LinkTimes, ElevatedLinksNeverPond) {
  WetCity city;
  city.exposure.basin[10] = BasinId{0U};
  city.depth_m = {0.5F, 0};
  EXPECT_EQ(city.times(city.car)[10], 20'000);
}

TEST(LinkTimes, ElevatedLinksFeelTheWind) {
  WetCity city;
  city.timeline.mean_wind_mps = {18, 18};
  auto const times = city.times(city.car);
  EXPECT_EQ(times[10], 28'571);  // 20 s / 0.7
  EXPECT_EQ(times[9], 20'000);
}

TEST(LinkTimes, AGustAboveTheLimitShutsElevatedLinksToThatClass) {
  WetCity city;
  city.timeline.gust_mps = {26, 26};
  VehicleClass high = truck();
  high.gust_limit_mps = 24.5;
  EXPECT_EQ(city.times(high)[10], kImpassable);
  EXPECT_EQ(city.times(high)[9], 20'000);
  EXPECT_EQ(city.times(city.car)[10], 20'000);
  city.timeline.gust_mps = {24, 24};
  EXPECT_EQ(city.times(high)[10], 20'000);
}

TEST(ZonesDrivenOtherwise, AreThoseWhereAnotherClassOfWeatherBegins) {
  HazardTimeline t;
  t.steps = 3;
  t.zones = 3;
  t.rain_mps = {0, 0, 0, 3 * kMmPerHour, 0, 0, 4 * kMmPerHour, 0, 0};
  t.mean_wind_mps.assign(9, 0.0F);
  t.gust_mps = {0, 0, 0, 0, 0, 26, 0, 0, 0};
  VehicleClass high = truck();
  high.gust_limit_mps = 24.5;
  using Zones = std::vector<ZoneId>;
  EXPECT_EQ(zones_driven_otherwise(t, 0, 1, high), (Zones{ZoneId{0U}, ZoneId{2U}}));
  EXPECT_EQ(zones_driven_otherwise(t, 0, 1, truck()), Zones{ZoneId{0U}});
  EXPECT_EQ(zones_driven_otherwise(t, 1, 2, truck()), Zones{}) << "3 or 4 mm/h slow down alike";
  EXPECT_EQ(zones_driven_otherwise(t, 1, 1, high), Zones{});
}

TEST(LinkTimes, AnEndlessCrawlCountsAsImpassable) {
  WetCity city;
  city.depth_m = {0.5999999F, 0};
  EXPECT_EQ(city.times(truck())[0], kImpassable);
}

TEST(LinkTimes, ALinkWithoutLengthTakesAMillisecond) {
  RoadTable table = test::grid_city(2, 2);
  table.length_m[0] = 1e-6F;
  WetCity city;
  city.graph = RoadGraph(std::move(table));
  city.exposure.zone.resize(city.graph.links());
  city.exposure.basin.resize(city.graph.links());
  city.closed.resize(city.graph.links());
  EXPECT_EQ(city.times(city.car)[0], 1);
}

TEST(LinkTimes, OneLinkAloneGetsTheSameTime) {
  for (std::uint32_t trial = 0; trial < 200; ++trial) {
    Stream random(42, 0, Purpose::test, trial);
    WetCity city;
    for (std::size_t z = 0; z < 2; ++z) {
      city.timeline.rain_mps[z] = 100 * kMmPerHour * static_cast<float>(random.uniform());
      city.timeline.mean_wind_mps[z] = 25 * static_cast<float>(random.uniform());
      city.timeline.gust_mps[z] = 35 * static_cast<float>(random.uniform());
    }
    for (float& depth : city.depth_m) depth = 0.7F * static_cast<float>(random.uniform());
    for (auto& closed : city.closed) closed = random.below(10) == 0 ? 1 : 0;
    VehicleClass vehicle = random.below(2) == 0 ? city.car : truck();
    vehicle.speed_factor = 0.3 + 0.7 * random.uniform();
    vehicle.gust_limit_mps = random.below(2) * 24.5;
    auto const times = city.times(vehicle);
    for (std::uint32_t i = 0; i < times.size(); ++i)
      ASSERT_EQ(city.time(vehicle, i), times[i]) << trial << " link " << i;
  }
}

TEST(FreeFlowTimes, AreThoseOfADryCalmDayAtTheFreeSpeed) {
  RoadGraph const graph(test::random_network(9, 60, 0));  // some links have no length
  LinkExposure exposure;
  exposure.zone.assign(graph.links(), ZoneId{0U});
  exposure.basin.resize(graph.links());
  HazardTimeline calm;
  calm.zones = 1;
  calm.rain_mps = calm.mean_wind_mps = calm.gust_mps = {0};
  std::vector<LinkTime> times;
  link_times(graph, exposure, calm, 0, {}, {}, {}, times);
  EXPECT_EQ(free_flow_times(graph), times);
}

}  // namespace
}  // namespace sc
