// SPDX-License-Identifier: Apache-2.0
#include "traffic/demand.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sc {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;

constexpr SimTime kDay = SimTime{0} + whole_hours(24);
constexpr SimTime kNoon = SimTime{0} + whole_hours(12);
constexpr SimTime kLunch = kNoon + whole_minutes(30);
constexpr Duration kMidnight{};

/// A zone with its centre on the x axis. Only the number of its ends counts here.
TripZone zone_at(double x_m, double population, std::size_t ends) {
  return {population, {x_m, 0}, std::vector<NodeId>(ends, NodeId{0U})};
}

/// Zones 0, 1 and 2 at 0, 1 and 3 km, alike otherwise, with ends 0-7, 8-15 and 16-23.
std::vector<TripZone> three_zones() {
  return {zone_at(0, 20'000, 8), zone_at(1'000, 20'000, 8), zone_at(3'000, 20'000, 8)};
}

DemandRules trips_a_day(double trips) {
  DemandRules rules;
  rules.trips_per_day = trips;
  return rules;
}

std::vector<TripWish> day_of(std::vector<TripZone> const& zones, DemandRules const& rules,
                             std::vector<Damping> const& damping = {},
                             Duration local_start = kMidnight, std::uint64_t seed = 1,
                             std::uint32_t replication = 0) {
  return draw_trips(zones, rules, damping, local_start, kDay, seed, replication);
}

template <class Condition>
double count(std::vector<TripWish> const& trips, Condition condition) {
  return static_cast<double>(std::count_if(trips.begin(), trips.end(), condition));
}

double trips_in(std::vector<TripWish> const& trips, SimTime from, SimTime to) {
  return count(trips, [&](TripWish t) { return from <= t.departure && t.departure < to; });
}

/// Zones of eight ends.
double trips_between(std::vector<TripWish> const& trips, std::uint32_t from, std::uint32_t to) {
  return count(trips, [&](TripWish t) { return t.from / 8 == from && t.to / 8 == to; });
}

/// Four standard deviations of a Poisson number: false alarm 6e-5.
double poisson_bound(double mean) {
  return 4 * std::sqrt(mean);
}

/// Four standard deviations of a share of n: false alarm 6e-5.
double share_bound(double share, double n) {
  return 4 * std::sqrt(share * (1 - share) / n);
}

/// Pearson's statistic of counts against shares in proportion to `weights`.
double chi_square(std::vector<double> const& counts, std::vector<double> const& weights) {
  double const n = std::accumulate(counts.begin(), counts.end(), 0.0);
  double const sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  double result = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    double const expected = n * weights[i] / sum;
    result += (counts[i] - expected) * (counts[i] - expected) / expected;
  }
  return result;
}

TEST(Demand, EndsAreThoseOfAllZonesInOrder) {
  std::vector<TripZone> zones(3);
  zones[0].ends = {NodeId{7U}, NodeId{3U}};
  zones[2].ends = {NodeId{5U}};
  EXPECT_THAT(ends_of(zones), ElementsAre(NodeId{7U}, NodeId{3U}, NodeId{5U}));
}

TEST(Demand, MakesAsManyTripsADayAsItIsTold) {
  auto const trips = day_of(three_zones(), trips_a_day(100'000));
  EXPECT_NEAR(static_cast<double>(trips.size()), 100'000, poisson_bound(100'000));
}

// A zone with two ends would lose half of its trips if those to the same end were just left out.
TEST(Demand, MakesAsManyTripsADayAsItIsToldFromFewEnds) {
  auto const trips = day_of({zone_at(0, 20'000, 2)}, trips_a_day(100'000));
  EXPECT_NEAR(static_cast<double>(trips.size()), 100'000, poisson_bound(100'000));
}

// Over 200 days the sum of (n - mean)^2 / mean is chi-square with 200 degrees of freedom: false
// alarm 1e-4 on either side.
TEST(Demand, VariesFromDayToDayAsAPoissonNumberDoes) {
  double dispersion = 0;
  for (std::uint32_t day = 0; day < 200; ++day) {
    auto const trips = day_of(three_zones(), trips_a_day(1'000), {}, kMidnight, 1, day);
    dispersion += std::pow(static_cast<double>(trips.size()) - 1'000, 2) / 1'000;
  }
  EXPECT_GT(dispersion, 134.0);
  EXPECT_LT(dispersion, 283.1);
}

class LocalStart : public testing::TestWithParam<Duration> {};

// 23 degrees of freedom: false alarm 1e-4 per time of day.
TEST_P(LocalStart, ShiftsTheProfileOfTheDay) {
  auto const trips = day_of(three_zones(), trips_a_day(50'000), {}, GetParam());
  std::vector<double> by_hour(24, 0);
  for (TripWish const& trip : trips)
    by_hour[static_cast<std::size_t>((trip.departure.ms + GetParam().ms) / 3'600'000 % 24)] += 1;
  EXPECT_LT(chi_square(by_hour, {kDayProfile.begin(), kDayProfile.end()}), 57.1);
}

INSTANTIATE_TEST_SUITE_P(TimesOfDay, LocalStart,
                         testing::Values(kMidnight, whole_hours(8), whole_minutes(390),
                                         whole_hours(24) - milliseconds(1)));

TEST(Demand, FollowsItsOwnProfile) {
  DemandRules rules = trips_a_day(1'000);
  rules.profile.fill(0);
  rules.profile[7] = 2;  // need not add up to 100
  auto const trips = day_of(three_zones(), rules);
  EXPECT_NEAR(static_cast<double>(trips.size()), 1'000, poisson_bound(1'000));
  EXPECT_EQ(trips_in(trips, SimTime{0} + whole_hours(7), SimTime{0} + whole_hours(8)),
            static_cast<double>(trips.size()));
}

TEST(Demand, RepeatsTheProfileEveryDay) {
  auto const trips =
      draw_trips(three_zones(), trips_a_day(10'000), {}, kMidnight, kDay + whole_hours(48), 1, 0);
  EXPECT_NEAR(static_cast<double>(trips.size()), 30'000, poisson_bound(30'000));
  EXPECT_NEAR(trips_in(trips, kDay + whole_hours(32), kDay + whole_hours(33)), 800,
              poisson_bound(800));
}

/// Of the default profile's trips, those from half past twelve on [%].
double afternoon_percent() {
  return std::accumulate(kDayProfile.begin() + 12, kDayProfile.end(), -kDayProfile[12] / 2);
}

TEST(Demand, IsDampedFromAMomentOn) {
  auto const trips = day_of(three_zones(), trips_a_day(50'000), {{kLunch, 0.4}});
  double const expected = 500 * afternoon_percent() * 0.4;
  EXPECT_NEAR(trips_in(trips, kLunch, kDay), expected, poisson_bound(expected));
}

TEST(Demand, IsAsOnAnyDayUntilItIsDamped) {
  auto const rules = trips_a_day(5'000);
  auto damped = day_of(three_zones(), rules, {{kLunch, 0.4}});
  auto ordinary = day_of(three_zones(), rules);
  std::erase_if(damped, [](TripWish t) { return t.departure >= kLunch; });
  std::erase_if(ordinary, [](TripWish t) { return t.departure >= kLunch; });
  EXPECT_EQ(damped, ordinary);
}

TEST(Demand, IsNothingAtAllFromTheMomentWhenAllStayAtHome) {
  auto const trips = day_of(three_zones(), trips_a_day(50'000), {{kLunch, 0}});
  EXPECT_EQ(trips_in(trips, kLunch, kDay), 0);
}

TEST(Demand, RecoversWhenTheDampingEnds) {
  SimTime const evening = SimTime{0} + whole_hours(18);
  auto const trips = day_of(three_zones(), trips_a_day(50'000), {{kNoon, 0}, {evening, 1}});
  EXPECT_EQ(trips_in(trips, kNoon, evening), 0);
  double const expected = 500 * std::accumulate(kDayProfile.begin() + 18, kDayProfile.end(), 0.0);
  EXPECT_NEAR(trips_in(trips, evening, kDay), expected, poisson_bound(expected));
}

TEST(Demand, IsDampedByWhatBeganBeforeTheStart) {
  SimTime const yesterday = SimTime{0} - whole_hours(20);
  auto const trips = day_of(three_zones(), trips_a_day(50'000), {{yesterday, 0.5}});
  EXPECT_NEAR(static_cast<double>(trips.size()), 25'000, poisson_bound(25'000));
}

TEST(Demand, IsGivenInOrderOfDepartureFromTheStartToTheEnd) {
  auto const trips = day_of(three_zones(), trips_a_day(20'000));
  auto const departure = [](TripWish const& t) { return t.departure; };
  EXPECT_TRUE(std::ranges::is_sorted(trips, {}, departure));
  EXPECT_GE(trips.front().departure, SimTime{0});
  EXPECT_LT(trips.back().departure, kDay);
}

TEST(Demand, OfALongerTimeBeginsWithThatOfAShorter) {
  auto longer = day_of(three_zones(), trips_a_day(5'000));
  auto const shorter = draw_trips(three_zones(), trips_a_day(5'000), {}, kMidnight, kNoon, 1, 0);
  std::erase_if(longer, [](TripWish t) { return t.departure >= kNoon; });
  EXPECT_EQ(shorter, longer);
}

TEST(Demand, OfAZoneIsInProportionToItsPopulation) {
  auto zones = three_zones();
  zones[1].population = 60'000;
  auto const trips = day_of(zones, trips_a_day(50'000));
  auto const n = static_cast<double>(trips.size());
  EXPECT_NEAR(count(trips, [](TripWish t) { return t.from / 8 == 0; }) / n, 0.2,
              share_bound(0.2, n));
  EXPECT_NEAR(count(trips, [](TripWish t) { return t.from / 8 == 1; }) / n, 0.6,
              share_bound(0.6, n));
}

// Trips from zone 0 to the others fall off as exp(-d / 3 km): exp(-1/3) and exp(-1).
TEST(Demand, PrefersNearZones) {
  auto const trips = day_of(three_zones(), trips_a_day(50'000));
  double const near = trips_between(trips, 0, 1);
  double const far = trips_between(trips, 0, 2);
  double const share = 1 / (1 + std::exp(-2.0 / 3));
  EXPECT_NEAR(near / (near + far), share, share_bound(share, near + far));
}

TEST(Demand, PrefersNearZonesMoreWhenGravityIsShort) {
  DemandRules rules = trips_a_day(50'000);
  rules.gravity_m = 1'000;
  auto const trips = day_of(three_zones(), rules);
  double const near = trips_between(trips, 0, 1);
  double const far = trips_between(trips, 0, 2);
  double const share = 1 / (1 + std::exp(-2.0));
  EXPECT_NEAR(near / (near + far), share, share_bound(share, near + far));
}

TEST(Demand, PrefersZonesWithManyPeople) {
  auto zones = three_zones();
  zones[2].population = 80'000;
  auto const trips = day_of(zones, trips_a_day(50'000));
  double const near = trips_between(trips, 0, 1);
  double const far = trips_between(trips, 0, 2);
  double const share = 1 / (1 + 4 * std::exp(-2.0 / 3));
  EXPECT_NEAR(near / (near + far), share, share_bound(share, near + far));
}

// Of the eight ends of its own zone a trip has seven to go to.
TEST(Demand, StaysInItsOwnZoneAsOftenAsDistanceSays) {
  auto const trips = day_of(three_zones(), trips_a_day(50'000));
  double const own = trips_between(trips, 0, 0);
  double const near = trips_between(trips, 0, 1);
  double const share = 1 / (1 + std::exp(-1.0 / 3) * 8 / 7);
  EXPECT_NEAR(own / (own + near), share, share_bound(share, own + near));
}

TEST(Demand, TakesAZonesPeopleAndNotItsEndsForItsSize) {
  std::vector<TripZone> const zones{zone_at(0, 20'000, 8), zone_at(1'000, 20'000, 8),
                                    zone_at(-1'000, 20'000, 2)};
  auto const trips = day_of(zones, trips_a_day(50'000));
  double const many = trips_between(trips, 0, 1);
  double const few = trips_between(trips, 0, 2);
  EXPECT_NEAR(many / (many + few), 0.5, share_bound(0.5, many + few));
}

// 7 degrees of freedom: false alarm 1e-4 each.
TEST(Demand, UsesAllEndsOfAZoneAlike) {
  auto const trips = day_of(three_zones(), trips_a_day(50'000));
  std::vector<double> left(8, 0);
  std::vector<double> reached(8, 0);
  for (TripWish const& trip : trips) {
    if (trip.from / 8 == 1) left[trip.from % 8] += 1;
    if (trip.to / 8 == 1) reached[trip.to % 8] += 1;
  }
  std::vector<double> const alike(8, 1);
  EXPECT_LT(chi_square(left, alike), 29.9);
  EXPECT_LT(chi_square(reached, alike), 29.9);
}

TEST(Demand, NeverLeadsFromAnEndToItself) {
  auto const trips = day_of({zone_at(0, 20'000, 2), zone_at(500, 10, 1)}, trips_a_day(20'000));
  EXPECT_EQ(count(trips, [](TripWish t) { return t.from == t.to; }), 0);
}

TEST(Demand, IsNothingWhereThereIsOnlyOneEnd) {
  EXPECT_THAT(day_of({zone_at(0, 20'000, 1)}, trips_a_day(20'000)), IsEmpty());
}

TEST(Demand, IsNothingWhereAllOtherEndsAreDeserted) {
  EXPECT_THAT(day_of({zone_at(0, 20'000, 1), zone_at(500, 0, 4)}, trips_a_day(20'000)), IsEmpty());
}

TEST(Demand, OfAZoneWithoutEndsFallsToTheOthers) {
  auto const rules = trips_a_day(20'000);
  std::vector<TripZone> const zones{zone_at(0, 20'000, 8), zone_at(1'000, 50'000, 0),
                                    zone_at(2'000, 20'000, 8)};
  auto const trips = day_of(zones, rules);
  EXPECT_NEAR(static_cast<double>(trips.size()), 20'000, poisson_bound(20'000));
  EXPECT_THAT(trips, testing::Each(Field(&TripWish::to, testing::Lt(16U))));
  EXPECT_NEAR(trips_between(trips, 0, 0) + trips_between(trips, 0, 1), 10'000,
              poisson_bound(10'000));
}

TEST(Demand, OfAZoneWithoutPeopleIsNothing) {
  auto zones = three_zones();
  zones[1].population = 0;
  auto const trips = day_of(zones, trips_a_day(20'000));
  EXPECT_NEAR(static_cast<double>(trips.size()), 20'000, poisson_bound(20'000));
  EXPECT_EQ(count(trips, [](TripWish t) { return t.from / 8 == 1 || t.to / 8 == 1; }), 0);
}

TEST(Demand, OfNobodyIsNothing) {
  EXPECT_THAT(day_of({zone_at(0, 0, 8), zone_at(500, 0, 8)}, trips_a_day(20'000)), IsEmpty());
}

TEST(Demand, OfNoTripsADayIsNothing) {
  EXPECT_THAT(day_of(three_zones(), trips_a_day(0)), IsEmpty());
}

TEST(Demand, IsTheSameForTheSameSeed) {
  auto const rules = trips_a_day(5'000);
  EXPECT_EQ(day_of(three_zones(), rules, {}, kMidnight, 9, 2),
            day_of(three_zones(), rules, {}, kMidnight, 9, 2));
}

TEST(Demand, IsAnotherForAnotherSeedOrReplication) {
  auto const rules = trips_a_day(5'000);
  auto const trips = day_of(three_zones(), rules, {}, kMidnight, 9, 2);
  EXPECT_NE(day_of(three_zones(), rules, {}, kMidnight, 8, 2), trips);
  EXPECT_NE(day_of(three_zones(), rules, {}, kMidnight, 9, 3), trips);
}

/// When and where trips of zones 0 and 1 set off.
std::vector<std::pair<SimTime, std::uint32_t>> departures_of_first_two(
    std::vector<TripWish> const& trips) {
  std::vector<std::pair<SimTime, std::uint32_t>> departures;
  for (TripWish const& trip : trips)
    if (trip.from < 16) departures.emplace_back(trip.departure, trip.from);
  return departures;
}

// Zones draw from streams of their own. With half of the people go half of the trips, and so the
// rate of those who are left is what it was; where they go to changes.
TEST(Demand, OfAZoneSetsOffAsBeforeWhenAnotherIsDeserted) {
  auto zones = three_zones();
  zones[2].population = 40'000;
  auto const all = day_of(zones, trips_a_day(20'000));
  zones[2].population = 0;
  auto const some = day_of(zones, trips_a_day(10'000));
  EXPECT_EQ(departures_of_first_two(some), departures_of_first_two(all));
}

}  // namespace
}  // namespace sc
