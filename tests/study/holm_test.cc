// SPDX-License-Identifier: Apache-2.0
#include "study/holm.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace sc {
namespace {

using testing::ElementsAre;

TEST(TwoSidedP, IsStudents) {
  // t = 2.262157 with 9 degrees of freedom has 0.05 outside.
  EXPECT_NEAR(two_sided_p(with_interval(-2.262157, 1, 10, 0, 0.95)), 0.05, 1e-6);
}

TEST(TwoSidedP, IsBelowAsTheIntervalIsClear) {
  for (double const value : {1.9, 1.95, 1.96, 1.97, 1.98, 1.99, 2.0}) {
    Estimate const e = with_interval(value, 1, 100, 0, kUsualLevel);
    EXPECT_EQ(two_sided_p(e) < 0.05, e.clear_of_zero()) << value;
  }
}

TEST(TwoSidedP, OfPairsThatAllDifferByTheSame) {
  EXPECT_EQ(two_sided_p(with_interval(0, 0, 5, 0, 0.95)), 1);
  EXPECT_EQ(two_sided_p(with_interval(3, 0, 5, 0, 0.95)), 0);
  EXPECT_TRUE(std::isnan(two_sided_p(with_interval(3, 0, 1, 0, 0.95))));
}

TEST(TwoSidedP, IsUnknownWhereFewDoNotSpread) {
  Estimate e = with_interval(3, 0, 3, 0, 0.95);
  e.few = true;
  EXPECT_TRUE(std::isnan(two_sided_p(e)));
  EXPECT_FALSE(e.clear_of_zero());
}

// 0.05 / 4, / 3, / 2, / 1
TEST(ClearTogether, StepsDownFromTheLeast) {
  EXPECT_THAT(clear_together(std::array{0.02, 0.012, 0.04, 0.016}),
              ElementsAre(true, true, true, true));
  EXPECT_THAT(clear_together(std::array{0.02, 0.013, 0.04, 0.016}),
              ElementsAre(false, false, false, false));
  EXPECT_THAT(clear_together(std::array{0.03, 0.012, 0.04, 0.016}),
              ElementsAre(false, true, false, true));
}

TEST(ClearTogether, DoesNotCountWhatIsNoDifference) {
  EXPECT_THAT(clear_together(std::array{std::nan(""), 0.024, std::nan(""), 0.2}),
              ElementsAre(false, true, false, false));
  EXPECT_THAT(clear_together({}), ElementsAre());
}

}  // namespace
}  // namespace sc
