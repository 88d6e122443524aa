// SPDX-License-Identifier: Apache-2.0
#include "plan/placement/fast_swap.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "plan/placement/small_costs.h"

namespace sc {
namespace {

using test::CostKind;

Facilities swapped(Facilities open, std::uint32_t in, std::uint32_t out) {
  std::replace(open.begin(), open.end(), out, in);
  return open;
}

/// How far a profit may be from the truth: not at all where sums are exact.
double slack(NearestFirst const& costs) {
  return costs.whole() ? 0 : 1e-9 * costs.far();
}

/// The search's view of every swap against two costs made afresh.
void expect_true_profits(NearestFirst const& costs, FastSwap const& search) {
  Facilities const open = search.open();
  double const before = total_cost(costs, open);
  EXPECT_NEAR(search.value(), before, slack(costs));
  double best = -CostTable::kUnserved;
  for (std::uint32_t in = 0; in < costs.facilities(); ++in)
    for (std::uint32_t const out : open) {
      if (search.is_open(in)) continue;
      double const profit = before - total_cost(costs, swapped(open, in, out));
      best = std::max(best, profit);
      ASSERT_NEAR(search.profit(in, out), profit, slack(costs)) << in << " for " << out;
    }
  Swap const swap = search.best_swap();
  EXPECT_NEAR(swap.profit, best, slack(costs));
  EXPECT_EQ(swap.profit, search.profit(swap.in, swap.out));
}

void make_random_swap(Stream& random, FastSwap& search, std::size_t facilities) {
  Facilities const open = search.open();
  auto in = random.below(static_cast<std::uint32_t>(facilities));
  while (search.is_open(in)) in = (in + 1) % static_cast<std::uint32_t>(facilities);
  search.make(in, open[random.below(static_cast<std::uint32_t>(open.size()))]);
}

class RandomSwaps : public testing::TestWithParam<CostKind> {};

TEST_P(RandomSwaps, KeepTheProfitsOfAllSwapsTrue) {
  Stream random(31, 0, Purpose::test, 0);
  for (int trial = 0; trial < 60; ++trial) {
    std::size_t const facilities = 2 + random.below(9);
    NearestFirst const costs(
        test::random_costs(random, 1 + random.below(20), facilities, GetParam()));
    FastSwap search(costs);
    search.start(test::random_set(random, facilities,
                                  1 + random.below(static_cast<std::uint32_t>(facilities) - 1)));
    for (int k = 0; k < 12; ++k) {
      expect_true_profits(costs, search);
      make_random_swap(random, search, facilities);
    }
  }
}

TEST_P(RandomSwaps, DescendToWhereNoSwapHelps) {
  Stream random(32, 0, Purpose::test, 0);
  for (int trial = 0; trial < 100; ++trial) {
    NearestFirst const costs(test::random_costs(random, 30, 12, GetParam()));
    FastSwap search(costs);
    Facilities const begin = test::random_set(random, 12, 1 + random.below(11));
    search.start(begin);
    search.descend();
    EXPECT_LE(search.value(), total_cost(costs, begin) + slack(costs));
    EXPECT_LE(search.best_swap().profit, slack(costs));
    expect_true_profits(costs, search);
  }
}

TEST_P(RandomSwaps, StartAfreshWithoutATraceOfTheLastSearch) {
  Stream random(33, 0, Purpose::test, 0);
  NearestFirst const costs(test::random_costs(random, 25, 10, GetParam()));
  FastSwap used(costs);
  for (std::size_t p = 1; p < 10; ++p) {
    Facilities const begin = test::random_set(random, 10, p);
    FastSwap fresh(costs);
    fresh.start(begin);
    fresh.descend();
    used.start(begin);
    used.descend();
    EXPECT_EQ(used.open(), fresh.open());
  }
}

INSTANTIATE_TEST_SUITE_P(Costs, RandomSwaps,
                         testing::Values(CostKind{.range = 4}, CostKind{.range = 1000},
                                         CostKind{.range = 50, .unserved_share = 0.4},
                                         CostKind{.range = 50, .unserved_share = 0.9},
                                         CostKind{.range = 100, .fraction = true}));

TEST(FastSwap, DescendsNowhereWhenAllAreOpen) {
  CostTable table(1, 2);
  table.at(0, 0) = 3;
  table.at(0, 1) = 2;
  NearestFirst const costs(table);
  FastSwap search(costs);
  search.start({0, 1});
  search.descend();
  EXPECT_EQ(search.value(), 2);
}

}  // namespace
}  // namespace sc
