// SPDX-License-Identifier: Apache-2.0
#include "cli/summary_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "support/small_world.h"

namespace sc {
namespace {

using testing::HasSubstr;

class SummaryText : public testing::Test {
 protected:
  SummaryText() {
    summary.incidents = 3;
    summary.response = {3, 1, 754.0, 600.0, 1000.0, 2.0 / 3};
    summary.counts.person_trips = 120;
    summary.counts.vehicle_trips = 7;
    summary.counts.reroutes = 2;
    summary.counts.km_driven = 33.4;
  }
  World const world = test::make_world(test::quiet_scenario());
  Summary summary;
};

TEST_F(SummaryText, MarksTheCensored) {
  std::string const text = summary_as_text(world, summary);
  EXPECT_THAT(text, HasSubstr("mean 12.6 min, P50 10.0 min, P90 16.7 min (at least:"));
  EXPECT_THAT(text, HasSubstr("1   of 3 reported (censored)"));
  EXPECT_THAT(text, HasSubstr("within 30 min 按时到场      66.7 %"));
}

TEST_F(SummaryText, SaysNothingAboutATailThatIsNotCut) {
  summary.response.censored = 0;
  EXPECT_THAT(summary_as_text(world, summary), testing::Not(HasSubstr("at least")));
}

TEST_F(SummaryText, GivesProgramsTheSameNumbersAndNullForNone) {
  auto json = nlohmann::json::parse(summary_as_json(world, summary));
  EXPECT_EQ(json["response_mean_s"], 754.0);
  EXPECT_EQ(json["person_trips"], 120);
  summary.response = {};
  json = nlohmann::json::parse(summary_as_json(world, summary));
  EXPECT_TRUE(json["response_mean_s"].is_null());
}

}  // namespace
}  // namespace sc
