// SPDX-License-Identifier: Apache-2.0
#include "cli/check_command.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>

#include "base/check.h"
#include "support/complaint_of.h"
#include "support/scenario_copy.h"

namespace sc {
namespace {

CaseOptions options_for(test::ScenarioCopy const& copy) {
  CaseOptions options;
  options.scenario = copy.folder();
  return options;
}

TEST(CheckCommand, PrintsTheTinyScenarioOnOneScreen) {
  test::ScenarioCopy const copy;
  std::ostringstream out;
  EXPECT_EQ(check_command(options_for(copy), out), 0);
  std::string text = out.str();
  text.erase(text.find("sha256"));  // changes with every file
  EXPECT_EQ(text, R"(scenario     Tiny district, a six-hour storm | 小试区六小时暴雨
note         Invented from end to end: for tests and first steps.
horizon      2024-08-01T14:00:00+08:00 to 2024-08-01T20:00:00+08:00 (6.0 h)
seed         7
roads        osm )" + copy.folder() +
                      R"(/tiny.osm
response     IV from 2024-08-01T14:00, III from 2024-08-01T15:00, II from 2024-08-01T15:45, none from 2024-08-01T19:00
zones        3 with 85000 inhabitants
stations     3
fleet        6 units with 21 people: 2 pump_truck, 1 tree_crew, 1 inlet_crew, 1 sign_crew, 1 guard
level IV     8 people, 1 standby, 0 guard, 1 patrol
level III    20 people, 3 standby, 1 guard, 1 patrol
level II     25 people, 4 standby, 1 guard, 1 patrol
level I      27 people, 4 standby, 1 guard, 1 patrol
policy       nearest_idle
incidents    10 kinds, 4 recorded, others drawn
basins       3, 1 of them underpasses; fixed pumps 540 m3/h
rain         142.5 to 146.5 mm at 2 gauges (factor 1)
track        4 fixes, 2024-08-01T08:00 to 2024-08-02T02:00, at most 28 m/s
canal        4 readings, 1.60 to 2.70 m
routes       1 of patrols; closures: 1
)");
}

TEST(CheckCommand, TellsWhereRulesStandThatThereAreNot) {
  test::ScenarioCopy const copy;
  copy.edit("scenario.toml", "policy = \"nearest_idle\"", "policy = \"x\"\nrelocation = \"y\"");
  CaseOptions options = options_for(copy);
  auto const said = [&] {
    return test::complaint_of([&](std::ostream& out) { check_command(options, out); });
  };
  std::string const policy =
      "policy = 'x' (must be one of: nearest_idle, priority, assignment, "
      "lookahead).";
  std::string const relocation = copy.folder() +
                                 "/scenario.toml:27: relocation = 'y' (must be one of: none, "
                                 "dmexclp).";
  EXPECT_EQ(said(), copy.folder() + "/scenario.toml:26: " + policy + "\n" + relocation);
  options.policy = "x";  // of the command line, which has no file
  EXPECT_EQ(said(), policy + "\n" + relocation);
}

TEST(CheckCommand, TellsNamesThatThereAreNotBesideAScenarioThatCannotBeRead) {
  test::ScenarioCopy const copy;
  copy.remove("rain.csv");
  CaseOptions options = options_for(copy);
  options.policy = "x";
  options.relocation = "y";
  std::string const said =
      test::complaint_of([&](std::ostream& out) { check_command(options, out); });
  EXPECT_THAT(said, testing::HasSubstr("rain.csv: "));
  EXPECT_THAT(said, testing::HasSubstr("policy = 'x' (must be one of: "));
  EXPECT_THAT(said, testing::HasSubstr("relocation = 'y' (must be one of: "));
}

TEST(CheckCommand, RefusesWithEveryFault) {
  test::ScenarioCopy const copy;
  copy.edit("units.csv", "T1,tree_crew", "T1,tree");
  copy.remove("rain.csv");
  std::ostringstream out;
  try {
    check_command(options_for(copy), out);
    FAIL() << "accepted";
  } catch (InputError const& error) {
    EXPECT_EQ(error.what(), copy.folder() + "/rain.csv: no such file\n" + copy.folder() +
                                "/units.csv:4: kind = tree (must be the id of a unit kind in "
                                "unit_kinds.csv)");
  }
  EXPECT_EQ(out.str(), "");
}

TEST(CheckCommand, RefusesAStationFarFromTheRoadsByName) {
  test::ScenarioCopy const copy;
  copy.edit("scenario.toml", "snap_limit_m = 200", "snap_limit_m = 1");
  std::ostringstream out;
  try {
    check_command(options_for(copy), out);
    FAIL() << "accepted";
  } catch (InputError const& error) {
    EXPECT_NE(std::string(error.what()).find("/stations.csv:"), std::string::npos) << error.what();
  }
}

}  // namespace
}  // namespace sc
