// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/check_command.h"
#include "cli/compare_command.h"
#include "cli/plan_command.h"
#include "cli/replay_command.h"
#include "cli/run_command.h"
#include "io/hdf5/hdf5_reader.h"
#include "io/run/run_reader.h"
#include "support/complaint_of.h"
#include "support/scenario_copy.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

/// Runs of scenarios/tiny, two values of which come from outside.
class RunWithSettings : public testing::Test {
 protected:
  RunWithSettings() {
    options.what.scenario = tiny.folder();
    options.what.settings = settings;
    options.out = folder.path("run.h5");
  }
  std::string printed() {
    std::ostringstream out;
    EXPECT_EQ(run_command(options, out), 0);
    return out.str();
  }
  std::vector<Event> events() {
    printed();
    return RunReader(options.out).events();
  }
  std::string complaint() {
    return test::complaint_of([&](std::ostream& out) { run_command(options, out); });
  }
  int replay() {
    replayed.str("");
    return replay_command(options.out, 1, replayed);
  }
  Settings const settings = {{"weather.rain_factor", "3"}, {"rules.call_handling_s", "600"}};
  test::ScenarioCopy tiny;
  test::TempFolder folder;
  RunOptions options;
  std::ostringstream replayed;
};

TEST_F(RunWithSettings, IsTheRunOfAScenarioThatSaysSo) {
  std::vector<Event> const set = events();
  options.what.settings.clear();
  EXPECT_NE(events(), set);
  tiny.edit("scenario.toml", "step_min = 5", "step_min = 5\nrain_factor = 3");
  tiny.edit("scenario.toml", "[rules]", "[rules]\ncall_handling_s = 600");
  EXPECT_EQ(events(), set);
}

TEST_F(RunWithSettings, IsOneOfManyReplications) {
  options.summary = RunOptions::Format::json;
  options.what.replication = 1;
  double sum = json::parse(printed())["km_driven"];
  options.what.replication = 0;
  sum += json::parse(printed())["km_driven"].get<double>();
  options.replications = 2;
  options.out.clear();
  EXPECT_DOUBLE_EQ(json::parse(printed())["numbers"]["km_driven"]["value"], sum / 2);
}

TEST_F(RunWithSettings, ReplaysEventByEvent) {
  printed();
  EXPECT_EQ(replay(), 0) << replayed.str();
}

TEST_F(RunWithSettings, ReplaysAlsoWhereTheyChooseWhatAnOptionCould) {
  options.what.settings = {{"rules.policy", "priority"},
                           {"rules.relocation", "dmexclp"},
                           {"traffic.trips_per_day", "500"},
                           {"measures.rebuilt_points", "true"},
                           {"roads.path", "\"tiny.osm\""}};
  printed();
  Provenance const p = RunReader(options.out).provenance();
  EXPECT_EQ(p.policy, "priority");
  EXPECT_EQ(p.relocation, "dmexclp");
  EXPECT_EQ(p.trips_per_day, 500);
  EXPECT_EQ(replay(), 0) << replayed.str();
}

TEST_F(RunWithSettings, NotesThemInTheFileAndOnlyWhereThereAreAny) {
  printed();
  constexpr char const* kText = "rules.call_handling_s=600\nweather.rain_factor=3";
  EXPECT_EQ(RunReader(options.out).provenance().settings, kText);
  EXPECT_EQ(hdf5::Reader(options.out).text("", "settings"), kText);
  std::string const hash = RunReader(options.out).provenance().scenario_sha256;
  options.what.settings.clear();
  printed();
  EXPECT_EQ(RunReader(options.out).provenance().scenario_sha256, hash);
  EXPECT_FALSE(hdf5::Reader(options.out).has_attribute("", "settings"));
  EXPECT_FALSE(hdf5::Reader(options.out).has_attribute("provenance", "settings"));
}

TEST_F(RunWithSettings, TellsThem) {
  EXPECT_THAT(printed(), HasSubstr("set 另设: rules.call_handling_s=600, weather.rain_factor=3\n"));
  options.summary = RunOptions::Format::json;
  EXPECT_EQ(json::parse(printed())["settings"],
            (json{"rules.call_handling_s=600", "weather.rain_factor=3"}));
  options.what.settings.clear();
  EXPECT_FALSE(json::parse(printed()).contains("settings"));
  options.summary = RunOptions::Format::text;
  EXPECT_THAT(printed(), Not(HasSubstr("另设")));
}

