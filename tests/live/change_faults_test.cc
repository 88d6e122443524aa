// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "live/room_case.h"
#include "support/faults_of.h"

namespace sc::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::UnorderedElementsAre;

class ChangeFaults : public testing::Test {
 protected:
  std::vector<std::string> of(std::string_view word, std::string const& json) {
    return faults_of([&] { change_of(word, json, s); });
  }
  Scenario const s = named_scenario();
};

TEST_F(ChangeFaults, AreAllToldAtOnce) {
  EXPECT_THAT(of("report", R"({"kind": "pondd", "lon": "120", "lat": 91, "severity": 0,
                               "people_trapped": 1, "note": 5, "colour": "red"})"),
              UnorderedElementsAre(
                  HasSubstr("kind = \"pondd\" (must be the id of an incident kind). Did you mean"),
                  HasSubstr("lon = \"120\" (must be a number without quotes)"),
                  HasSubstr("lat = 91 (must be between -90 and 90)"), HasSubstr("severity = 0 ("),
                  HasSubstr("people_trapped = 1 (must be true or false)"),
                  HasSubstr("note = 5 (must be"), HasSubstr("unknown key colour")));
}

TEST_F(ChangeFaults, SayWhatAWrongIdMayHaveMeant) {
  EXPECT_THAT(of("position", R"({"unit": "pump-wset", "lon": 120, "lat": 30})"),
              ElementsAre(HasSubstr("Did you mean 'pump-west'?")));
  EXPECT_THAT(of("report", R"({"kind": "tre", "lon": 120, "lat": 30})"),
              ElementsAre(HasSubstr("Did you mean 'tree'?")));
  EXPECT_THAT(of("order", R"({"unit": "saw-west", "station": "eest"})"),
              ElementsAre(HasSubstr("Did you mean 'east'?")));
  EXPECT_THAT(of("reading", R"({"gauge": "guage", "mm_per_h": 1})"),
              ElementsAre(HasSubstr("Did you mean 'gauge'?")));
  EXPECT_THAT(of("reading", R"({"basin": "poool", "depth_m": 1})"),
              ElementsAre(HasSubstr("Did you mean 'pool'?")));
}

TEST_F(ChangeFaults, SayWhatAWrongWordMayHaveMeant) {
  EXPECT_THAT(of("status", R"({"unit": "saw-west", "status": "arived"})"),
              ElementsAre(HasSubstr("Did you mean 'arrived'?")));
  EXPECT_THAT(of("close", R"({"incident": 1, "outcome": "false-alarm"})"),
              ElementsAre(HasSubstr("must be one of: cleared, false_alarm, duplicate")));
  EXPECT_THAT(of("level", R"({"level": "V"})"),
              ElementsAre(HasSubstr("must be one of: none, IV, III, II, I")));
}

TEST_F(ChangeFaults, SayWhatAnUnknownKeyMayHaveMeant) {
  EXPECT_THAT(of("correct", R"({"incident": 1, "note": "x", "severty": 2})"),
              ElementsAre(HasSubstr("unknown key severty. Did you mean 'severity'?")));
}

TEST_F(ChangeFaults, NameChangesThatThereAreNot) {
  EXPECT_THAT(of("raport", "{}"), ElementsAre(HasSubstr("change = raport (must be one of: report,"
                                                        " correct, close,")));
}

TEST_F(ChangeFaults, RefuseWhatIsNoObject) {
  for (char const* const text : {"", " ", "[]", "3", "null", "\"x\"", "{", "{}{}", "{'unit': 1}",
                                 "{\"unit\": }", "nonsense", "{\"a\": 1,}"})
    EXPECT_EQ(of("position", text).size(), 1U) << text;
}

TEST_F(ChangeFaults, RefuseKeysThatStandTwice) {
  EXPECT_THAT(of("level", R"({"level": "II", "level": "III"})"),
              ElementsAre(HasSubstr("key level stands twice")));
}

TEST_F(ChangeFaults, RefuseNumbersThatAreNone) {
  for (char const* const number : {"NaN", "nan", "Infinity", "-Infinity", "1e999", "-1e999", "1e",
                                   "0x10", "1_000", "+1", ".5", "01", "null", "true", "[1]", "{}"})
    EXPECT_FALSE(of("reading", std::string(R"({"canal_m": )") + number + "}").empty()) << number;
}

