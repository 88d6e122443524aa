// SPDX-License-Identifier: Apache-2.0
#include "plan/placement/lagrangian.h"

#include <gtest/gtest.h>

#include "plan/placement/small_costs.h"

namespace sc {
namespace {

std::vector<double> random_prices(Stream& random, std::size_t customers, double range) {
  std::vector<double> price(customers);
  for (double& one : price) one = range * random.uniform();
  return price;
}

TEST(Lagrangian, IsABoundFromAnyPricesAfterAnyStep) {
  Stream random(51, 0, Purpose::test, 0);
  for (int trial = 0; trial < 100; ++trial) {
    CostTable const table = test::random_costs(random, 10, 7, {.range = 50});
    NearestFirst const costs(table);
    std::size_t const p = 1 + random.below(7);
    double const least = test::least_cost(table, p);
    Lagrangian dual(costs, p, random_prices(random, 10, 100));
    for (int k = 0; k < 50; ++k) {
      dual.step(2 * least);
      ASSERT_LE(dual.bound(), least);
    }
  }
}

TEST(Lagrangian, NeverForgetsABetterBound) {
  Stream random(52, 0, Purpose::test, 0);
  NearestFirst const costs(test::random_costs(random, 40, 20, {.range = 50, .fraction = true}));
  Lagrangian dual(costs, 4, random_prices(random, 40, 50));
  double before = 0;
  for (int k = 0; k < 300; ++k) {
    dual.step(1000);
    if (k == 150) dual.restart();
    ASSERT_GE(dual.bound(), before);
    before = dual.bound();
  }
}

/// Customers at 0 1 2 | 100 101 102 on a line: the middles at a cost of 4, and no less.
TEST(Lagrangian, MeetsTheOptimumOfTwoVillages) {
  std::vector<double> const place{0, 1, 2, 100, 101, 102};
  CostTable table(6, 6);
  for (std::size_t c = 0; c < 6; ++c)
    for (std::size_t f = 0; f < 6; ++f) table.at(c, f) = std::abs(place[c] - place[f]);
  NearestFirst const costs(table);
  Lagrangian dual(costs, 2, std::vector<double>(6, 1));
  for (int k = 0; k < 300; ++k) dual.step(4);
  EXPECT_EQ(dual.bound(), 4);
  EXPECT_EQ(dual.chosen(), (Facilities{1, 4}));
}

TEST(Lagrangian, OfAllFacilitiesIsTheirCost) {
  Stream random(53, 0, Purpose::test, 0);
  CostTable const table = test::random_costs(random, 10, 4, {.range = 50});
  NearestFirst const costs(table);
  double const least = test::least_cost(table, 4);
  Lagrangian dual(costs, 4, random_prices(random, 10, 50));
  for (int k = 0; k < 300; ++k) dual.step(least);
  EXPECT_EQ(dual.bound(), least);
}

}  // namespace
}  // namespace sc
