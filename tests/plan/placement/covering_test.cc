// SPDX-License-Identifier: Apache-2.0
#include "plan/placement/covering.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plan/placement/covering_program.h"
#include "plan/placement/covering_search.h"
#include "plan/placement/small_district.h"
#include "support/faults_of.h"

namespace sc {
namespace {

using test::is_placement;
using test::SmallDistrict;

constexpr double kTolerance = 1e-6;

/// Counts each way in which the units in time can be busy, by another route than covering_value.
double expected_cover(CoveringCase const& what, std::vector<int> const& units) {
  double sum = 0;
  for (std::size_t i = 0; i < what.weight.size(); ++i) {
    double all_busy = 1;
    for (std::size_t s = 0; s < units.size(); ++s)
      for (int u = 0; u < units[s]; ++u)
        if (what.reach.at(i, s)) all_busy *= what.busy;
    sum += what.weight[i] * (1 - all_busy);
  }
  return sum;
}

double best_of_all(CoveringCase const& what) {
  double best = 0;
  test::for_each_placement(what.capacity, what.units, [&](std::vector<int> const& units) {
    best = std::max(best, expected_cover(what, units));
  });
  return best;
}

/// 30 districts, each at the busy share asked for.
std::vector<CoveringCase> small_cases(double busy) {
  Stream random(71, 0, Purpose::test, 0);
  std::vector<CoveringCase> cases;
  for (int district = 0; district < 30; ++district) {
    SmallDistrict const made(random);
    cases.push_back(made.covering(300 + 500 * random.uniform(), busy));
  }
  return cases;
}

class SmallCovering : public testing::TestWithParam<double> {};

TEST_P(SmallCovering, SearchAndProgramFindTheBestOfAllAndTheBoundIsAboveIt) {
  int open_gaps = 0;
  for (CoveringCase const& what : small_cases(GetParam())) {
    double const best = best_of_all(what);
    auto const exact = exact_covering(what);
    auto const searched = search_covering(what);
    EXPECT_TRUE(exact.proven);
    EXPECT_NEAR(exact.value, best, kTolerance);
    EXPECT_NEAR(searched.value, exact.value, kTolerance);
    EXPECT_GE(covering_bound(what), best * (1 - 1e-12));
    EXPECT_GE(searched.bound, searched.value);
    if (!searched.proven) ++open_gaps;
    for (auto const* placement : {&exact, &searched}) {
      EXPECT_TRUE(is_placement(placement->units, what.capacity, what.units));
      EXPECT_NEAR(placement->value, expected_cover(what, placement->units), 1e-12);
    }
  }
  RecordProperty("bounds_that_prove_nothing", open_gaps);
}

TEST_P(SmallCovering, IsProvenWhateverTheWayOfPlacing) {
  for (CoveringCase const& what : small_cases(GetParam())) {
    auto const placed = place_for_cover(what);
    EXPECT_TRUE(placed.proven);
    EXPECT_NEAR(placed.gap(), 0, kTolerance);
    EXPECT_NEAR(placed.value, exact_covering(what).value, kTolerance);
    auto const large = place_for_cover(what, {.exact_up_to = 0});
    EXPECT_GE(large.bound, placed.value * (1 - 1e-12));
    EXPECT_NEAR(large.value, placed.value, kTolerance);
  }
}

TEST_P(SmallCovering, OneMoreUnitAddsButEachLessThanTheOneBefore) {
  for (CoveringCase what : small_cases(GetParam())) {
    int places = 0;
    for (int const capacity : what.capacity) places += capacity;
    double before = 0;
    for (what.units = 0; what.units <= std::min(places, 5); ++what.units) {
      double const best = exact_covering(what).value;
      EXPECT_GE(best, before - kTolerance);
      before = best;
      double const bound = covering_bound(what);
      EXPECT_GE(bound, best - kTolerance);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(ShareBusy, SmallCovering, testing::Values(0.0, 0.2, 0.5));

/// Reach without geometry: the bound often leaves a gap.
CoveringCase scattered_case(Stream& random, std::size_t points = 40, std::size_t stations = 12,
                            int units = 4, double share_reached = 0.2) {
  CoveringCase what{{}, ReachTable(points, stations), std::vector<int>(stations, 1), units, 0};
  for (std::size_t i = 0; i < points; ++i) {
    what.weight.push_back(1 + random.below(3));
    for (std::size_t s = 0; s < stations; ++s)
      what.reach.set(i, s, random.uniform() < share_reached);
  }
  return what;
}

TEST(Covering, BranchAndBoundClosesTheGapThatTheBoundLeaves) {
  Stream random(72, 0, Purpose::test, 0);
  int open = 0;
  for (int trial = 0; trial < 20; ++trial) {
    CoveringCase const what = scattered_case(random);
    double const best = best_of_all(what);
    auto const searched = search_covering(what);
    auto const placed = place_for_cover(what);
    if (!searched.proven) ++open;
    EXPECT_EQ(searched.proven, searched.gap() <= 1e-9);
    EXPECT_GE(searched.bound, best - kTolerance);
    EXPECT_TRUE(placed.proven);
    EXPECT_NEAR(placed.value, best, kTolerance);
    EXPECT_NEAR(exact_covering(what).value, best, kTolerance);
    EXPECT_GE(exact_covering(what, 1).bound, best - kTolerance);
  }
  EXPECT_GT(open, 5);
}

TEST(Covering, SearchLeavesNoSwapThatIsBetter) {
  Stream random(77, 0, Purpose::test, 0);
  for (int trial = 0; trial < 20; ++trial) {
    CoveringCase const what = scattered_case(random, 60, 20);
    auto const found = search_covering(what, {1, 1});
    for (std::size_t out = 0; out < 20; ++out)
      for (std::size_t in = 0; in < 20; ++in) {
        if (found.units[out] == 0 || found.units[in] == 1) continue;
        auto units = found.units;
        std::swap(units[out], units[in]);
        EXPECT_LE(covering_value(what, units), found.value + kTolerance);
      }
  }
}

/// Large enough for one start to miss the best of some.
TEST(Covering, MoreStartsFindMoreAndBranchAndBoundTheRest) {
  Stream random(78, 0, Purpose::test, 0);
  int missed_by_one = 0;
  int missed_by_twelve = 0;
  for (int trial = 0; trial < 15; ++trial) {
    CoveringCase const what = scattered_case(random, 60, 30);
    double const best = exact_covering(what).value;
    if (search_covering(what, {1, 1}).value < best - kTolerance) ++missed_by_one;
    if (search_covering(what, {1, 12}).value < best - kTolerance) ++missed_by_twelve;
    EXPECT_NEAR(place_for_cover(what, {.starts = 1}).value, best, kTolerance);
  }
  EXPECT_GT(missed_by_one, 3);
  EXPECT_LT(missed_by_twelve, 2);
}

TEST(Covering, WalksBetweenGoodPlacementsFindBetterOnes) {
  Stream random(79, 0, Purpose::test, 0);
  double sum = 0;
  for (int trial = 0; trial < 8; ++trial)
    sum += search_covering(scattered_case(random, 200, 60, 12, 0.12), {1, 6}).value;
  EXPECT_GE(sum, 3045) << "the same starts without the walks reach 3036";
}

TEST(Covering, WithNobodyBusyItIsTheWeightThatAnyUnitReaches) {
  for (CoveringCase const& what : small_cases(0)) {
    auto const placed = place_for_cover(what);
    double reached = 0;
    for (std::size_t i = 0; i < what.weight.size(); ++i)
      for (std::size_t s = 0; s < placed.units.size(); ++s)
        if (placed.units[s] > 0 && what.reach.at(i, s)) {
          reached += what.weight[i];
          break;
        }
    EXPECT_NEAR(placed.value, reached, 1e-12);
  }
}

TEST(Covering, DoublingWeightsAndPointsDoublesTheValue) {
  for (CoveringCase const& what : small_cases(0.2)) {
    CoveringCase heavy = what;
    for (double& weight : heavy.weight) weight *= 2;
    std::size_t const points = what.weight.size();
    CoveringCase twice{
        {}, ReachTable(2 * points, what.capacity.size()), what.capacity, what.units, what.busy};
    for (std::size_t i = 0; i < 2 * points; ++i) {
      twice.weight.push_back(what.weight[i % points]);
      for (std::size_t s = 0; s < what.capacity.size(); ++s)
        twice.reach.set(i, s, what.reach.at(i % points, s));
    }
    double const once = exact_covering(what).value;
    EXPECT_NEAR(exact_covering(heavy).value, 2 * once, kTolerance);
    EXPECT_NEAR(search_covering(twice).value, 2 * once, kTolerance);
    EXPECT_NEAR(covering_bound(twice), 2 * covering_bound(what), kTolerance);
  }
}

/// The tolerances of the solvers are absolute; incidents per hour are few.
TEST(Covering, SeesDifferencesInTinyWeights) {
  for (CoveringCase what : small_cases(0.2)) {
    double const best = exact_covering(what).value;
    for (double& weight : what.weight) weight *= 1e-7;
    EXPECT_NEAR(exact_covering(what).value, 1e-7 * best, 1e-13);
    EXPECT_GE(covering_bound(what), 1e-7 * best * (1 - 1e-12));
  }
}

TEST(Covering, IsTheSameEachTime) {
  Stream random(73, 0, Purpose::test, 0);
  for (int trial = 0; trial < 10; ++trial) {
    CoveringCase const what = scattered_case(random);
    EXPECT_EQ(search_covering(what, {5, 3}).units, search_covering(what, {5, 3}).units);
    EXPECT_EQ(exact_covering(what).units, exact_covering(what).units);
    EXPECT_EQ(place_for_cover(what).units, place_for_cover(what).units);
  }
}

TEST(Covering, OfNothingIsNothing) {
  ReachTable one(1, 2);
  one.set(0, 1);
  CoveringCase const no_units{{3}, one, {1, 1}, 0, 0.2};
  CoveringCase const no_points{{}, ReachTable(0, 2), {1, 1}, 2, 0.2};
  CoveringCase const no_reach{{3}, ReachTable(1, 2), {1, 1}, 1, 0.2};
  CoveringCase const no_weight{{0}, one, {1, 1}, 1, 0.2};
  CoveringCase const no_room{{3}, one, {4, 0}, 2, 0.2};
  CoveringCase const no_stations{{3}, ReachTable(1, 0), {}, 0, 0.2};
  for (auto const* what : {&no_units, &no_points, &no_reach, &no_weight, &no_room, &no_stations})
    for (auto const& placed :
         {place_for_cover(*what), exact_covering(*what), search_covering(*what)}) {
      EXPECT_EQ(placed.value, 0);
      EXPECT_EQ(placed.bound, 0);
      EXPECT_EQ(placed.gap(), 0);
      EXPECT_TRUE(placed.proven);
      EXPECT_TRUE(is_placement(placed.units, what->capacity, what->units));
    }
}

TEST(Covering, LeavesTheGreedyPlaceWhereTwoOthersDoBetter) {
  // Station 0 reaches the middle of a row of four; 1 and 2 its halves.
  CoveringCase what{{2, 3, 3, 2}, ReachTable(4, 3), {1, 1, 1}, 2, 0};
  for (std::size_t i = 0; i < 4; ++i) {
    what.reach.set(i, 0, i == 1 || i == 2);
    what.reach.set(i, 1, i < 2);
    what.reach.set(i, 2, i >= 2);
  }
  auto const placed = search_covering(what, {1, 1});
  EXPECT_EQ(placed.units, (std::vector<int>{0, 1, 1}));
  EXPECT_EQ(placed.value, 10);
}

TEST(Covering, NamesAllThatCannotBe) {
  CoveringCase const wrong{{-1, 2}, ReachTable(2, 2), {-3, 2}, 4, 1};
  EXPECT_THAT(test::faults_of([&] { place_for_cover(wrong); }),
              testing::ElementsAre("weight[0] = -1.000000 (must be at least 0 and finite)",
                                   "capacity[0] = -3 (must be at least 0)",
                                   "units = 4 (must be from 0 to the 2 places at the stations)",
                                   "busy = 1.000000 (must be in [0, 1))"));
}

TEST(Covering, PrintsNothing) {
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  Stream random(74, 0, Purpose::test, 0);
  for (int trial = 0; trial < 10; ++trial) {
    CoveringCase const what = scattered_case(random);
    (void)place_for_cover(what);
    (void)exact_covering(what, 1);
  }
  std::fflush(nullptr);
  EXPECT_EQ(testing::internal::GetCapturedStdout(), "");
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

}  // namespace
}  // namespace sc
