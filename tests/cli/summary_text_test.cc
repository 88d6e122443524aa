// SPDX-License-Identifier: Apache-2.0
#include "cli/summary_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "support/small_world.h"

namespace sc {
namespace {

using testing::HasSubstr;
using testing::Not;

class SummaryText : public testing::Test {
 protected:
  SummaryText() {
    summary.incidents = 3;
    summary.response = {3, 1, 754.0, 600.0, 1000.0, 2.0 / 3, 1, {}};
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
  EXPECT_THAT(summary_as_text(world, summary), Not(HasSubstr("at least")));
}

TEST_F(SummaryText, SaysWhoWasLateOnlyWhereSomebodyCalled) {
  summary.by_severity[2] = {4, 0, 600.0, {}, {}, {}, 1, {}};
  summary.trapped = {2, 0, 1500.0, {}, {}, {}, 2, {}};
  std::string const text = summary_as_text(world, summary);
  EXPECT_THAT(text,
              HasSubstr("late, severity 3-4 严重    25.0 %   of 4 reported, mean 10.0 min\n"));
  EXPECT_THAT(text,
              HasSubstr("late, trapped 人员被困    100.0 %   of 2 reported, mean 25.0 min\n"));
  EXPECT_THAT(text, Not(HasSubstr("severity 1-2")));
}

TEST_F(SummaryText, CountsWhatHappenedAndNothingElse) {
  EXPECT_THAT(summary_as_text(world, summary), Not(HasSubstr("diversions")));
  summary.counts.diversions = 5;
  summary.prevented = 2;
  std::string const text = summary_as_text(world, summary);
  EXPECT_THAT(text, HasSubstr("diversions 途中改派            5\n"));
  EXPECT_THAT(text, HasSubstr("prevented 封路避免             2\n"));
  EXPECT_THAT(text, Not(HasSubstr("stock-outs")));
}

TEST(SummaryTextOfStock, NamesStationAndMaterialThatRanOut) {
  Scenario s = test::quiet_scenario();
  StationId const depot = test::add_station(s, test::near_node(0));
  s.stations[depot.index()].names = {"西仓", "West Depot"};
  s.materials.push_back({"bag", {"沙袋", "sandbags"}, "bag", {}});
  World const world = test::make_world(s);
  Summary summary;
  summary.stock_outs = {{depot, MaterialId{std::size_t{0}}, 3, 120}};
  std::string const text = summary_as_text(world, summary);
  EXPECT_THAT(text, HasSubstr("stock-outs 缺料                3\n"));
  EXPECT_THAT(text, HasSubstr("sandbags 沙袋 at West Depot 西仓, 120 bag lacking\n"));
  auto const json = nlohmann::json::parse(summary_as_json(world, summary));
  EXPECT_EQ(json["stock_outs"], 3);
  EXPECT_EQ(json["stock_outs_at"][0]["material"], "bag");
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
