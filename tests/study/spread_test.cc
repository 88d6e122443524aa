// SPDX-License-Identifier: Apache-2.0
#include "study/spread.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

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
  EXPECT_EQ(incidents.estimate.value, 7);
  EXPECT_EQ(incidents.least, 4);
  EXPECT_EQ(incidents.most, 10);
  EXPECT_NEAR(incidents.estimate.standard_error, std::sqrt(3), 1e-12);
}

TEST(SpreadOf, PassesOverReplicationsThatDoNotHaveIt) {
  Ensemble ensemble(3);
  ensemble[1].response.mean_s = 600;
  ensemble[1].response.reported = 1;
  Spread const mean = named(spread_of(ensemble), "response_mean_s");
  EXPECT_EQ(mean.estimate.value, 600);
  EXPECT_EQ(mean.estimate.left_out, 2U);
  EXPECT_EQ(mean.least, 600);
  EXPECT_EQ(mean.most, 600);
  EXPECT_TRUE(std::isnan(named(spread_of(ensemble), "late_share_trapped").most));
}

/// One replication of an hour's wait, and one of nine waits of a minute.
Ensemble uneven() {
  Ensemble ensemble(3);
  ensemble[0].response = {1, 0, 3600, 3600, 3600, 0, 1, {3600}};
  ensemble[1].response = {9, 0, 60, 60, 60, 1, 0, std::vector<double>(9, 60)};
  ensemble[0].trapped = ensemble[0].response;
  return ensemble;
}

TEST(SpreadOf, CountsEachIncidentOnceAsComparisonsDo) {
  auto const all = spread_of(uneven());
  EXPECT_DOUBLE_EQ(named(all, "response_mean_s").estimate.value, (3600 + 9 * 60) / 10.0);
  EXPECT_DOUBLE_EQ(named(all, "late_share").estimate.value, 0.1);
  EXPECT_DOUBLE_EQ(named(all, "in_time_share").estimate.value, 0.9);
  EXPECT_EQ(named(all, "response_p50_s").estimate.value, 60);
  EXPECT_NEAR(named(all, "response_p90_s").estimate.value, 60 + 0.1 * 3540, 1e-9);
  EXPECT_EQ(named(all, "response_p90_s").most, 3600);
  EXPECT_EQ(named(all, "incidents_reported").estimate.value, 10.0 / 3);
}

TEST(SpreadOf, OfAGroupRestsOnTheReplicationsThatHaveIt) {
  auto const all = spread_of(uneven());
  Estimate const late = named(all, "late_share_trapped").estimate;
  EXPECT_EQ(late.value, 1);
  EXPECT_EQ(late.used, 1U);
  EXPECT_EQ(late.left_out, 2U);
  EXPECT_FALSE(named(all, "late_share_severity_1").estimate.exists());
}

}  // namespace
}  // namespace sc
