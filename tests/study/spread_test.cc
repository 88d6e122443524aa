// SPDX-License-Identifier: Apache-2.0
#include "study/spread.h"

#include <gtest/gtest.h>

#include "named_spread.h"

namespace sc {
namespace {

TEST(SpreadOf, TellsMeanLeastAndMostOfEachNumber) {
  Ensemble ensemble(3);
  ensemble[0].incidents = 4;
  ensemble[1].incidents = 10;
  ensemble[2].incidents = 7;
  auto const all = spread_of(ensemble);
  EXPECT_EQ(all.size(), numbers(ensemble[0]).size());
  Spread const& incidents = named(all, "incidents");
  EXPECT_EQ(incidents.mean.value, 7);
  EXPECT_EQ(incidents.least, 4);
  EXPECT_EQ(incidents.most, 10);
  EXPECT_NEAR(incidents.mean.standard_error, std::sqrt(3), 1e-12);
}

TEST(SpreadOf, PassesOverReplicationsThatDoNotHaveIt) {
  Ensemble ensemble(3);
  ensemble[1].response.mean_s = 600;
  Spread const mean = named(spread_of(ensemble), "response_mean_s");
  EXPECT_EQ(mean.mean.value, 600);
  EXPECT_EQ(mean.mean.left_out, 2U);
  EXPECT_EQ(mean.least, 600);
  EXPECT_EQ(mean.most, 600);
  EXPECT_TRUE(std::isnan(named(spread_of(ensemble), "late_share_trapped").most));
}

}  // namespace
}  // namespace sc
