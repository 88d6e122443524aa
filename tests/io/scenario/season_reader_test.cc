// SPDX-License-Identifier: Apache-2.0
#include "io/scenario/season_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "base/check.h"
#include "io/scenario/scenario_reader.h"
#include "support/scenario_copy.h"

namespace sc {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::ThrowsMessage;

/// scenarios/tiny as a season of two activations: its own first two hours, and its last three.
class SeasonFolder : public testing::Test {
 protected:
  SeasonFolder() {
    std::string settings = copy_.read("scenario.toml");
    settings.erase(settings.find("[[response]]"));
    copy_.write("scenario.toml", settings);
    copy_.edit("scenario.toml", "start = 2024-08-01T14:00:00\nend = 2024-08-01T20:00:00\n", "");
    copy_.edit("scenario.toml", "seed = 7", "seed = 7\nreplications = 30");
    copy_.append("scenario.toml", R"(
[[activation]]
id = "morning"
name.zh = "上半场"
name.en = "first half"
start = 2024-08-01T14:00:00
end = 2024-08-01T16:00:00
status = "sourced"
source = "S1"
note = "as called"
response = [
  { at = 2024-08-01T14:00:00, level = "IV" },
  { at = 2024-08-01T15:30:00, level = "none" },
]

[[activation]]
id = "evening"
name.zh = "下半场"
name.en = "second half"
start = 2024-08-01T17:00:00
end = 2024-08-01T20:00:00
response = [
  { at = 2024-08-01T17:00:00, level = "II" },
  { at = 2024-08-01T20:00:00, level = "none" },
]
)");
  }
  [[nodiscard]] Season read() const { return read_season(copy_.folder()); }
  void edit(char const* before, char const* after) const {
    copy_.edit("scenario.toml", before, after);
  }
  [[nodiscard]] std::vector<std::string> faults() const {
    return copy_.faults_of([&] { (void)read(); });
  }
  test::ScenarioCopy copy_;
};

TEST_F(SeasonFolder, IsToldFromAScenario) {
  EXPECT_TRUE(is_season(copy_.folder()));
  EXPECT_FALSE(is_season(SC_SOURCE_DIR "/scenarios/tiny"));
  EXPECT_FALSE(is_season("/no/such/folder"));
}

TEST_F(SeasonFolder, HasActivationsWithTheirTexts) {
  Season const s = read();
  EXPECT_EQ(s.names.en, "Tiny district, a six-hour storm");
  EXPECT_EQ(s.seed, 7U);
  EXPECT_EQ(s.replications, 30);
  EXPECT_EQ(s.folder, copy_.folder());
  ASSERT_EQ(s.activations.size(), 2U);
  EXPECT_EQ(s.activations[0].id, "morning");
  EXPECT_EQ(s.activations[0].names.zh, "上半场");
  EXPECT_EQ(s.activations[0].status, "sourced");
  EXPECT_EQ(s.activations[0].source, "S1");
  EXPECT_EQ(s.activations[0].note, "as called");
  EXPECT_EQ(s.activations[1].note, "");
}

TEST_F(SeasonFolder, MakesEachActivationAScenarioOfItsOwn) {
  Season const season = read();
  Scenario const& s = season.activations[1].scenario;
  EXPECT_EQ(s.names.en, "Tiny district, a six-hour storm, second half");
  EXPECT_EQ(s.names.zh, "小试区六小时暴雨·下半场");
  EXPECT_EQ(s.start_unix_ms, 1722502800000);  // 2024-08-01T09:00:00Z by `date -u +%s`
  EXPECT_EQ(s.end, SimTime{whole_hours(3).ms});
  ASSERT_EQ(s.levels.size(), 2U);
  EXPECT_EQ(s.levels[0].level, ResponseLevel::II);
  EXPECT_EQ(s.levels[1].time, s.end) << "the end is inside the window";
  EXPECT_EQ(s.units.size(), 6U);
  EXPECT_EQ(s.rules.late, whole_minutes(20));
  EXPECT_EQ(s.input_sha256.size(), 17U);
}

TEST_F(SeasonFolder, GivesEachActivationTheRowsOfItsWindow) {
  Season const season = read();
  Scenario const& first = season.activations[0].scenario;
  Scenario const& second = season.activations[1].scenario;
  EXPECT_EQ(first.rain.spells.size(), 8U) << "4 half-hours at 2 gauges";
  EXPECT_EQ(second.rain.spells.size(), 12U);
  EXPECT_EQ(second.rain.spells[0].from, SimTime{});
  EXPECT_EQ(first.canal.size(), 1U);
  EXPECT_EQ(second.canal.size(), 2U);
  EXPECT_EQ(first.incidents.size(), 2U);
  EXPECT_EQ(second.incidents.size(), 1U);
  EXPECT_THAT(first.closures, IsEmpty()) << "from 16:00 to 17:30";
  EXPECT_EQ(second.closures.size(), 1U);
  EXPECT_EQ(second.closures[0].from, SimTime{-whole_hours(1).ms});
}

TEST_F(SeasonFolder, KeepsTheTrackOfADayAroundTheWindow) {
  copy_.append("track.csv",
               "2024-08-02T17:00,120.10,31.10,994,15\n2024-08-02T20:00,120,32,996,15\n"
               "2024-08-02T21:00,120,32,996,15\n");
  Season const season = read();
  EXPECT_EQ(season.activations[0].scenario.track.size(), 4U);
  EXPECT_EQ(season.activations[1].scenario.track.size(), 6U) << "20:00 is a day after the end";
}

TEST_F(SeasonFolder, MayStandOnABase) {
  test::ScenarioCopy const base;
  copy_.remove("zones.csv");
  std::string const shown = "../" + std::filesystem::path(base.folder()).filename().string();
  edit("seed = 7", ("seed = 7\nbase = \"" + shown + "\"").c_str());
  EXPECT_TRUE(read().activations[1].scenario.input_sha256.contains(shown + "/zones.csv"));
}

TEST_F(SeasonFolder, MayUseAnotherScenarioAsItIs) {
  test::ScenarioCopy const other;
  other.edit("scenario.toml", "2024-08-01T14:00:00", "2024-08-01T20:00:00");
  std::string text = other.read("scenario.toml");
  other.write("scenario.toml", text.substr(0, text.find("[[response]]")));
  for (char const* file : {"incidents.csv", "closures.csv"}) other.remove(file);
  other.edit("scenario.toml", "end = 2024-08-01T20:00:00", "end = 2024-08-01T23:00:00");
  std::string const shown = "../" + std::filesystem::path(other.folder()).filename().string();
  copy_.append("scenario.toml",
               "\n[[activation]]\nid = \"night\"\nname.zh = \"夜\"\n"
               "name.en = \"night\"\nscenario = \"" +
                   shown + "\"\n");
  Season const season = read();
  ASSERT_EQ(season.activations.size(), 3U);
  EXPECT_EQ(season.activations[2].names.en, "night");
  Scenario const& s = season.activations[2].scenario;
  EXPECT_EQ(s.names.en, "Tiny district, a six-hour storm");
  EXPECT_EQ(s.end, SimTime{whole_hours(3).ms});
  EXPECT_THAT(s.folder, HasSubstr("stormcrew_tiny"));
}

TEST_F(SeasonFolder, IsNoScenario) {
  EXPECT_THAT([&] { (void)read_scenario(copy_.folder()); },
              ThrowsMessage<InputError>(HasSubstr(
                  "scenario.toml: is a season: it has [[activation]] (must be one scenario, with "
                  "start and end in [time])")));
}

TEST_F(SeasonFolder, TellsFaultsOfSharedTablesOnce) {
  copy_.edit("zones.csv", "40000", "many");
  copy_.edit("rain.csv", "RG_W,16", "RG_W,nan");
  copy_.edit("plan.toml", "unit = \"V1\"", "unit = \"V9\"");
  EXPECT_THAT(
      faults(),
      ElementsAre(
          "plan.toml:8: unit = 'V9' (must be the id of a unit in units.csv)",
          "rain.csv:5: rain_mm = nan (must be a finite number)",
          "zones.csv:2: population = many (must be a plain number such as 12.5, without unit or "
          "thousands separator)"));
}

TEST_F(SeasonFolder, RefusesAWindowBesideAnotherScenario) {
  edit("note = \"as called\"", "scenario = \"../no_such\"");
  std::vector<std::string> const told = faults();
  EXPECT_THAT(
      std::vector(told.end() - 3, told.end()),
      ElementsAre("scenario.toml:33: start = 2024-08-01T14:00:00 (must not stand beside scenario)",
                  "scenario.toml:34: end = 2024-08-01T16:00:00 (must not stand beside scenario)",
                  "scenario.toml:38: response = an array (must not stand beside scenario)"));
  EXPECT_THAT(told, testing::Contains(HasSubstr("no_such: no such folder")));
}

TEST_F(SeasonFolder, RefusesAnAbsoluteScenario) {
  copy_.append("scenario.toml",
               "\n[[activation]]\nid = \"night\"\nname.zh = \"夜\"\n"
               "name.en = \"night\"\nscenario = \"/tmp\"\n");
  EXPECT_THAT(faults(), ElementsAre("scenario.toml:58: scenario = '/tmp' (must be relative to the "
                                    "season's folder)"));
}

TEST_F(SeasonFolder, RefusesItselfAsAScenario) {
  copy_.append("scenario.toml",
               "\n[[activation]]\nid = \"night\"\nname.zh = \"夜\"\n"
               "name.en = \"night\"\nscenario = \".\"\n");
  EXPECT_THAT(faults(), ElementsAre(HasSubstr("is a season")));
}

TEST_F(SeasonFolder, RefusesAnotherScenarioOfAnEarlierTime) {
  test::ScenarioCopy const other;
  std::string const shown = "../" + std::filesystem::path(other.folder()).filename().string();
  copy_.append("scenario.toml",
               "\n[[activation]]\nid = \"night\"\nname.zh = \"夜\"\n"
               "name.en = \"night\"\nscenario = \"" +
                   shown + "\"\n");
  EXPECT_THAT(faults(),
              ElementsAre("scenario.toml:58: scenario = '" + shown +
                          "' (must not begin "
                          "before the activation before it ends, 2024-08-01T20:00:00+08:00)"));
}

TEST(Season, NeedsAnActivation) {
  test::ScenarioCopy const copy;
  EXPECT_THAT(
      copy.faults_of([&] { (void)read_season(copy.folder()); }),
      testing::Contains("scenario.toml: activation is missing (must be an array of tables)"));
}

/// One edit of the season's scenario.toml and the one complaint that must follow.
struct SeasonEdit {
  char const* name;
  char const* before;
  char const* after;
  char const* fault;
};
void PrintTo(SeasonEdit const& edit, std::ostream* out) {
  *out << edit.name;
}
class SeasonFault : public SeasonFolder, public testing::WithParamInterface<SeasonEdit> {};

TEST_P(SeasonFault, IsToldInTheseWords) {
  edit(GetParam().before, GetParam().after);
  EXPECT_THAT(faults(), ElementsAre(std::string("scenario.toml:") + GetParam().fault));
}

constexpr SeasonEdit kEdits[] = {
    {"Replications", "replications = 30", "replications = 0",
     "8: replications = 0 (must be a whole number between 1 and 10000)"},
    {"StartOfTheWhole", "zone = \"+08:00\"", "zone = \"+08:00\"\nstart = 2024-08-01T14:00:00",
     "12: time.start = 2024-08-01T14:00:00 (must stand in each activation)"},
    {"EndOfTheWhole", "zone = \"+08:00\"", "zone = \"+08:00\"\nend = 2024-08-01T14:00:00",
     "12: time.end = 2024-08-01T14:00:00 (must stand in each activation)"},
    {"ResponseOfTheWhole", "[rules]",
     "[[response]]\nat = 2024-08-01T14:00:00\nlevel = \"none\"\n[rules]",
     "24: response = an array (must stand in each activation)"},
    {"MalformedId", "\"morning\"", "\"mor ning\"",
     "30: id = 'mor ning' (must be 1-32 characters of A-Z a-z 0-9 _ -)"},
    {"IdTwice", "\"evening\"", "\"morning\"",
     "44: id = 'morning' (must be unique; line 30 has it too)"},
    {"NoName", "name.en = \"first half\"\n", "",
     "31: name.en is missing (must be some text in quotes)"},
    {"Status", "\"sourced\"", "\"heard\"",
     "35: status = 'heard' (must be one of: sourced, derived, reconstructed, recalled, calibrated, "
     "assumed; with a note in brackets if wished)"},
    {"UnknownKey", "note = \"as called\"", "nota = \"as called\"",
     "37: unknown key nota. Did you mean 'note'?"},
    {"Backwards", "end = 2024-08-01T20:00:00", "end = 2024-08-01T16:30:00",
     "48: end = 2024-08-01T16:30:00 (must be later than start)"},
    {"TooLong", "end = 2024-08-01T20:00:00", "end = 2024-12-01T20:00:00",
     "48: end = 2024-12-01T20:00:00 (must be at most 60 days after start)"},
    {"Overlap", "start = 2024-08-01T17:00:00", "start = 2024-08-01T15:00:00",
     "47: start = 2024-08-01T15:00:00 (must not begin before the activation before it ends, "
     "2024-08-01T16:00:00+08:00)"},
    {"ResponseOutsideTheWindow", "at = 2024-08-01T17:00:00", "at = 2024-08-01T16:59:00",
     "50: at = 2024-08-01T16:59:00 (must be within the activation, 2024-08-01T17:00:00+08:00 to "
     "2024-08-01T20:00:00+08:00)"},
    {"ResponseOutOfOrder", "at = 2024-08-01T20:00:00", "at = 2024-08-01T17:00:00",
     "51: at = 2024-08-01T17:00:00 (must be later than the response before it)"},
    {"ResponseThatDoesNotEnd", "{ at = 2024-08-01T15:30:00, level = \"none\" }",
     "{ at = 2024-08-01T15:30:00, level = \"III\" }",
     "38: response does not end (must end with level none)"},
};
INSTANTIATE_TEST_SUITE_P(Edits, SeasonFault, testing::ValuesIn(kEdits),
                         [](auto const& edit) { return std::string(edit.param.name); });

}  // namespace
}  // namespace sc
