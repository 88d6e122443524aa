// SPDX-License-Identifier: Apache-2.0
#include "plan/placement/path_relinking.h"

#include <gtest/gtest.h>

#include "plan/placement/small_costs.h"

namespace sc {
namespace {

MedianSet valued(NearestFirst const& costs, Facilities const& open) {
  return {open, total_cost(costs, open)};
}

TEST(PathRelinking, EndsWhereNoSwapHelpsAndKnowsTheCost) {
  Stream random(61, 0, Purpose::test, 0);
  for (int trial = 0; trial < 100; ++trial) {
    NearestFirst const costs(test::random_costs(random, 40, 20, {.range = 200}));
    MedianSet const from = valued(costs, test::random_set(random, 20, 6));
    MedianSet const to = valued(costs, test::random_set(random, 20, 6));
    FastSwap search(costs);
    MedianSet const found = relink(search, from, to);
    EXPECT_EQ(found.value, total_cost(costs, found.open));
    if (only_in(from.open, to.open).size() < 2) continue;
    search.start(found.open);
    EXPECT_LE(search.best_swap().profit, 0);
  }
}

/// Villages 0 1 2 | 50 51 52 | 90 91 92; each set has the middles of two and misses the third.
TEST(PathRelinking, JoinsTheGoodHalvesOfTwoSets) {
  std::vector<double> const place{0, 1, 2, 50, 51, 52, 90, 91, 92};
  CostTable table(9, 9);
  for (std::size_t c = 0; c < 9; ++c)
    for (std::size_t f = 0; f < 9; ++f) table.at(c, f) = std::abs(place[c] - place[f]);
  NearestFirst const costs(table);
  FastSwap search(costs);
  MedianSet const found = relink(search, valued(costs, {1, 3, 5}), valued(costs, {0, 2, 7}));
  EXPECT_EQ(found.open, (Facilities{1, 4, 7}));
  EXPECT_EQ(found.value, 6);
}

TEST(PathRelinking, OfNeighboursIsTheBetterOne) {
  Stream random(62, 0, Purpose::test, 0);
  NearestFirst const costs(test::random_costs(random, 10, 6, {.range = 200}));
  MedianSet const a = valued(costs, {0, 1, 2});
  MedianSet const b = valued(costs, {0, 1, 3});
  FastSwap search(costs);
  EXPECT_EQ(relink(search, a, b).value, std::min(a.value, b.value));
  EXPECT_EQ(relink(search, a, a).open, a.open);
}

}  // namespace
}  // namespace sc
