// SPDX-License-Identifier: Apache-2.0
#include "cli/export_run_command.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/check.h"
#include "cli/run_command.h"
#include "support/scenario_copy.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class ExportRunCommandTest : public testing::Test {
 protected:
  ExportRunCommandTest() {
    RunOptions run;
    run.what.scenario = scenario_.folder();
    run.out = options_.file = folder_.path("run.h5");
    std::ostringstream said;
    run_command(run, said);
  }

  std::string exported(std::string const& format, std::vector<std::string> const& what,
                       std::string const& out) {
    options_.format = format;
    options_.what = what;
    options_.out = folder_.path(out);
    std::ostringstream said;
    EXPECT_EQ(export_run_command(options_, said), 0);
    return said.str();
  }

  /// Refused with all these words, and nothing written.
  void expect_refused(std::vector<std::string> const& words) {
    std::ostringstream said;
    std::string faults;
    try {
      export_run_command(options_, said);
    } catch (InputError const& error) {
      for (Fault const& fault : error.faults()) faults += to_string(fault) + '\n';
    }
    for (std::string const& word : words) EXPECT_THAT(faults, HasSubstr(word));
    EXPECT_EQ(said.str(), "");
    EXPECT_EQ(folder_.entries(), 1);
  }

  test::ScenarioCopy scenario_;
  test::TempFolder folder_;
  ExportRunOptions options_;
};

TEST_F(ExportRunCommandTest, AFolderHasOneFileForEachThing) {
  std::string const said = exported("geojson", {}, "maps");
  for (char const* name : {"units.geojson", "incidents.geojson", "links.geojson", "plan.geojson"}) {
    EXPECT_TRUE(fs::exists(folder_ / "maps" / name)) << name;
    EXPECT_THAT(said, HasSubstr((folder_ / "maps" / name).string()));
  }
}

TEST_F(ExportRunCommandTest, OneThingMayBeOneFile) {
  exported("csv", {"incidents"}, "incidents.csv");
  EXPECT_TRUE(fs::is_regular_file(folder_ / "incidents.csv"));
}

TEST_F(ExportRunCommandTest, ThePlanIsThatOfTheRun) {
  exported("geojson", {"plan"}, "plan.geojson");
  auto const plan = nlohmann::json::parse(test::bytes_of(folder_ / "plan.geojson"));
  EXPECT_EQ(plan["stormcrew"]["thing"], "plan");
  EXPECT_FALSE(plan["features"].empty());
}

TEST_F(ExportRunCommandTest, EveryFaultOfTheOptionsIsTold) {
  options_.format = "geojsn";
  options_.what = {"unit", "links", "links"};
  options_.every_s = 0;
  options_.also_standing = true;
  expect_refused({"--format = 'geojsn'", "Did you mean 'geojson'?", "--what = 'unit'",
                  "--what = links (must be named once)", "--every = 0", "--all (must go with",
                  "--out is missing"});
}

TEST_F(ExportRunCommandTest, FaultsOfTheFileAndOfTheOptionsAreToldTogether) {
  options_.format = "fcd";
  options_.file = scenario_.folder() + "/scenario.toml";
  options_.out = folder_.path("units.csv");
  options_.every_s = std::nan("");
  expect_refused({"must end in .xml", "--every = nan", "scenario.toml"});
}

TEST_F(ExportRunCommandTest, SeveralThingsAreNotOneFile) {
  options_.format = "csv";
  options_.out = folder_.path("all.csv");
  expect_refused({"must be a new folder unless --what is one word"});
}

TEST_F(ExportRunCommandTest, TracksAreOfUnitsOnly) {
  options_.format = "movingpandas";
  options_.what = {"incidents"};
  options_.out = folder_.path("tracks.csv");
  expect_refused({"--what = incidents (must be units in --format movingpandas)"});
}

TEST_F(ExportRunCommandTest, TheRunFileIsNotReplaced) {
  fs::rename(options_.file, folder_ / "run.xml");
  options_.file = options_.out = folder_.path("run.xml");
  options_.format = "fcd";
  expect_refused({"must not replace what is read"});
}

TEST_F(ExportRunCommandTest, NoRunFileIsAFault) {
  options_.file = "";
  options_.format = "csv";
  options_.out = folder_.path("tables");
  expect_refused({"RUN is missing"});
}

TEST_F(ExportRunCommandTest, AFolderWithFilesIsLeftAlone) {
  fs::create_directory(folder_ / "maps");
  test::put_bytes(folder_ / "maps" / "mine.txt", "mine");
  options_.format = "geojson";
  options_.out = folder_.path("maps");
  std::ostringstream said;
  EXPECT_THROW(export_run_command(options_, said), InputError);
  EXPECT_EQ(test::bytes_of(folder_ / "maps" / "mine.txt"), "mine");
  EXPECT_FALSE(fs::exists(folder_ / "maps.part"));
}

}  // namespace
}  // namespace sc
