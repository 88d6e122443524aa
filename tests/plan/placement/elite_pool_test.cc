// SPDX-License-Identifier: Apache-2.0
#include "plan/placement/elite_pool.h"

#include <gtest/gtest.h>

namespace sc {
namespace {

TEST(ElitePool, TakesSetsThatDifferInTwoFacilities) {
  ElitePool pool(3);
  EXPECT_TRUE(pool.show({{1, 2, 3}, 10}));
  EXPECT_FALSE(pool.show({{1, 2, 3}, 10}));
  EXPECT_FALSE(pool.show({{1, 2, 4}, 11}));
  EXPECT_TRUE(pool.show({{1, 4, 5}, 11}));
  EXPECT_EQ(pool.members().size(), 2U);
}

TEST(ElitePool, PutsABetterSetInThePlaceOfTheOneMostLikeIt) {
  ElitePool pool(2);
  pool.show({{1, 2, 3}, 10});
  pool.show({{4, 5, 6}, 20});
  EXPECT_TRUE(pool.show({{1, 2, 9}, 9}));
  EXPECT_EQ(pool.members()[0].open, (Facilities{1, 2, 9}));
  EXPECT_TRUE(pool.show({{4, 8, 9}, 12}));
  EXPECT_EQ(pool.members()[1].open, (Facilities{4, 8, 9}));
}

TEST(ElitePool, RefusesTheWorstWhenItIsFull) {
  ElitePool pool(1);
  pool.show({{1, 2}, 10});
  EXPECT_FALSE(pool.show({{3, 4}, 11}));
  EXPECT_EQ(pool.best().value, 10);
}

TEST(ElitePool, KnowsTheBestAndTheFirstOfEquals) {
  ElitePool pool(3);
  pool.show({{5, 6}, 10});
  pool.show({{1, 2}, 10});
  pool.show({{7, 8}, 12});
  EXPECT_EQ(pool.best().open, (Facilities{1, 2}));
}

TEST(ElitePool, OnlyInIsTheDifference) {
  EXPECT_EQ(only_in({1, 3, 5}, {3, 4}), (Facilities{1, 5}));
}

}  // namespace
}  // namespace sc