TEST_F(ChangeFaults, RefuseNumbersThatCouldNeverBe) {
  for (char const* const number : {"-11", "101", "1e300", "-1e300", "18446744073709551616"})
    EXPECT_THAT(of("reading", std::string(R"({"canal_m": )") + number + "}"),
                ElementsAre(HasSubstr("must be between -10 and 100")))
        << number;
  EXPECT_THAT(of("reading", R"({"gauge": "gauge", "mm_per_h": 501})"),
              ElementsAre(HasSubstr("must be between 0 and 500")));
  EXPECT_THAT(of("reading", R"({"basin": "pool", "depth_m": 10.01})"),
              ElementsAre(HasSubstr("must be between 0 and 10")));
  EXPECT_THAT(of("correct", R"({"incident": 0, "severity": 4.01})"),
              ElementsAre(HasSubstr("severity = 4.01 (must be above 0 and at most 4)")));
  EXPECT_THAT(of("close_street", R"({"lon": 180.1, "lat": -90.1})"),
              ElementsAre(HasSubstr("lon = 180.1"), HasSubstr("lat = -90.1")));
}

TEST_F(ChangeFaults, RefuseIncidentsThatAreNoWholeNumbers) {
  for (char const* const number :
       {"0.5", "-1", "1e7", "1e300", "\"3\"", "null", "4294967295", "4294967296", "-0.1"})
    EXPECT_EQ(
        of("close", std::string(R"({"outcome": "cleared", "incident": )") + number + "}").size(),
        1U)
        << number;
  EXPECT_TRUE(of("close", R"({"outcome": "cleared", "incident": 3.0})").empty());
  EXPECT_THAT(of("open_street", R"({"closure": 0.5})"),
              ElementsAre(HasSubstr("must be a whole number")));
}

TEST_F(ChangeFaults, WantOnePlaceOfAReport) {
  EXPECT_THAT(of("report", R"({"kind": "pond", "basin": "pool", "lon": 120, "lat": 30})"),
              ElementsAre("has a basin and a position (must have one of them)"));
  EXPECT_THAT(of("report", R"({"kind": "pond"})"),
              ElementsAre(HasSubstr("lon is missing"), HasSubstr("lat is missing")));
  EXPECT_THAT(of("report", R"({"kind": "pond", "lon": 120})"),
              ElementsAre(HasSubstr("lat is missing")));
  EXPECT_THAT(of("report", R"({"kind": "pond", "basin": "pool", "lat": 30})"),
              testing::Contains(HasSubstr("must have one of them")));
}

TEST_F(ChangeFaults, WantOneThingReadAndItsNumber) {
  for (char const* const text : {"{}", R"({"gauge": "gauge", "basin": "pool"})",
                                 R"({"basin": "pool", "depth_m": 1, "canal_m": 2})"})
    EXPECT_THAT(of("reading", text), testing::Contains("must have one of: gauge, basin, canal_m"))
        << text;
  EXPECT_THAT(
      of("reading", R"({"gauge": "gauge", "depth_m": 1})"),
      UnorderedElementsAre(HasSubstr("mm_per_h is missing"), HasSubstr("unknown key depth_m")));
}

TEST_F(ChangeFaults, WantOneThingOrdered) {
  for (char const* const text :
       {R"({"unit": "saw-west"})", R"({"unit": "saw-west", "call_off": false})",
        R"({"unit": "saw-west", "incident": 1, "station": "east"})",
        R"({"unit": "saw-west", "incident": 1, "call_off": true})"})
    EXPECT_THAT(of("order", text), ElementsAre(HasSubstr("must have one of: incident, station")))
        << text;
}

TEST_F(ChangeFaults, WantSomethingToCorrect) {
  EXPECT_THAT(of("correct", R"({"incident": 1})"), ElementsAre(HasSubstr("nothing to change")));
}

TEST_F(ChangeFaults, RefuseTextsThatAreTooLong) {
  std::string const note(2001, 'x');
  EXPECT_THAT(of("report", R"({"kind": "pond", "basin": "pool", "note": ")" + note +
                               R"(", "reference": ")" + note + "\"}"),
              UnorderedElementsAre(
                  testing::AllOf(HasSubstr("note = "), HasSubstr("must be at most 2000 bytes")),
                  testing::AllOf(HasSubstr("reference = "), HasSubstr("at most 2000 bytes"))));
}

TEST_F(ChangeFaults, OfAllThatIsMissingAreTold) {
  EXPECT_THAT(of("refuse", "{}"),
              ElementsAre(HasSubstr("unit is missing"), HasSubstr("incident is missing")));
  EXPECT_THAT(of("status", "{}"),
              ElementsAre(HasSubstr("unit is missing"), HasSubstr("status is missing")));
  EXPECT_THAT(of("close", "{}"),
              ElementsAre(HasSubstr("incident is missing"), HasSubstr("outcome is missing")));
}

}  // namespace
}  // namespace sc::test
