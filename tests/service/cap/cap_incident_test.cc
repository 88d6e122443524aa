// SPDX-License-Identifier: Apache-2.0
#include "service/cap/cap_incident.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "io/scenario/scenario_reader.h"
#include "service/cap/cap_text.h"
#include "service/cap/ring_centre.h"

namespace sc::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Scenario tiny() {
  return read_scenario(SC_SOURCE_DIR "/scenarios/tiny");
}

CapReport report_in(std::string const& text) {
  return report_of(parse_cap(text), tiny());
}

/// Id of the kind of a report in scenarios/tiny.
std::string kind_of(CapReport const& report) {
  return report.kind ? tiny().incident_kinds[report.kind.index()].id : "none";
}

std::string refusal_of_report(std::string const& text) {
  try {
    report_in(text);
  } catch (InputError const& error) {
    return error.what();
  }
  return "accepted";
}

std::string with_parameter(std::string const& name, std::string const& value) {
  return plain_alert_with("<area>", "<parameter><valueName>" + name + "</valueName><value>" +
                                        value + "</value></parameter><area>");
}

TEST(CapIncident, TakesEventCircleAndSeverity) {
  CapReport const report = report_in(valid_text("waterlogging_zh"));
  EXPECT_EQ(kind_of(report), "pond");
  EXPECT_EQ(report.position, (LonLat{120.1243, 30.3215}));
  EXPECT_EQ(report.severity, 3);
  EXPECT_FALSE(report.people_trapped);
  EXPECT_EQ(report.note, "莫干山路积水; 机动车道积水约 30 厘米，两辆车熄火。; 拱墅区莫干山路");
  EXPECT_EQ(report.reference, "yingji@gongshu.example,GS-2024-0801-017,2024-08-01T15:20:00+08:00");
  EXPECT_THAT(report.refers_to, IsEmpty());
  EXPECT_EQ(report.message, CapMessage::alert);
  EXPECT_FALSE(report.exercise);
}

TEST(CapIncident, KnowsAnEventInEitherCaseAndTakesTheKindsSeverityForUnknown) {
  CapReport const report = report_in(valid_text("fallen_tree_circle"));
  EXPECT_EQ(kind_of(report), "tree");
  EXPECT_EQ(report.severity, 2.5);
  EXPECT_TRUE(report.people_trapped);
  EXPECT_EQ(report.position, (LonLat{120.15, 30.29}));
}

TEST(CapIncident, TakesTheEventCodeAndThePolygonsCentre) {
  CapReport const report = report_in(valid_text("underpass_polygon"));
  EXPECT_EQ(kind_of(report), "underpass");
  EXPECT_EQ(report.severity, 4);
  EXPECT_NEAR(report.position.lon_deg, 120.12, 1e-9);
  EXPECT_NEAR(report.position.lat_deg, 30.31, 1e-9);
}

TEST(CapIncident, RefersToEarlierAlertsInOneZone) {
  CapReport const report = report_in(valid_text("update"));
  EXPECT_EQ(report.message, CapMessage::update);
  EXPECT_EQ(kind_of(report), "underpass");
  EXPECT_EQ(report.severity, 2);
  EXPECT_THAT(report.refers_to, ElementsAre(report_in(valid_text("waterlogging_zh")).reference,
                                            report_in(valid_text("fallen_tree_circle")).reference));
}

TEST(CapIncident, NeedsNoInfoToCancel) {
  CapReport const report = report_in(valid_text("cancel"));
  EXPECT_EQ(report.message, CapMessage::cancel);
  EXPECT_FALSE(report.kind);
  EXPECT_THAT(report.refers_to, ElementsAre(report_in(valid_text("update")).reference));
}

TEST(CapIncident, PrefersTheChineseInfo) {
  CapReport const report = report_in(valid_text("two_languages"));
  EXPECT_EQ(kind_of(report), "lamp");
  EXPECT_EQ(report.severity, 1);
  EXPECT_EQ(report.note, "路灯杆带电; 小河路");
}

TEST(CapIncident, TakesKindAndPositionFromParameters) {
  CapReport const report = report_in(valid_text("prefixed"));
  EXPECT_EQ(kind_of(report), "cover");
  EXPECT_EQ(report.position, (LonLat{120.122, 30.311}));
  EXPECT_EQ(report.reference, "a.b@example,p-1,2024-08-01T17:30:00+08:00");
}

TEST(CapIncident, KnowsAnExerciseAndTakesACircleBeforeAPolygon) {
  CapReport const report = report_in(valid_text("exercise_full"));
  EXPECT_TRUE(report.exercise);
  EXPECT_EQ(report.position, (LonLat{120.135, 30.325}));
}

TEST(CapIncident, LetsAParameterDecideBeforeCodeAndEvent) {
  std::string text = with_parameter("stormcrew:kind", "branch");
  text.replace(text.find("<parameter>"), 0,
               "<eventCode><valueName>stormcrew:kind</valueName><value>tree</value></eventCode>");
  EXPECT_EQ(kind_of(report_in(text)), "branch");
  EXPECT_EQ(kind_of(report_in(plain_alert_with("ponded street", "SIGN"))), "sign");
}

