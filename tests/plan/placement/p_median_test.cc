// SPDX-License-Identifier: Apache-2.0
#include "plan/placement/p_median.h"

#include <gtest/gtest.h>

#include <cmath>

#include "plan/placement/small_costs.h"

namespace sc {
namespace {

using test::CostKind;

constexpr double kTiny = 1e-9;  // [share of the cost] that rounding may hide

/// Whole costs: exactly the optimum, and a bound that is no more.
void expect_optimum(CostTable const& costs, std::size_t p) {
  PMedian const found = solve_p_median(costs, p);
  double const least = test::least_cost(costs, p);
  double const slack = least < CostTable::kUnserved ? kTiny * least : 0;
  ASSERT_EQ(found.open.size(), p);
  EXPECT_EQ(found.value, test::cost_of_set(costs, found.open));
  EXPECT_LE(found.value, least + slack);
  EXPECT_LE(found.bound, least + slack);
  EXPECT_LE(found.bound, found.value);
}

class SmallProblem : public testing::TestWithParam<CostKind> {};

TEST_P(SmallProblem, IsSolvedAsWellAsByTryingEverySet) {
  Stream random(41, 0, Purpose::test, 0);
  for (int trial = 0; trial < 150; ++trial) {
    auto const facilities = 1 + random.below(9);
    CostTable const costs = test::random_costs(random, random.below(25), facilities, GetParam());
    expect_optimum(costs, 1 + random.below(facilities));
  }
}

TEST_P(SmallProblem, HasABoundThatIsOftenTheOptimum) {
  Stream random(42, 0, Purpose::test, 0);
  int met = 0;
  for (int trial = 0; trial < 40; ++trial) {
    PMedian const found =
        solve_p_median(test::random_costs(random, 15, 8, GetParam()), 2 + random.below(5));
    if (found.gap() < 1e-4) ++met;
  }
  EXPECT_GE(met, 25);
}

TEST_P(SmallProblem, HasOneAnswerForOneSeed) {
  Stream random(43, 0, Purpose::test, 0);
  CostTable const costs = test::random_costs(random, 60, 30, GetParam());
  for (std::uint64_t seed = 1; seed < 5; ++seed) {
    PMedian const once = solve_p_median(costs, 7, {.seed = seed});
    PMedian const again = solve_p_median(costs, 7, {.seed = seed});
    EXPECT_EQ(once.open, again.open);
    EXPECT_EQ(once.value, again.value);
    EXPECT_EQ(once.bound, again.bound);
  }
}

INSTANTIATE_TEST_SUITE_P(Costs, SmallProblem,
                         testing::Values(CostKind{.range = 3}, CostKind{.range = 1000},
                                         CostKind{.range = 1000, .unserved_share = 0.3},
                                         CostKind{.range = 100, .fraction = true}));

TEST(PMedian, LeavesOutAsFewAsPossible) {
  Stream random(44, 0, Purpose::test, 0);
  for (int trial = 0; trial < 100; ++trial) {
    CostTable const costs =
        test::random_costs(random, 12, 8, {.range = 100, .unserved_share = 0.8});
    std::size_t const p = 1 + random.below(8);
    std::size_t fewest = costs.customers();
    test::for_each_set(8, p, [&](Facilities const& open) {
      fewest = std::min(fewest, test::unserved_by(costs, open));
    });
    PMedian const found = solve_p_median(costs, p);
    EXPECT_EQ(test::unserved_by(costs, found.open), fewest);
    EXPECT_EQ(found.value == CostTable::kUnserved, fewest > 0);
    EXPECT_TRUE(fewest > 0 || std::isfinite(found.bound));
  }
}

TEST(PMedian, ProvesThatSomebodyCannotBeServed) {
  CostTable costs(2, 2);
  costs.at(0, 0) = costs.at(0, 1) = 5;
  PMedian const found = solve_p_median(costs, 1);
  EXPECT_EQ(found.value, CostTable::kUnserved);
  EXPECT_EQ(found.bound, CostTable::kUnserved);
  EXPECT_EQ(found.gap(), 0);
}

/// 150 customers, 80 sites, broad costs: one descent does not find the best.
CostTable broad_costs() {
  Stream random(45, 0, Purpose::test, 0);
  return test::random_costs(random, 150, 80, {.range = 10'000});
}

class PMedianOfSeed : public testing::TestWithParam<std::uint64_t> {};

TEST_P(PMedianOfSeed, CostsTheSame) {
  EXPECT_EQ(solve_p_median(broad_costs(), 10, {.seed = GetParam()}).value,
            solve_p_median(broad_costs(), 10, {.seed = 100}).value);
}

TEST_P(PMedianOfSeed, CostsTheSameWithoutTheHelpOfTheBound) {
  PMedian const found = solve_p_median(broad_costs(), 10, {.seed = GetParam(), .bound_steps = 0});
  EXPECT_EQ(found.bound, 0);
  EXPECT_EQ(found.value, solve_p_median(broad_costs(), 10).value);
}

TEST_P(PMedianOfSeed, CostsMoreAfterOneDescent) {
  PMedianOptions const one{.seed = GetParam(), .starts = 1, .bound_steps = 0};
  EXPECT_GT(solve_p_median(broad_costs(), 10, one).value, solve_p_median(broad_costs(), 10).value);
}

INSTANTIATE_TEST_SUITE_P(Seeds, PMedianOfSeed, testing::Values(1, 2, 3, 4, 5));

}  // namespace
}  // namespace sc