TEST_F(RunWithSettings, ReportsEveryFaultAndWritesNothing) {
  options.what.settings = {{"rules.late_min", "-3"}, {"rules.policy", "x"}, {"seed", "8"}};
  options.what.policy = "priority";
  tiny.edit("scenario.toml", "step_min = 5", "step_min = 500");
  std::string const told = complaint();
  EXPECT_THAT(told, HasSubstr("--set: rules.late_min = -3 (must be above 0 and at most 1440)"));
  EXPECT_THAT(told, HasSubstr("--set: rules.policy = x (must not stand beside --policy)"));
  EXPECT_THAT(told, HasSubstr("--set: seed = 8 (must be given by --seed)"));
  EXPECT_THAT(told, HasSubstr("weather.step_min = 500"));
  EXPECT_EQ(folder.entries(), 0);
}

TEST_F(RunWithSettings, RefusesNamesThatNothingBears) {
  options.what.settings = {{"rules.policy", "nearest"}, {"rules.relocation", "nowhere"}};
  std::string const told = complaint();
  EXPECT_THAT(told, HasSubstr("nearest"));
  EXPECT_THAT(told, HasSubstr("nowhere"));
}

TEST_F(RunWithSettings, IsNoRunOfASeason) {
  tiny.append("scenario.toml", "\n[[activation]]\nid = \"x\"\n");
  std::string const told = complaint();
  EXPECT_THAT(told, HasSubstr("--set: weather.rain_factor = 3 (must be of one scenario, not of a "
                              "season)"));
  EXPECT_THAT(told, HasSubstr("--set: rules.call_handling_s = 600 (must be"));
  EXPECT_THAT(told, HasSubstr("time.start"));
  EXPECT_EQ(folder.entries(), 0);
}

TEST_F(RunWithSettings, IsAlsoCompared) {
  CompareOptions compared;
  compared.variants.what = options.what;
  compared.variants.policies = {"nearest_idle"};
  compared.replications = 2;
  compared.json = true;
  std::ostringstream out;
  EXPECT_EQ(compare_command(compared, out), 0);
  json const found = json::parse(out.str());
  EXPECT_EQ(found["rain_factor"], 3);
  EXPECT_EQ(found["settings"].size(), 2U);
}

TEST_F(RunWithSettings, IsNotComparedByWhatIsSet) {
  CompareOptions compared;
  compared.variants.what = options.what;
  compared.variants.what.settings = {{"rules.policy", "priority"}, {"rules.relocation", "none"}};
  compared.variants.policies = {"nearest_idle"};
  compared.variants.relocations = {"dmexclp"};
  compared.out = "table.txt";
  auto const told = [&] {
    return test::complaint_of([&](std::ostream& out) { compare_command(compared, out); });
  };
  EXPECT_THAT(told(), HasSubstr("rules.policy = priority (must not stand beside --policy)"));
  EXPECT_THAT(told(), HasSubstr("rules.relocation = none (must not stand beside --relocation)"));
  EXPECT_THAT(told(), HasSubstr("table.txt"));
  compared.variants.policies.clear();
  compared.variants.relocations.clear();
  EXPECT_THAT(told(),
              HasSubstr("rules.policy = priority (must not stand beside a comparison of all "
                        "policies)"));
}

TEST_F(RunWithSettings, IsPlannedForUnlessLateIsSaidTwice) {
  PlanOptions planned;
  planned.what = options.what;
  planned.what.settings = {{"rules.late_min", "15"}};
  planned.out = folder.path("plan.toml");
  Complaints complaints;
  EXPECT_EQ(planned_scenario(planned, complaints).rules.late, whole_minutes(15));
  planned.late_min = 10;
  EXPECT_THAT(test::complaint_of([&](std::ostream& out) { plan_command(planned, out); }),
              "--set: rules.late_min = 15 (must not stand beside --late-min)");
}

TEST_F(RunWithSettings, IsChecked) {
  std::ostringstream out;
  EXPECT_EQ(check_command(options.what, out), 0);
  EXPECT_THAT(out.str(),
              HasSubstr("set          rules.call_handling_s=600, weather.rain_factor=3\n"));
  EXPECT_THAT(out.str(), HasSubstr("(factor 3)"));
}

}  // namespace
}  // namespace sc
