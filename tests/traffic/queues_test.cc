// SPDX-License-Identifier: Apache-2.0
#include "traffic/queues.h"

#include <gtest/gtest.h>

#include "traffic/street.h"

namespace sc {
namespace {

using test::east;
using test::second;
using test::street;
using test::WatchedQueues;
using Outcome = LinkQueues::Outcome;

constexpr double kHeadwayS = 6;  // 600 vehicles an hour
constexpr double kFreeS = 20;    // 200 m at 10 m/s
constexpr double kWaveS = 40;    // 200 m at 5 m/s
constexpr std::uint32_t kStorage = 26;

/// Shortest time between two vehicles that left the link.
Duration closest(std::vector<SimTime> const& left) {
  Duration least = whole_hours(1000);
  for (std::size_t i = 1; i < left.size(); ++i) least = std::min(least, left[i] - left[i - 1]);
  return least;
}

TEST(Queues, ALoneVehicleNeedsTheFreeFlowTime) {
  WatchedQueues city(street(4));
  auto const car = city.drive({east(0), east(1), east(2)}, second(100));
  city.run(second(1000));
  EXPECT_EQ(city.queues.trip(car).outcome, Outcome::arrived);
  EXPECT_EQ(city.travel(car), from_seconds(3 * kFreeS));
  EXPECT_EQ(city.queues.totals().traversals, 3U);
}

/// Vickrey (1969, Am. Econ. Rev. 59, 251-260): demand r1 above the capacity s for a time T, then r2
/// below it. Delay grows to T (r1/s - 1); the queue has gone at T (r1 - r2) / (s - r2).
/// Here r1 = 1/3, s = 1/6, r2 = 1/12 per second, T = 360 s: 360 s of delay, cleared at 1080 s after
/// the first vehicle has come to the bottleneck. Whole vehicles: within a headway or two.
TEST(Queues, VickreysBottleneckDelaysAndClearsAsItsFormulaSays) {
  RoadTable long_street = street(2);
  long_street.length_m.assign(2, 2000);
  WatchedQueues city(long_street);
  double const free_s = 200;
  std::vector<std::uint32_t> peak, after;
  for (double t = 0; t < 360; t += 3) peak.push_back(city.drive({east(0)}, second(t)));
  for (double t = 360; t < 2400; t += 12) after.push_back(city.drive({east(0)}, second(t)));
  city.run(second(5000));

  EXPECT_NEAR((city.travel(peak.back()) - from_seconds(free_s)).seconds(), 360, kHeadwayS);
  auto const first_free = std::find_if(after.begin(), after.end(), [&](std::uint32_t car) {
    return city.travel(car) < from_seconds(free_s + kHeadwayS);
  });
  ASSERT_NE(first_free, after.end());
  double const cleared = (city.queues.trip(*first_free).departure - SimTime{0}).seconds();
  EXPECT_NEAR(cleared, 1080, 2 * 12);
  EXPECT_EQ(city.travel(after.back()), from_seconds(free_s));
}

TEST(Queues, FlowNeverExceedsCapacityNorLinksTheirStorage) {
  WatchedQueues city(street(4));
  for (double t = 0; t < 600; t += 1) city.drive({east(0), east(1), east(2)}, second(t));
  city.run(second(100'000));
  EXPECT_EQ(city.ended(Outcome::arrived), 600U);
  for (std::size_t k = 0; k < 3; ++k) {
    EXPECT_EQ(city.left_at[east(k).index()].size(), 600U);
    EXPECT_GE(closest(city.left_at[east(k).index()]), from_seconds(kHeadwayS));
    EXPECT_LE(city.fullest[east(k).index()], kStorage);
  }
  EXPECT_GE(city.fullest[east(0).index()], kStorage - 2) << "the test must fill a link";
}

/// The last link lets 400 vehicles an hour go, the ones before it 600: the queue fills it and backs
/// up. From then on vehicle n + storage enters exactly a wave time after vehicle n has left.
TEST(Queues, AQueueSpillsBackAndItsGapsTravelAtTheWaveSpeed) {
  RoadTable table = street(4);
  table.road_class[east(2).index()] = RoadClass::living_street;
  WatchedQueues city(table);
  for (double t = 0; t < 1200; t += 6) city.drive({east(0), east(1), east(2)}, second(t));
  city.run(second(10'000));
  ASSERT_EQ(city.ended(Outcome::arrived), 200U);
  std::vector<SimTime> const& entered = city.left_at[east(1).index()];
  std::vector<SimTime> const& left = city.left_at[east(2).index()];
  // Every 9 s one leaves: 4 gaps are on their way back at any time, and the rest is full.
  EXPECT_EQ(city.fullest[east(2).index()], kStorage - 4);
  for (std::size_t n = 130; n + kStorage < 200; ++n)
    EXPECT_EQ(entered[n + kStorage] - left[n], from_seconds(kWaveS)) << "vehicle " << n;
  EXPECT_GT(city.fullest[east(1).index()], 15U) << "the queue reaches the link before";
}

/// 4 links in a ring, each with room for two, all full of vehicles that want to go on.
class Ring : public testing::Test {
 protected:
  static std::vector<LinkId> links() {  // 0 -> 1 -> 3 -> 2 -> 0 of grid_city(2, 2)
    return {LinkId{0U}, LinkId{6U}, LinkId{3U}, LinkId{5U}};
  }
  static WatchedQueues full(Duration patience) {
    RoadTable table = test::grid_city(2, 2);
    table.length_m.assign(table.links(), 15);
    QueueRules rules = WatchedQueues::plain_rules();
    rules.patience = patience;
    return WatchedQueues(table, rules);
  }
  static void fill(WatchedQueues& city) {
    for (std::size_t k = 0; k < 4; ++k)
      for (int car = 0; car < 2; ++car)
        city.drive({links()[k], links()[(k + 1) % 4], links()[(k + 2) % 4]}, second(10));
  }
};

TEST_F(Ring, OfFullLinksIsResolvedByPatience) {
  WatchedQueues city = full(whole_minutes(2));
  fill(city);
  city.run(second(3600));
  EXPECT_EQ(city.ended(Outcome::arrived), 8U);
  EXPECT_GT(city.queues.totals().pulled_out, 0U);
}

TEST_F(Ring, StandsForEverWithoutIt) {
  WatchedQueues city = full(whole_hours(10));
  fill(city);
  city.run(second(3600));
  EXPECT_EQ(city.ended(Outcome::under_way), 8U) << "else the test above shows nothing";
}

TEST(Queues, ConserveVehiclesAtEveryMoment) {
  WatchedQueues city(street(4));
  for (double t = 0; t < 300; t += 2) city.drive({east(0), east(1), east(2)}, second(t));
  city.run(second(400));
  std::size_t on_links = 0;
  for (std::size_t i = 0; i < city.graph.links(); ++i) on_links += city.queues.on_link(LinkId{i});
  std::size_t const beside = 150 - city.queues.entered(east(0));
  EXPECT_EQ(on_links + beside + city.ended(Outcome::arrived), 150U);
  EXPECT_GT(beside, 0U);
  EXPECT_EQ(city.queues.entered(east(1)), city.queues.left(east(0)));
}

TEST(Queues, NobodyOvertakesWhenTheRoadBecomesFaster) {
  WatchedQueues city(street(2));
  city.at(SimTime{0}, [&] { city.queues.set_time(east(0), 100'000); });
  city.at(second(5), [&] { city.queues.set_time(east(0), 20'000); });
  auto const slow = city.drive({east(0)}, second(1));
  auto const fast = city.drive({east(0)}, second(6));
  city.run(second(1000));
  EXPECT_EQ(city.queues.trip(slow).end, second(101));
  EXPECT_EQ(city.queues.trip(fast).end, second(101 + kHeadwayS));
}

TEST(Queues, DriversBeforeAClosedRoadTakeTheDetourTheyFind) {
  WatchedQueues city(test::grid_city(2, 2));
  LinkId const west_to_east{0U}, north{6U}, back_west{3U};  // 0 -> 1 -> 3 -> 2
  city.know_detour(west_to_east, {west_to_east, north, back_west});
  city.at(second(5), [&] { city.queues.set_time(LinkId{1U}, kImpassable); });
  auto const car = city.drive({west_to_east, LinkId{1U}}, second(0));
  city.run(second(1000));
  EXPECT_EQ(city.queues.trip(car).end, second(3 * kFreeS));
  EXPECT_EQ(city.queues.totals().rerouted, 1U);
}

TEST(Queues, DriversWithoutADetourGiveUpAndLeaveTheRoadToOthers) {
  WatchedQueues city(street(4));
  city.at(second(5), [&] { city.queues.set_time(east(2), kImpassable); });
  auto const stuck = city.drive({east(0), east(1), east(2)}, second(0));
  auto const behind = city.drive({east(0), east(1)}, second(10));
  auto const at_home = city.drive({east(2)}, second(30));
  city.run(second(1000));
  EXPECT_EQ(city.queues.trip(stuck).outcome, Outcome::gave_up);
  EXPECT_EQ(city.queues.trip(stuck).end, second(2 * kFreeS));
  EXPECT_EQ(city.queues.trip(behind).outcome, Outcome::arrived);
  EXPECT_EQ(city.queues.trip(at_home).outcome, Outcome::gave_up);
}

/// Everybody stands before the full last link when it is closed.
TEST(Queues, AClosureTurnsAwayThoseWhoAlreadyWait) {
  RoadTable table = street(4);
  table.road_class[east(2).index()] = RoadClass::living_street;
  WatchedQueues city(table);
  for (double t = 0; t < 1200; t += 6) city.drive({east(0), east(1), east(2)}, second(t));
  city.at(second(1000), [&] { city.queues.set_time(east(2), kImpassable); });
  city.run(second(10'000));
  std::uint32_t const passed = city.queues.entered(east(2));
  EXPECT_EQ(city.ended(Outcome::arrived), passed);
  EXPECT_EQ(city.ended(Outcome::gave_up), 200U - passed);
  EXPECT_LE(city.left_at[east(2).index()].back(), second(1000 + kStorage * 9 + kFreeS));
}

TEST(Queues, TellsNoDelayOnAnEmptyLink) {
  WatchedQueues city(street(2));
  EXPECT_EQ(city.queues.delay(east(0), second(0), 20'000, false), Duration{});
}

TEST(Queues, TellsTheDelayThatAVehicleEnteringNowReallyHas) {
  RoadTable long_street = street(2);
  long_street.length_m.assign(2, 2000);
  WatchedQueues city(long_street);
  for (double t = 0; t < 300; t += 3) city.drive({east(0)}, second(t));
  auto const probe = city.drive({east(0)}, second(303));
  Duration told, told_to_siren;
  std::uint32_t standing = 0;
  city.at(second(303), [&] {
    told = city.queues.delay(east(0), second(303), 200'000, false);
    told_to_siren = city.queues.delay(east(0), second(303), 200'000, true);
    standing = city.queues.queued(east(0));
  });
  city.run(second(5000));
  double const real_s = city.travel(probe).seconds() - 200;
  EXPECT_GT(real_s, 250);
  EXPECT_NEAR(told.seconds(), real_s, 2 * kHeadwayS);
  EXPECT_EQ(told_to_siren, from_seconds(standing));  // passes one a second
}

}  // namespace
}  // namespace sc