TEST(CapIncident, TakesTrappedPeopleFromTheParameter) {
  EXPECT_FALSE(report_in(with_parameter("stormcrew:trapped", "false")).people_trapped);
  Scenario scenario = tiny();
  for (IncidentKindSpec& kind : scenario.incident_kinds) kind.people_trapped = true;
  EXPECT_TRUE(report_of(parse_cap(kPlainAlert), scenario).people_trapped);
  EXPECT_FALSE(
      report_of(parse_cap(with_parameter("stormcrew:trapped", "false")), scenario).people_trapped);
  EXPECT_EQ(refusal_of_report(with_parameter("stormcrew:trapped", "yes")),
            "alert/info[1]/parameter[1]/value = \"yes\" (must be true or false)");
}

TEST(CapIncident, ListsTheKindsWhereNoneFits) {
  EXPECT_THAT(refusal_of_report(plain_alert_with("ponded street", "poned street")),
              testing::AllOf(HasSubstr("alert/info[1]/event = \"poned street\" (must be a kind of "
                                       "incident: inlet 雨水口堵塞 blocked inlet; pond 道路积水"),
                             testing::EndsWith("road collapse). Did you mean 'ponded street'?")));
  EXPECT_THAT(refusal_of_report(with_parameter("stormcrew:kind", "Pond")),
              HasSubstr("alert/info[1]/parameter[1]/value = \"Pond\" (must be a kind of incident"));
}

TEST(CapIncident, RefusesWhatIsNotToBeActedUpon) {
  for (char const* status : {"Test", "Draft", "System"})
    EXPECT_EQ(refusal_of_report(plain_alert_with("Actual", status)),
              "alert/status = \"" + std::string(status) +
                  "\" (must be Actual or Exercise: nothing is done about others)");
}

TEST(CapIncident, RefusesAnAlertWithoutInfo) {
  std::string text = kPlainAlert;
  std::size_t const begin = text.find("<info>");
  text.erase(begin, text.find("</info>") + 7 - begin);
  EXPECT_EQ(refusal_of_report(text),
            "alert/info (must be there: without one there is nothing to do)");
}

TEST(CapIncident, RefusesAnAlertWithoutAPlace) {
  std::string const text = plain_alert_with("<circle>30.3,120.1 1</circle>", "");
  EXPECT_THAT(refusal_of_report(text),
              HasSubstr("alert/info[1]/area (must have a circle or a polygon"));
  std::string odd = with_parameter("stormcrew:position", "120.1,30.3");
  odd.erase(odd.find("<circle>"), std::string_view("<circle>30.3,120.1 1</circle>").size());
  EXPECT_EQ(refusal_of_report(odd),
            "alert/info[1]/parameter[1]/value = \"120.1,30.3\" (must be latitude,longitude within "
            "-90..90 and -180..180)");
}

TEST(CapIncident, RefusesAnAlertThatExpiresBeforeItIsSent) {
  EXPECT_EQ(
      refusal_of_report(
          plain_alert_with("<area>", "<expires>2024-08-01T06:59:59-00:00</expires><area>")),
      "alert/info[1]/expires = \"2024-08-01T14:59:59+08:00\" (must not be before alert/sent)");
}

TEST(CapIncident, TellsEveryFaultAtOnce) {
  std::string text = plain_alert_with("<circle>30.3,120.1 1</circle>", "");
  text.replace(text.find("Actual"), 6, "Test");
  text.replace(text.find("ponded street"), 13, "x");
  try {
    report_in(text);
    FAIL() << "accepted";
  } catch (InputError const& error) {
    EXPECT_EQ(error.faults().size(), 3U) << error.what();
  }
}

TEST(RingCentre, IsWithinTheBoxWhateverTheRing) {
  using Ring = std::vector<LonLat>;
  // A triangle: the mean of its corners, wherever the ring begins.
  EXPECT_NEAR(ring_centre(Ring{{120, 30}, {123, 30}, {120, 33}, {120, 30}}).lat_deg, 31, 1e-9);
  // More points on one side do not draw the centre there.
  LonLat const square =
      ring_centre(Ring{{0, 0}, {0.1, 0}, {0.2, 0}, {0.3, 0}, {2, 0}, {2, 2}, {0, 2}, {0, 0}});
  EXPECT_NEAR(square.lon_deg, 1, 1e-9);
  EXPECT_NEAR(square.lat_deg, 1, 1e-9);
  EXPECT_EQ(ring_centre(Ring{{5, 6}, {5, 6}, {5, 6}, {5, 6}}), (LonLat{5, 6}));
  EXPECT_EQ(ring_centre(Ring{{0, 0}, {2, 2}, {1, 1}, {0, 0}}), (LonLat{1, 1}));
  // A bow tie whose halves cancel out but for a little.
  LonLat const bow = ring_centre(Ring{{0, 0}, {2, 2}, {2, 0}, {0, 2.000001}, {0, 0}});
  EXPECT_TRUE(bow.lon_deg >= 0 && bow.lon_deg <= 2 && bow.lat_deg >= 0 && bow.lat_deg <= 2.000001);
}

}  // namespace
}  // namespace sc::test
