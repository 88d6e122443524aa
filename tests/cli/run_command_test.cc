// SPDX-License-Identifier: Apache-2.0
#include "cli/run_command.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/check.h"
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

TEST_F(RunCommand, RefusesAnUnknownPolicyByName) {
  options.what.policy = "nearest";
  std::ostringstream out;
  EXPECT_THROW(run_command(options, out), InputError);
}

}  // namespace
}  // namespace sc
