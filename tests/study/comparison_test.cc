// SPDX-License-Identifier: Apache-2.0
#include "study/comparison.h"

#include <gtest/gtest.h>

#include <set>

#include "study/kpi.h"
#include "study/paired.h"

namespace sc {
namespace {

TEST(Indicators, AreOfKpisThatThereAre) {
  std::set<std::string_view> there{""};
  for (Kpi const& kpi : kpis()) there.insert(kpi.id);
  for (Indicator const& i : all_indicators())
    EXPECT_TRUE(there.contains(i.part) && there.contains(i.whole)) << i.id;
}

TEST(Indicators, LeaveNoKpiOutButThoseToldInAnotherWay) {
  std::set<std::string_view> told;
  for (Indicator const& i : all_indicators()) told.insert({i.part, i.whole});
  // Means, quantiles and shares of replications: as ratios of sums, or by severity and kind.
  told.insert({"response_mean_s", "response_p50_s", "response_p90_s", "in_time_share", "late_share",
               "late_share_severity_1", "late_share_severity_2", "late_share_severity_3",
               "late_share_trapped", "response_mean_severity_1_s", "response_mean_severity_2_s",
               "response_mean_severity_3_s", "response_mean_trapped_s"});
  for (Kpi const& kpi : kpis()) EXPECT_TRUE(told.contains(kpi.id)) << kpi.id;
}

/// Replications of 1, 2, 3, ... incidents that wait `minutes` each, and as many person-trips.
Sample sample(std::size_t replications, double minutes) {
  Sample s;
  s.numbers.assign(kpis().size(), std::vector<double>(replications, std::nan("")));
  for (std::size_t r = 0; r < replications; ++r) {
    auto const n = static_cast<double>(r + 1);
    s.numbers[kpi_number("incidents_reported")][r] = n;
    s.numbers[kpi_number("waited_s")][r] = 60 * minutes * n;
    s.numbers[kpi_number("person_trips")][r] = n;
    s.waits_s.insert(s.waits_s.end(), r + 1, 60 * minutes);
    s.begin.push_back(s.waits_s.size());
  }
  return s;
}

TEST(Compare, TellsEachIndicatorItsOwnWay) {
  std::vector<Sample> const variants{sample(9, 10), sample(9, 12)};
  Comparison const found = compare(variants);
  ASSERT_EQ(found.size(), indicators().size());
  auto const& mean = found[indicator_number("response_mean")];
  EXPECT_DOUBLE_EQ(mean[0].value.value, 600);
  EXPECT_DOUBLE_EQ(mean[1].difference.value, 120);
  EXPECT_FALSE(mean[0].difference.exists());
  EXPECT_EQ(found[indicator_number("response_p90")][1].difference.value, 120);
  EXPECT_EQ(found[indicator_number("person_trips")][1].value.value, 5);
  EXPECT_EQ(found[indicator_number("person_trips")][1].difference.value, 0);
}

TEST(Compare, SaysNothingOfWhatDoesNotExist) {
  std::vector<Sample> const variants{sample(3, 10), sample(3, 10)};
  Comparison const found = compare(variants);
  for (Compared const& c : found[indicator_number("late_share_trapped")]) {
    EXPECT_FALSE(c.value.exists());
    EXPECT_FALSE(c.difference.exists());
  }
}

}  // namespace
}  // namespace sc
