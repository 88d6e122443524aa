// SPDX-License-Identifier: Apache-2.0
#include "cli/scenario_place.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/temp_folder.h"

namespace sc {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;

/// A working folder and an installed program, both empty of scenarios.
class ScenarioPlace : public testing::Test {
 protected:
  ScenarioPlace() { fs::create_directories(here()); }

  fs::path here() const { return root_ / "here"; }
  fs::path installed() const { return root_ / "usr/share/stormcrew/scenarios"; }
  ScenarioPlaces places() const { return {root_ / "usr/bin/stormcrew", here()}; }
  static void add_scenario(fs::path const& folder) {
    fs::create_directories(folder);
    test::put_bytes(folder / "scenario.toml", "format_version = 1\n");
  }

 private:
  test::TempFolder root_;
};

TEST_F(ScenarioPlace, IsThePathThatWasGivenIfItIsThere) {
  add_scenario(here() / "tiny");
  add_scenario(installed() / "tiny");
  EXPECT_EQ(places().find("tiny"), "tiny");
  EXPECT_EQ(places().find((here() / "tiny").string()), (here() / "tiny").string());
}

TEST_F(ScenarioPlace, IsInTheFolderOfScenariosHereBeforeTheInstalledOnes) {
  add_scenario(here() / "scenarios/tiny");
  add_scenario(installed() / "tiny");
  EXPECT_EQ(places().find("tiny"), (here() / "scenarios/tiny").string());
  EXPECT_EQ(places().shelf(), "scenarios");
}

TEST_F(ScenarioPlace, IsAmongTheInstalledOnesByNameAndAsExamplesWriteIt) {
  add_scenario(installed() / "tiny");
  EXPECT_EQ(places().find("tiny"), (installed() / "tiny").string());
  EXPECT_EQ(places().find("scenarios/tiny"),
            (installed().parent_path() / "scenarios/tiny").string());
  EXPECT_EQ(places().shelf(), installed().string());
}

TEST_F(ScenarioPlace, LeavesWhatIsNowhereToItsReader) {
  EXPECT_EQ(places().find("elsewhere/storm"), "elsewhere/storm");
  EXPECT_EQ(places().find("/elsewhere/storm"), "/elsewhere/storm");
  EXPECT_THAT(places().fault_of("elsewhere/storm"), IsEmpty());
  EXPECT_THAT(places().fault_of("study.h5"), IsEmpty());
  EXPECT_THAT(places().fault_of("rules.late_min=3"), IsEmpty());
}

TEST_F(ScenarioPlace, RefusesAMereNameThatNothingBears) {
  add_scenario(installed() / "yanhua-2021");
  add_scenario(installed() / "tiny");
  EXPECT_THAT(places().fault_of("yanhua-2012"),
              HasSubstr("yanhua-2012 (must be a folder, or one of the scenarios: tiny, "
                        "yanhua-2021). Did you mean 'yanhua-2021'?"));
  EXPECT_THAT(places().fault_of("tiny"), IsEmpty());
}

TEST_F(ScenarioPlace, SaysThatThereAreNoneWhereThereAreNone) {
  EXPECT_THAT(places().fault_of("tiny"), HasSubstr("none found"));
  EXPECT_EQ(places().shelf(), "scenarios");
}

}  // namespace
}  // namespace sc
