// SPDX-License-Identifier: Apache-2.0
#include "cli/season_command.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/check.h"
#include "cli/check_command.h"
#include "cli/compare_command.h"
#include "cli/load_season.h"
#include "cli/season_table.h"
#include "response/simulate.h"
#include "study/season.h"
#include "support/complaint_of.h"
#include "support/scenario_copy.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

using testing::HasSubstr;

/// The tiny district's storm at its two highest levels, and a quiet afternoon two days later.
constexpr char const* kSeason = R"(format_version = 1
name.zh = "小试季"
name.en = "Tiny season"
seed = 7
replications = 2

[time]
zone = "+08:00"

[roads]
source = "osm"
path = "tiny.osm"
snap_limit_m = 200

[[activation]]
id = "storm"
name.zh = "暴雨"
name.en = "storm"
start = 2024-08-01T14:00:00
end = 2024-08-01T20:00:00
response = [{ at = 2024-08-01T14:30:00, level = "III" }, { at = 2024-08-01T16:00:00, level = "II" }, { at = 2024-08-01T19:00:00, level = "none" }]

[[activation]]
id = "quiet"
name.zh = "待命"
name.en = "quiet"
start = 2024-08-03T14:00:00
end = 2024-08-03T18:00:00
response = [{ at = 2024-08-03T15:00:00, level = "IV" }, { at = 2024-08-03T17:00:00, level = "none" }]
)";

class SeasonCommand : public testing::Test {
 protected:
  SeasonCommand() {
    scenario.write("scenario.toml", kSeason);
    options.what.scenario = scenario.folder();
    options.out = folder.path("season.csv");
  }
  std::string printed() {
    std::ostringstream out;
    EXPECT_EQ(run_command(options, out), 0);
    return out.str();
  }
  test::ScenarioCopy scenario;
  test::TempFolder folder;
  RunOptions options;
};

TEST_F(SeasonCommand, TellsEachActivationAndTheTotals) {
  std::string const text = printed();
  EXPECT_THAT(text, HasSubstr("2 activations 次应急响应, 2 replications of seed 7"));
  EXPECT_THAT(text, testing::ContainsRegex("storm +2024-08-01T14:00 +2024-08-01T20:00 +II +4.5 "));
  EXPECT_THAT(text, testing::ContainsRegex("quiet +2024-08-03T14:00 +2024-08-03T18:00 +IV +2.0 "));
  EXPECT_THAT(text, testing::ContainsRegex("activations 应急响应 +2.0 +2.0 +2.0 +2.0 +2.0\n"));
}

TEST_F(SeasonCommand, WritesWhatSingleRunsCountByTheSeedsOfTheActivations) {
  options.replications = 3;
  printed();
  std::string const csv = test::bytes_of(options.out);
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 1 + 3 * 2);
  LoadedSeason const loaded = load_season(options.what);
  EnsembleCase const storm = loaded.cases()[0];
  EXPECT_EQ(storm.seed, activation_seed(7, "storm"));
  SimulationOptions alone;
  alone.seed = storm.seed;
  alone.replication = 2;
  Summary const summary =
      summarise(*storm.world, simulate(*storm.world, *storm.plan, *storm.policy, alone));
  std::ostringstream row;
  row << "\n2,storm,2024-08-01T14:00:00+08:00,II,4.5," << summary.counts.activations << ','
      << summary.counts.person_trips << ',' << summary.counts.vehicle_trips << ','
      << summary.incidents << ',' << summary.cleared << ',';
  EXPECT_THAT(csv, HasSubstr(row.str()));
}

TEST_F(SeasonCommand, DoesNotDependOnThreads) {
  options.what.threads = 1;
  printed();
  std::string const one = test::bytes_of(options.out);
  options.what.threads = 3;
  printed();
  EXPECT_EQ(test::bytes_of(options.out), one);
}

TEST_F(SeasonCommand, GivesProgramsTheSameNumbers) {
  options.summary = RunOptions::Format::json;
  auto const json = nlohmann::json::parse(printed());
  EXPECT_EQ(json["totals"]["activations"]["mean"], 2);
  double trips = 0;
  for (auto const& activation : json["activations"])
    trips += activation["means"]["person_trips"].get<double>();
  EXPECT_DOUBLE_EQ(json["totals"]["person_trips"]["mean"].get<double>(), trips);
}

TEST_F(SeasonCommand, IsCheckedAsAWhole) {
  std::ostringstream out;
  EXPECT_EQ(check_command(options.what, out), 0);
  EXPECT_THAT(out.str(), HasSubstr("12 nodes, 31 links; every place lies within 200 m"));
  EXPECT_THAT(out.str(), HasSubstr("quiet"));
}

TEST_F(SeasonCommand, TellsAFaultOfAllActivationsOnce) {
  scenario.append("stations.csv", "far,远,far,depot,120.1400,30.3400,9\n");
  std::string const text =
      test::complaint_of([&](std::ostream& out) { check_command(options.what, out); });
  EXPECT_THAT(text, HasSubstr("has no road within 200 m"));
  EXPECT_EQ(text.find("has no road"), text.rfind("has no road"));
}

TEST_F(SeasonCommand, RefusesWhatBelongsToASingleRun) {
  options.out = folder.path("run.h5");
  options.what.replication = 3;
  std::string const text =
      test::complaint_of([&](std::ostream& out) { run_command(options, out); });
  EXPECT_THAT(text, HasSubstr("run.h5 (must end in .csv)"));
  EXPECT_THAT(text, HasSubstr("--replication = 3 of a season"));
  EXPECT_EQ(folder.entries(), 0);
}

TEST_F(SeasonCommand, IsRefusedByOtherCommands) {
  CompareOptions compare;
  compare.variants.what = options.what;
  EXPECT_THAT(test::complaint_of([&](std::ostream& out) { compare_command(compare, out); }),
              HasSubstr("is a season"));
}

TEST(ResponseTime, IsTheTimeAboveNoneWithinTheSimulation) {
  Scenario s;
  s.end = SimTime{0} + whole_hours(10);
  EXPECT_EQ(response_time(s), Duration{});
  s.levels = {{SimTime{0} - whole_hours(2), ResponseLevel::IV},
              {SimTime{0} + whole_hours(3), ResponseLevel::none},
              {SimTime{0} + whole_hours(8), ResponseLevel::II}};
  EXPECT_EQ(response_time(s), whole_hours(5));
}

}  // namespace
}  // namespace sc
