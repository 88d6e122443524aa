// SPDX-License-Identifier: Apache-2.0
#include "io/scenario/setting.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sc {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> texts(Complaints const& complaints) {
  std::vector<std::string> result;
  for (Fault const& fault : complaints.faults()) result.push_back(to_string(fault));
  return result;
}

TEST(Setting, IsAKeyAndAValue) {
  Complaints complaints;
  EXPECT_EQ(parse_setting("rules.late_min=20", complaints), (Setting{"rules.late_min", "20"}));
  EXPECT_EQ(parse_setting(" time.zone = +08:00 ", complaints), (Setting{"time.zone", "+08:00"}));
  EXPECT_THAT(texts(complaints), IsEmpty());
}

TEST(Setting, MayHaveEqualsSignsInItsValue) {
  Complaints complaints;
  EXPECT_EQ(parse_setting("roads.path=a=b.osm", complaints), (Setting{"roads.path", "a=b.osm"}));
}

TEST(Setting, IsWrittenAsItIsRead) {
  Complaints complaints;
  Setting const setting{"rules.policy", "\"priority\""};
  EXPECT_EQ(text_of(setting), "rules.policy=\"priority\"");
  EXPECT_EQ(parse_setting(text_of(setting), complaints), setting);
}

struct NoSetting {
  char const* text;
  char const* fault;
};
void PrintTo(NoSetting const& it, std::ostream* out) {
  *out << it.text;
}

class WhatIsNoSetting : public testing::TestWithParam<NoSetting> {};

TEST_P(WhatIsNoSetting, IsToldInTheseWords) {
  Complaints complaints;
  EXPECT_FALSE(parse_setting(GetParam().text, complaints));
  EXPECT_THAT(texts(complaints), ElementsAre(GetParam().fault));
}

constexpr NoSetting kNone[] = {
    {"", "--set =  (must be key=value)"},
    {"rules.late_min", "--set = rules.late_min (must be key=value)"},
    {"rules.late_min=", "--set = rules.late_min= (must be key=value)"},
    {"=20", "--set = =20 (must be key=value)"},
    {"rules..late_min=20",
     "--set = rules..late_min=20 (must be key=value, the key such as rules.late_min)"},
    {".late_min=20", "--set = .late_min=20 (must be key=value, the key such as rules.late_min)"},
    {"late min=20", "--set = late min=20 (must be key=value, the key such as rules.late_min)"},
    {"\"rules\".late_min=20",
     "--set = \"rules\".late_min=20 (must be key=value, the key such as rules.late_min)"},
    {"rules.policy=a\nb",
     "--set = rules.policy=a\nb (must be one line of text without control characters)"},
    {"rules.policy=a\xff",
     "--set = rules.policy=a\xff (must be one line of text without control characters)"},
};
INSTANTIATE_TEST_SUITE_P(Setting, WhatIsNoSetting, testing::ValuesIn(kNone));

TEST(UsableSettings, AreThoseOfWhichNothingCanBeSaidBefore) {
  Complaints complaints;
  Settings const given = {{"rules.late_min", "20"}, {"sede", "8"}, {"seeds", "8"}, {"names", "x"}};
  EXPECT_EQ(usable(given, complaints), given);
  EXPECT_THAT(texts(complaints), IsEmpty());
}

TEST(UsableSettings, DoNotMakeAnotherScenarioOfIt) {
  Complaints complaints;
  Settings const given = {{"format_version", "1"}, {"name.en", "x"},        {"name", "x"},
                          {"note", "x"},           {"base", "../x"},        {"seed", "8"},
                          {"response", "x"},       {"response.level", "IV"}};
  EXPECT_THAT(usable(given, complaints), IsEmpty());
  EXPECT_THAT(
      texts(complaints),
      ElementsAre(
          "--set: format_version = 1 (must be left to the file: it says what the scenario is)",
          "--set: name.en = x (must be left to the file: it says what the scenario is)",
          "--set: name = x (must be left to the file: it says what the scenario is)",
          "--set: note = x (must be left to the file: it says what the scenario is)",
          "--set: base = ../x (must be left to the file: it says what the scenario is)",
          "--set: seed = 8 (must be given by --seed)",
          "--set: response = x (must be left to the file: it is an array of tables)",
          "--set: response.level = IV (must be left to the file: it is an array of tables)"));
}

TEST(UsableSettings, AreThereOnce) {
  Complaints complaints;
  Settings const given = {
      {"rules.late_min", "20"}, {"rules.divert", "no"}, {"rules.late_min", "20"}};
  EXPECT_THAT(usable(given, complaints), ElementsAre(given[0], given[1]));
  EXPECT_THAT(texts(complaints), ElementsAre("--set: rules.late_min = 20 (must be given once)"));
}

TEST(UsableSettings, NeedNotHaveBeenParsed) {
  Complaints complaints;
  EXPECT_THAT(usable({{"rules.", "20"}, {"", ""}}, complaints), IsEmpty());
  EXPECT_THAT(texts(complaints),
              ElementsAre("--set: rules. = 20 (must be key=value, the key such as rules.late_min)",
                          "--set:  =  (must be key=value)"));
}

}  // namespace
}  // namespace sc
