// SPDX-License-Identifier: Apache-2.0
#include "plan/placement/p_centre.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plan/placement/small_district.h"
#include "support/faults_of.h"

namespace sc {
namespace {

using test::is_placement;
using test::SmallDistrict;

constexpr double kNoWayThere = PairCosts::kForbidden;

double least_of_all(CentreCase const& what) {
  double least = kNoWayThere;
  test::for_each_placement(what.capacity, what.units, [&](std::vector<int> const& units) {
    least = std::min(least, centre_time(what, units));
  });
  return least;
}

/// By turns: as the crow flies; most ways closed, so that points may be cut off; times without
/// geometry, of which many are equal.
std::vector<CentreCase> small_cases() {
  Stream random(81, 0, Purpose::test, 0);
  std::vector<CentreCase> cases;
  for (int district = 0; district < 30; ++district) {
    CentreCase what = SmallDistrict(random).centre();
    for (std::size_t i = 0; i < what.weight.size(); ++i) {
      if (random.below(8) == 0) what.weight[i] = 0;
      for (std::size_t s = 0; s < what.capacity.size(); ++s)
        if (district % 3 == 1 && random.below(3) > 0)
          what.time_s.at(i, s) = kNoWayThere;
        else if (district % 3 == 2)
          what.time_s.at(i, s) = 60 * (1 + random.below(30));
    }
    cases.push_back(what);
  }
  return cases;
}

TEST(Centre, IsTheLeastOfAllAndTheBoundIsBelowIt) {
  int infinite = 0;
  for (CentreCase const& what : small_cases()) {
    auto const found = best_centre(what);
    EXPECT_EQ(found.greatest_s, least_of_all(what));
    EXPECT_EQ(found.greatest_s, centre_time(what, found.units));
    EXPECT_TRUE(is_placement(found.units, what.capacity, what.units));
    EXPECT_LE(found.bound_s, found.greatest_s);
    EXPECT_EQ(found.bound_s, centre_bound(what));
    if (found.greatest_s == kNoWayThere) ++infinite;
  }
  EXPECT_GT(infinite, 0);
  EXPECT_LT(infinite, 10);
}

/// Two rings of three points and three stations, each station near two points of its ring: half a
/// unit everywhere is enough for all, but whole units need two to a ring.
TEST(Centre, TheBoundFallsShortWhereHalfUnitsWouldDo) {
  CentreCase what{PairCosts(6, 6), std::vector<double>(6, 1), std::vector<int>(6, 1), 3};
  for (std::size_t i = 0; i < 6; ++i)
    for (std::size_t s = 0; s < 6; ++s)
      if (i / 3 == s / 3) what.time_s.at(i, s) = i == s ? 20 : 10;
  EXPECT_EQ(centre_bound(what), 10);
  EXPECT_EQ(best_centre(what).bound_s, 10);
  EXPECT_EQ(best_centre(what).greatest_s, 20);
}

TEST(Centre, OneMoreUnitNeverTakesLonger) {
  for (CentreCase what : small_cases()) {
    int places = 0;
    for (int const capacity : what.capacity) places += capacity;
    double before = kNoWayThere;
    for (what.units = 0; what.units <= std::min(places, 5); ++what.units) {
      double const time = best_centre(what).greatest_s;
      EXPECT_LE(time, before);
      before = time;
    }
  }
}

TEST(Centre, ReportsPointsThatNobodyReachesAndLeavesThemOut) {
  CentreCase what{PairCosts(3, 2), {1, 1, 0}, {1, 0}, 1};
  what.time_s.at(0, 0) = 60;
  what.time_s.at(1, 1) = 30;  // no room at that station
  auto const found = best_centre(what);
  EXPECT_EQ(found.unreached, (std::vector<std::size_t>{1}));
  EXPECT_EQ(found.greatest_s, 60);
  EXPECT_EQ(found.units, (std::vector<int>{1, 0}));
}

TEST(Centre, WithTooFewUnitsIsInfiniteAndReachesMostWeight) {
  CentreCase what{PairCosts(2, 2), {1, 5}, {2, 2}, 1};
  what.time_s.at(0, 0) = 60;
  what.time_s.at(1, 1) = 600;
  auto const found = best_centre(what);
  EXPECT_EQ(found.greatest_s, kNoWayThere);
  EXPECT_EQ(found.units, (std::vector<int>{0, 1}));
}

TEST(Centre, SpareUnitsStandWhereTheyReachMostInTime) {
  CentreCase what{PairCosts(3, 3), {1, 1, 4}, {1, 3, 3}, 3};
  for (std::size_t i = 0; i < 3; ++i) what.time_s.at(i, 0) = 100;  // one would do
  what.time_s.at(2, 1) = 50;
  what.time_s.at(0, 2) = 20;
  auto const found = best_centre(what);
  EXPECT_EQ(found.greatest_s, 100);
  EXPECT_EQ(found.units, (std::vector<int>{1, 2, 0}));
}

TEST(Centre, OfNothingIsZero) {
  CentreCase no_points{PairCosts(0, 2), {}, {1, 1}, 1};
  EXPECT_EQ(best_centre(no_points).greatest_s, 0);
  EXPECT_TRUE(is_placement(best_centre(no_points).units, {1, 1}, 1));
  CentreCase no_units{PairCosts(1, 1), {1}, {1}, 0};
  no_units.time_s.at(0, 0) = 5;
  EXPECT_EQ(best_centre(no_units).greatest_s, kNoWayThere);
  CentreCase no_stations{PairCosts(1, 0), {1}, {}, 0};
  EXPECT_EQ(best_centre(no_stations).greatest_s, 0);
  EXPECT_EQ(best_centre(no_stations).unreached.size(), 1U);
}

TEST(Centre, IsTheSameEachTimeAndPrintsNothing) {
  testing::internal::CaptureStdout();
  for (CentreCase const& what : small_cases())
    EXPECT_EQ(best_centre(what).units, best_centre(what).units);
  std::fflush(nullptr);
  EXPECT_EQ(testing::internal::GetCapturedStdout(), "");
}

TEST(Centre, NamesAllThatCannotBe) {
  CentreCase wrong{PairCosts(1, 1), {-1}, {1}, 2};
  wrong.time_s.at(0, 0) = -7;
  EXPECT_THAT(test::faults_of([&] { best_centre(wrong); }),
              testing::ElementsAre("weight[0] = -1.000000 (must be at least 0 and finite)",
                                   "time_s[0][0] = -7.000000 (must be at least 0)",
                                   "units = 2 (must be from 0 to the 1 places at the stations)"));
}

}  // namespace
}  // namespace sc
