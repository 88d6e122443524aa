// SPDX-License-Identifier: Apache-2.0
#include "study/sample.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "study/kpi.h"

namespace sc {
namespace {

using testing::ElementsAre;

/// Replications 0 and 2; the first has three incidents, one of them never reported.
StudyRows two_rows() {
  StudyRows rows;
  rows.replication = {0, 2};
  rows.numbers = {{7, 8}, {3, 1}};
  rows.begin = {0, 3, 4};
  rows.kind = {0, 1, 0, 1};
  rows.severity = {1, 2.5F, 3.5F, 1};
  rows.late = {0, 0, 1, 1};
  rows.wait_s = {60, std::nan(""), 3000, 2000};
  return rows;
}
std::vector<StudyColumn> const kColumns{{"unknown", "1", {}}, {"incidents", "1", {}}};

TEST(SampleOfRows, TakesTheColumnsThatAreKpis) {
  Sample const s = sample_of(two_rows(), kColumns);
  EXPECT_EQ(s.replications(), 2U);
  EXPECT_THAT(s.of("incidents"), ElementsAre(3, 1));
  EXPECT_TRUE(std::isnan(s.of("late")[0]));
}

TEST(SampleOfRows, HasTheResponseTimesOfTheReported) {
  Sample const s = sample_of(two_rows(), kColumns);
  auto const pools = s.pools();
  EXPECT_THAT(pools[0], ElementsAre(60, 3000));
  EXPECT_THAT(pools[1], ElementsAre(2000));
}

TEST(SampleOfSome, CountsThoseAlone) {
  StudyRows const rows = two_rows();
  Sample const s = sample_of_some(rows, [&](std::size_t i) { return rows.kind[i] == 0; });
  EXPECT_THAT(s.of("incidents_reported"), ElementsAre(2, 0));
  EXPECT_THAT(s.of("waited_s"), ElementsAre(3060, 0));
  EXPECT_THAT(s.of("late"), ElementsAre(1, 0));
  EXPECT_TRUE(s.pools()[1].empty());
  EXPECT_TRUE(std::isnan(s.of("incidents")[0]));
}

TEST(Chosen, KeepsTheOrderAskedFor) {
  Sample const s = chosen(sample_of(two_rows(), kColumns), std::vector<std::size_t>{1, 0});
  EXPECT_THAT(s.of("incidents"), ElementsAre(1, 3));
  EXPECT_THAT(s.pools()[0], ElementsAre(2000));
  EXPECT_THAT(s.pools()[1], ElementsAre(60, 3000));
}

}  // namespace
}  // namespace sc
