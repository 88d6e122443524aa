// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <optional>

#include "base/check.h"
#include "io/scenario/scenario_reader.h"
#include "support/scenario_copy.h"

namespace sc {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Key;
using testing::Not;

/// Two copies of scenarios/tiny, of which `variant` has nothing but its settings and the roads, and
/// stands on `base`.
class BaseFolder : public testing::Test {
 protected:
  BaseFolder() {
    for (auto const& entry : std::filesystem::directory_iterator(base_.folder())) {
      std::string const name = entry.path().filename().string();
      if (name.ends_with(".csv") || name == "plan.toml") variant_.remove(name);
    }
    shown_ = "../" + std::filesystem::path(base_.folder()).filename().string();
    stand_on(shown_);
  }
  void stand_on(std::string const& base) const {
    variant_.edit("scenario.toml", "seed = 7", "seed = 7\nbase = \"" + base + "\"");
  }
  [[nodiscard]] std::string in_base(std::string const& rest) const {
    return base_.folder() + '/' + rest;
  }
  test::ScenarioCopy base_;
  test::ScenarioCopy variant_;
  std::string shown_;
};

TEST_F(BaseFolder, HasTheFilesThatTheFolderLacks) {
  EXPECT_THAT(variant_.faults(), IsEmpty());
  Scenario const s = read_scenario(variant_.folder());
  EXPECT_EQ(s.zones.size(), 3U);
  EXPECT_EQ(s.plan.name, "tiny default posture");
  EXPECT_EQ(s.folder, variant_.folder());
  EXPECT_THAT(s.input_sha256, Contains(Key(shown_ + "/zones.csv")));
  EXPECT_THAT(s.input_sha256, Contains(Key("scenario.toml")));
  EXPECT_THAT(s.input_sha256, Not(Contains(Key(shown_ + "/scenario.toml"))));
  EXPECT_EQ(s.input_sha256.size(), 17U);
}

TEST_F(BaseFolder, IsNotAskedForWhatTheFolderHas) {
  std::string const units = base_.read("units.csv");
  variant_.write("units.csv", units.substr(0, units.find("G1")));
  base_.edit("units.csv", "P1", "P 1");
  base_.edit("plan.toml", "  { unit = \"G1\", duty = \"guard\", basin = \"UP01\" },\n", "");
  std::string const plan = base_.read("plan.toml");
  variant_.write("plan.toml", plan.substr(0, plan.find("[level.I]")));
  variant_.edit("plan.toml", "  { unit = \"G1\", duty = \"guard\", basin = \"UP01\" },\n", "");
  Scenario const s = read_scenario(variant_.folder());
  EXPECT_EQ(s.units.size(), 5U);
  EXPECT_THAT(s.input_sha256, Contains(Key("units.csv")));
}

TEST_F(BaseFolder, IsNamedInComplaintsAboutItsFiles) {
  base_.edit("zones.csv", "40000", "many");
  EXPECT_THAT(variant_.faults(),
              ElementsAre(in_base("zones.csv:2: population = many (must be a plain number such as "
                                  "12.5, without unit or thousands separator)")));
}

TEST_F(BaseFolder, MayLackATableAsWellAsTheFolder) {
  base_.remove("zones.csv");
  EXPECT_THAT(variant_.faults(), ElementsAre("zones.csv: no such file"));
}

TEST_F(BaseFolder, GivesHintsForMisspeltFilesOfBoth) {
  base_.rename("incidents.csv", "incident.csv");
  variant_.write("tracks.csv", "");  // the base has track.csv: no hint
  variant_.write("sources.csv", "");
  EXPECT_THAT(variant_.faults(),
              ElementsAre(in_base("incident.csv: is not a file of a scenario. Did you mean "
                                  "'incidents.csv'?")));
}

TEST_F(BaseFolder, PlanOfTheCallerComesFirst) {
  std::string const mine = variant_.folder() + "/mine.toml";
  variant_.write("mine.toml", base_.read("plan.toml"));
  variant_.edit("mine.toml", "tiny default posture", "mine");
  Scenario const s = read_scenario(variant_.folder(), mine);
  EXPECT_EQ(s.plan.name, "mine");
  EXPECT_THAT(s.input_sha256, Contains(Key("plan.toml")));
}

/// What is wrong with a base of this name.
std::vector<std::string> faults_with_base(std::string const& base) {
  test::ScenarioCopy const copy;
  copy.edit("scenario.toml", "seed = 7", "seed = 7\nbase = \"" + base + "\"");
  return copy.faults();
}

TEST(BaseFolderKey, MustBeRelative) {
  EXPECT_THAT(faults_with_base("/tmp"), ElementsAre("scenario.toml:8: base = '/tmp' (must be "
                                                    "relative to the scenario folder)"));
}

TEST(BaseFolderKey, MustNotBeTheFolderItself) {
  EXPECT_THAT(faults_with_base("./"),
              ElementsAre("scenario.toml:8: base = './' (must be another folder)"));
}

TEST(BaseFolderKey, MustBeAScenarioFolder) {
  EXPECT_THAT(faults_with_base("../no_such"),
              ElementsAre("scenario.toml:8: base = '../no_such' (must be a scenario folder, seen "
                          "from this one)"));
}

TEST_F(BaseFolder, MustNotHaveABaseItself) {
  base_.edit("scenario.toml", "seed = 7", "seed = 7\nbase = \"../elsewhere\"");
  EXPECT_THAT(variant_.faults(), Contains("scenario.toml:8: base = '" + shown_ +
                                          "' (must not have a base of its own)"));
}

}  // namespace
}  // namespace sc
