// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "base/check.h"
#include "io/scenario/scenario_reader.h"
#include "support/scenario_copy.h"

namespace sc {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// scenarios/tiny, which says late_min = 20 and nothing of [traffic].
class SettingsFromOutside : public testing::Test {
 protected:
  [[nodiscard]] Scenario with(Settings const& settings) const {
    return read_scenario(tiny_.folder(), {}, settings);
  }
  [[nodiscard]] std::vector<std::string> faults(Settings const& settings) const {
    return tiny_.faults_of([&] { (void)with(settings); });
  }
  test::ScenarioCopy tiny_;
};

TEST_F(SettingsFromOutside, ReplaceWhatTheFileSays) {
  EXPECT_EQ(with({}).rules.late, whole_minutes(20));
  EXPECT_EQ(with({{"rules.late_min", "35"}}).rules.late, whole_minutes(35));
}

TEST_F(SettingsFromOutside, AddWhatTheFileDoesNotSay) {
  Scenario const s = with({{"rules.divert", "false"}, {"weather.rain_factor", "2.5"}});
  EXPECT_FALSE(s.rules.divert);
  EXPECT_EQ(s.rain_factor, 2.5);
  EXPECT_EQ(s.rules.late, whole_minutes(20));
}

TEST_F(SettingsFromOutside, MakeTheTablesTheyStandIn) {
  EXPECT_FALSE(with({}).traffic.on);
  Scenario const s = with({{"traffic.level_share.IV", "0.5"}, {"measures.rebuilt_points", "true"}});
  EXPECT_TRUE(s.traffic.on);
  EXPECT_EQ(s.traffic.level_share[1], 0.5);
  EXPECT_EQ(s.traffic.level_share[2], with({}).traffic.level_share[2]);
  EXPECT_TRUE(s.measures.rebuilt_points);
}

TEST_F(SettingsFromOutside, AreTextWhereTheyAreNoToml) {
  EXPECT_EQ(with({{"rules.policy", "priority"}}).rules.policy, "priority");
  EXPECT_EQ(with({{"rules.policy", "\"priority\""}}).rules.policy, "priority");
  EXPECT_EQ(with({{"rules.policy", "'3'"}}).rules.policy, "3");
  EXPECT_EQ(with({{"rules.policy", "3 # three"}}).rules.policy, "3 # three");
  EXPECT_EQ(with({{"rules.policy", "3, value = 4"}}).rules.policy, "3, value = 4");
  EXPECT_EQ(with({{"time.zone", "+08:00"}}).utc_offset, whole_hours(8));
}

TEST_F(SettingsFromOutside, MayBeDateTimes) {
  EXPECT_EQ(with({{"time.end", "2024-08-01T21:00:00"}}).end, SimTime{0} + whole_hours(7));
}

TEST_F(SettingsFromOutside, AreTheSameAsAnEditedFile) {
  Scenario const set = with({{"rules.late_min", "35"}});
  tiny_.edit("scenario.toml", "late_min = 20", "late_min = 35");
  EXPECT_EQ(with({}).rules.late, set.rules.late);
}

TEST_F(SettingsFromOutside, AreNotedInOrderBesideTheHashes) {
  Scenario const s = with({{"weather.step_min", "10"}, {"rules.late_min", "35"}});
  EXPECT_THAT(s.settings, ElementsAre("rules.late_min=35", "weather.step_min=10"));
  EXPECT_EQ(s.input_sha256, with({}).input_sha256);
  EXPECT_THAT(with({}).settings, IsEmpty());
}

TEST_F(SettingsFromOutside, ReachAScenarioOnAnothersTables) {
  test::ScenarioCopy const variant;
  std::string const name = std::filesystem::path(tiny_.folder()).filename().string();
  variant.edit("scenario.toml", "seed = 7", "seed = 7\nbase = \"../" + name + "\"");
  variant.remove("zones.csv");
  Scenario const s = read_scenario(variant.folder(), {}, {{"rules.late_min", "35"}});
  EXPECT_EQ(s.rules.late, whole_minutes(35));
  EXPECT_EQ(s.zones.size(), 3U);
}

struct Case {
  char const* name;
  Setting setting;
  char const* fault;
};
void PrintTo(Case const& it, std::ostream* out) {
  *out << it.name;
}

class OneSetting : public SettingsFromOutside, public testing::WithParamInterface<Case> {};

TEST_P(OneSetting, IsRefusedInTheseWords) {
  EXPECT_THAT(faults({GetParam().setting}), ElementsAre(GetParam().fault));
}

Case const kCases[] = {
    {"OutOfRange",
     {"rules.late_min", "-3"},
     "--set: rules.late_min = -3 (must be above 0 and at most 1440)"},
    {"OutOfRangeInATableOfItsOwn",
     {"traffic.jam_spacing_m", "0"},
     "--set: traffic.jam_spacing_m = 0 (must be between 4 and 20)"},
    {"TextForANumber",
     {"rules.late_min", "soon"},
     "--set: rules.late_min = 'soon' (must be above 0 and at most 1440)"},
    {"NumberForAText",
     {"rules.policy", "3"},
     "--set: rules.policy = 3 (must be some text in quotes)"},
    {"NumberForAYes", {"rules.divert", "1"}, "--set: rules.divert = 1 (must be true or false)"},
    {"NotANumber",
     {"rules.late_min", "nan"},
     "--set: rules.late_min = nan (must be above 0 and at most 1440)"},
    {"FractionForAWholeNumber",
     {"traffic.ends_per_zone", "2.5"},
     "--set: traffic.ends_per_zone = 2.5 (must be a whole number between 1 and 200)"},
    {"UnknownWord",
     {"crs", "WSG84"},
     "--set: crs = 'WSG84' (must be one of: WGS84, CGCS2000, GCJ-02). Did you mean 'WGS84'?"},
    {"UnknownKey",
     {"rules.lete_min", "35"},
     "--set: unknown key rules.lete_min. Did you mean 'late_min'?"},
    {"UnknownKeyOfAnAddedTable",
     {"traffic.gravity_m", "3"},
     "--set: unknown key traffic.gravity_m. Did you mean 'gravity_km'?"},
    {"UnknownTable", {"rule.late_min", "35"}, "--set: unknown key rule. Did you mean 'rules'?"},
    {"WholeTable", {"rules", "35"}, "--set: rules = 35 (must be a single value; it is a table)"},
    {"TableThatTheFileHasNot", {"traffic", "35"}, "--set: traffic = 35 (must be a table)"},
    {"TableAsAValue",
     {"rules.late_min", "{a = 3}"},
     "--set: rules.late_min = {a = 3} (must be a single value; this is a table)"},
    {"ArrayAsAValue",
     {"rules.late_min", "[20, 30]"},
     "--set: rules.late_min = [20, 30] (must be a single value; this is an array)"},
    {"BelowAValue",
     {"rules.late_min.x", "35"},
     "--set: rules.late_min.x = 35 (must be a key of the file; rules.late_min is a single value)"},
    {"BelowAValueThatTheFileHasNot",
     {"rules.divert.x", "true"},
     "--set: rules.divert = a table (must be true or false)"},
    {"Season", {"activation", "x"}, "--set: unknown key activation"},
    {"Seed", {"seed", "8"}, "--set: seed = 8 (must be given by --seed)"},
};
INSTANTIATE_TEST_SUITE_P(Settings, OneSetting, testing::ValuesIn(kCases),
                         [](auto const& param) { return std::string(param.param.name); });

TEST_F(SettingsFromOutside, LackNothingOfATableTheyBegin) {
  EXPECT_THAT(
      faults({{"design_storm.years", "50"}}),
      testing::Contains("--set: design_storm.n is missing (must be above 0 and at most 1)"));
}

TEST_F(SettingsFromOutside, ReportEveryFaultWithThoseOfTheFiles) {
  tiny_.edit("scenario.toml", "step_min = 5", "step_min = 500");
  EXPECT_THAT(
      faults({{"rules.late_min", "-3"}, {"note", "x"}, {"rules.x", "1"}, {"rules.late_min", "4"}}),
      ElementsAre("--set: note = x (must be left to the file: it says what the scenario is)",
                  "--set: rules.late_min = 4 (must be given once)",
                  "--set: rules.late_min = -3 (must be above 0 and at most 1440)",
                  "--set: unknown key rules.x",
                  "scenario.toml:20: weather.step_min = 500 (must be between 0.1 and 60)"));
}

TEST_F(SettingsFromOutside, AreJudgedWithTheTablesToo) {
  test::furnish(tiny_);
  auto const found = faults({{"rules.supply_skill", "drve"}});
  EXPECT_THAT(found, testing::ElementsAre(testing::StartsWith(
                         "--set: rules.supply_skill = 'drve' (must be a skill of some unit kind")));
}

TEST_F(SettingsFromOutside, AddNothingToWhatIsSaidOfABrokenFile) {
  tiny_.append("scenario.toml", "[");
  auto const before = tiny_.faults();
  EXPECT_EQ(faults({{"rules.late_min", "35"}}), before);
}

}  // namespace
}  // namespace sc
