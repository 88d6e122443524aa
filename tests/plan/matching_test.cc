// SPDX-License-Identifier: Apache-2.0
#include "plan/matching.h"

#include <gtest/gtest.h>

#include "base/random.h"

namespace sc {
namespace {

using Columns = std::vector<std::optional<std::size_t>>;

double total(PairCosts const& costs, std::vector<double> const& leave, Columns const& columns) {
  double sum = 0;
  for (std::size_t r = 0; r < costs.rows(); ++r)
    sum += columns[r] ? costs.at(r, *columns[r]) : leave[r];
  return sum;
}

/// Tries every way.
double least_total(PairCosts const& costs, std::vector<double> const& leave, std::size_t row = 0,
                   unsigned used = 0) {
  if (row == costs.rows()) return 0;
  double best = leave[row] + least_total(costs, leave, row + 1, used);
  for (std::size_t c = 0; c < costs.columns(); ++c)
    if ((used >> c & 1U) == 0 && costs.at(row, c) < PairCosts::kForbidden)
      best = std::min(best, costs.at(row, c) + least_total(costs, leave, row + 1, used | 1U << c));
  return best;
}

bool no_column_twice(Columns const& columns) {
  unsigned used = 0;
  for (auto const& c : columns) {
    if (!c) continue;
    if ((used >> *c & 1U) != 0) return false;
    used |= 1U << *c;
  }
  return true;
}

/// Whole costs of a narrow range tie often; broad ones hardly ever.
void expect_cheapest(Stream& random, std::size_t rows, std::size_t columns, std::uint32_t range,
                     double forbidden_share) {
  PairCosts costs(rows, columns);
  std::vector<double> leave;
  for (std::size_t r = 0; r < rows; ++r) {
    leave.push_back(random.below(2 * range));
    for (std::size_t c = 0; c < columns; ++c)
      if (random.uniform() >= forbidden_share) costs.at(r, c) = random.below(range) - 2.0;
  }
  auto const found = cheapest_matching(costs, leave);
  EXPECT_TRUE(no_column_twice(found));
  EXPECT_EQ(total(costs, leave, found), least_total(costs, leave)) << rows << " x " << columns;
}

class RandomMatching : public testing::TestWithParam<double> {};

TEST_P(RandomMatching, IsAsCheapAsTheBestOfAll) {
  Stream random(21, 0, Purpose::test, 0);
  for (int trial = 0; trial < 400; ++trial)
    expect_cheapest(random, random.below(8), random.below(8), trial % 2 == 0 ? 6 : 10'000,
                    GetParam());
}

INSTANTIATE_TEST_SUITE_P(ShareForbidden, RandomMatching, testing::Values(0.0, 0.3, 0.8, 1.0));

TEST(Matching, CrossesOverWhenTheNearestPairLeavesTheFarOne) {
  PairCosts costs(2, 2);
  costs.at(0, 0) = 1;
  costs.at(0, 1) = 2;
  costs.at(1, 0) = 2;
  costs.at(1, 1) = 9;
  EXPECT_EQ(cheapest_matching(costs, {99, 99}), (Columns{1, 0}));
}

TEST(Matching, LeavesARowThatCostsLessToLeave) {
  PairCosts costs(1, 1);
  costs.at(0, 0) = 5;
  EXPECT_EQ(cheapest_matching(costs, {4}), (Columns{std::nullopt}));
}

}  // namespace
}  // namespace sc
