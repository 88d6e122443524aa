// SPDX-License-Identifier: Apache-2.0
#include "cli/run_command.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/check.h"
#include "cli/compare_command.h"
#include "cli/replay_command.h"
#include "io/run/run_reader.h"
#include "support/scenario_copy.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

using testing::HasSubstr;

class RunCommand : public testing::Test {
 protected:
  RunCommand() {
    options.what.scenario = scenario.folder();
    options.out = folder.path("run.h5");
  }
  std::string printed() {
    std::ostringstream out;
    EXPECT_EQ(run_command(options, out), 0);
    return out.str();
  }
  int replay() {
    replayed.str("");
    return replay_command(options.out, 1, replayed);
  }

  test::ScenarioCopy scenario;
  test::TempFolder folder;
  RunOptions options;
  std::ostringstream replayed;
};

TEST_F(RunCommand, PrintsTheSummaryAndWritesItsNumbersIntoTheFile) {
  options.summary = RunOptions::Format::json;
  auto const json = nlohmann::json::parse(printed());
  std::size_t compared = 0;
  for (auto const& [name, value] : RunReader(options.out).summary()) {
    ASSERT_TRUE(json.contains(name)) << name;
    if (json[name].is_null()) continue;
    EXPECT_EQ(json[name].get<double>(), value) << name;
    ++compared;
  }
  EXPECT_GE(compared, 13U);
  EXPECT_GT(json["incidents"], 4);
}

TEST_F(RunCommand, ReplaysEventByEvent) {
  printed();
  EXPECT_EQ(replay(), 0) << replayed.str();
  EXPECT_THAT(replayed.str(), HasSubstr("all the same"));
}

TEST_F(RunCommand, ReplaysWithTheSeedPlanAndReplicationOfTheFile) {
  options.what.seed = 99;
  options.what.replication = 5;
  options.what.plan = scenario.folder() + "/plan.toml";
  printed();
  Provenance const p = RunReader(options.out).provenance();
  EXPECT_EQ(p.seed, 99U);
  EXPECT_EQ(p.replication, 5U);
  EXPECT_EQ(replay(), 0) << replayed.str();
}

TEST_F(RunCommand, ReplaysARunAmongCarsWithTheOtherKernel) {
  options.what.trips_per_day = 5000;
  options.what.kernel = KernelChoice::serial;
  EXPECT_THAT(printed(), HasSubstr("car trips"));
  EXPECT_EQ(replay(), 0) << replayed.str();
  options.what.trips_per_day = 0;
  printed();
  Provenance const p = RunReader(options.out).provenance();
  EXPECT_TRUE(p.traffic);
  EXPECT_EQ(p.trips_per_day, 0);
}

TEST_F(RunCommand, RefusesToReplayOverChangedInputs) {
  printed();
  scenario.edit("units.csv", "\n", "\n\n");
  try {
    replay();
    FAIL() << "accepted";
  } catch (InputError const& error) {
    EXPECT_THAT(error.what(), HasSubstr("units.csv is not what the run was made from"));
  }
}

TEST_F(RunCommand, WritesNothingWhenTheInputIsWrong) {
  scenario.remove("units.csv");
  std::ostringstream out;
  EXPECT_THROW(run_command(options, out), InputError);
  EXPECT_FALSE(std::filesystem::exists(options.out));
  EXPECT_EQ(folder.entries(), 0);
  EXPECT_EQ(out.str(), "");
}

TEST_F(RunCommand, OfManyReplicationsTellsTheSpreadOfEveryNumber) {
  options.out.clear();
  options.replications = 4;
  options.summary = RunOptions::Format::json;
  auto const many = nlohmann::json::parse(printed())["numbers"];
  options.replications = 1;
  options.out = folder.path("run.h5");
  double sum = 0, most = 0;
  for (std::uint32_t r = 0; r < 4; ++r) {
    options.what.replication = r;
    double const incidents = nlohmann::json::parse(printed())["incidents"];
    sum += incidents;
    most = std::max(most, incidents);
  }
  EXPECT_EQ(many["incidents"]["value"], sum / 4);
  EXPECT_EQ(many["incidents"]["most"], most);
  EXPECT_LT(many["incidents"]["low"], many["incidents"]["value"]);
}

TEST_F(RunCommand, OfManyReplicationsTellsWhatCompareTells) {
  options.out.clear();
  options.replications = 12;
  options.summary = RunOptions::Format::json;
  auto const many = nlohmann::json::parse(printed())["numbers"];
  CompareOptions compare;
  compare.variants.what.scenario = options.what.scenario;
  compare.variants.policies = {"nearest_idle"};
  compare.replications = 12;
  compare.json = true;
  std::ostringstream out;
  compare_command(compare, out);
  auto const told = nlohmann::json::parse(out.str())["variants"][0]["indicators"];
  struct Same {
    char const *run, *compare;
    double scale;
  };
  for (auto const& [run, indicator, scale] :
       {Same{"response_mean_s", "response_mean", 60},
        {"response_p90_s", "response_p90", 60},
        {"late_share", "late_share", 0.01},
        {"late_share_severity_3", "late_share_severity_3", 0.01},
        {"km_driven", "km_driven", 1}})
    for (char const* key : {"value", "low", "high"})
      EXPECT_NEAR(many[run][key].get<double>(), scale * told[indicator][key].get<double>(), 1e-6)
          << run << ' ' << key;
  EXPECT_EQ(many["response_p90_s"]["few"], told["response_p90"]["few"]);
}

TEST_F(RunCommand, OfFewReplicationsMarksWhatTheyAreFewFor) {
  options.out.clear();
  options.replications = 4;
  std::string const text = printed();
  EXPECT_THAT(text, HasSubstr("~ replications are few for it"));
  EXPECT_THAT(text, testing::ContainsRegex("\nresponse_mean_s( +[0-9.-]+)+~"));
}

TEST_F(RunCommand, OfManyReplicationsWritesATableAndLeavesOutWhatIsNotThere) {
  options.replications = 3;
  options.out = folder.path("table.csv");
  std::string const text = printed();
  EXPECT_THAT(text, HasSubstr("3 replications 次重复 of seed 7, nearest_idle"));
  EXPECT_THAT(text, testing::Not(HasSubstr("late_share_trapped")));
  std::string const csv = test::bytes_of(options.out);
  EXPECT_THAT(csv, testing::StartsWith("replication,incidents,incidents_unreported,"));
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 4);
  EXPECT_EQ(folder.entries(), 1);
}

TEST_F(RunCommand, OfManyReplicationsWritesNoRunFile) {
  options.replications = 3;
  std::ostringstream out;
  EXPECT_THROW(run_command(options, out), InputError);  // run.h5
  EXPECT_EQ(folder.entries(), 0);
}

TEST_F(RunCommand, RefusesAnUnknownRelocationByName) {
  options.what.relocation = "nowhere";
  std::ostringstream out;
  EXPECT_THROW(run_command(options, out), InputError);
}

TEST_F(RunCommand, RefusesAnUnknownPolicyByName) {
  options.what.policy = "nearest";
  std::ostringstream out;
  EXPECT_THROW(run_command(options, out), InputError);
}

}  // namespace
}  // namespace sc
