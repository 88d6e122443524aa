// SPDX-License-Identifier: Apache-2.0
#include "io/state_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/check.h"
#include "io/scenario/scenario_reader.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Scenario const& tiny() {
  static Scenario const kTiny = read_scenario(std::string(SC_SOURCE_DIR) + "/scenarios/tiny");
  return kTiny;
}

StormState state_of(std::string_view text) {
  test::TempFolder const files;
  return read_state(files.write("state.json", text), tiny());
}

/// What it says of this text, one text per fault.
std::vector<std::string> faults_of(std::string_view text) {
  test::TempFolder const files;
  std::string const path = files.write("state.json", text);
  std::vector<std::string> all;
  try {
    (void)read_state(path, tiny());
  } catch (InputError const& error) {
    for (Fault fault : error.faults()) {
      EXPECT_EQ(fault.file, path);
      fault.file = "state.json";
      all.push_back(to_string(fault));
    }
  }
  return all;
}

/// A state without faults: two hours into scenarios/tiny, 14:00 to 20:00.
json good() {
  return json::parse(R"({
    "time": "2024-08-01T16:00:00+08:00",
    "units": [
      {"unit": "P1", "station": "DEP1"},
      {"unit": "T1", "lon_deg": 120.14, "lat_deg": 30.32, "free_at": "2024-08-01T17:00:00"},
      {"unit": "S1", "on_duty": false}],
    "incidents": [
      {"kind": "tree", "lon_deg": 120.141, "lat_deg": 30.321, "reported": "2024-08-01T15:20:00",
       "severity": 2.5, "units": ["T1"]},
      {"kind": "pond", "lon_deg": 120.142, "lat_deg": 30.322, "reported": "2024-08-01T07:30:00Z"}]
  })");
}

TEST(ReadState, ReadsWhereEverybodyIs) {
  StormState const state = state_of(good().dump());
  EXPECT_EQ(state.now, SimTime{} + whole_hours(2));
  ASSERT_EQ(state.units.size(), 3U);
  UnitNow const& pump = state.units[0];
  EXPECT_EQ(tiny().units[pump.unit.index()].id, "P1");
  EXPECT_EQ(pump.station, StationId{0U});
  EXPECT_EQ(pump.position, tiny().stations[0].position);
  EXPECT_EQ(pump.free_at, state.now);
  EXPECT_TRUE(pump.on_duty);
  UnitNow const& tree = state.units[1];
  EXPECT_FALSE(tree.station);
  EXPECT_EQ(tree.position, (LonLat{120.14, 30.32}));
  EXPECT_EQ(tree.free_at, SimTime{} + whole_hours(3));
  UnitNow const& sign = state.units[2];
  EXPECT_FALSE(sign.on_duty);
  EXPECT_EQ(sign.station, tiny().units[sign.unit.index()].home) << "at home";
}

TEST(ReadState, ReadsWhatIsOpen) {
  StormState const state = state_of(good().dump());
  ASSERT_EQ(state.incidents.size(), 2U);
  IncidentNow const& tree = state.incidents[0];
  EXPECT_EQ(tiny().incident_kinds[tree.kind.index()].id, "tree");
  EXPECT_EQ(tree.position, (LonLat{120.141, 30.321}));
  EXPECT_EQ(tree.reported, SimTime{} + whole_minutes(80));
  EXPECT_EQ(tree.severity, 2.5);
  EXPECT_THAT(tree.units, ElementsAre(state.units[1].unit));
  IncidentNow const& pond = state.incidents[1];
  EXPECT_EQ(pond.reported, SimTime{} + whole_minutes(90)) << "15:30 here is 07:30 in Greenwich";
  EXPECT_EQ(pond.severity, tiny().incident_kinds[pond.kind.index()].severity);
  EXPECT_THAT(pond.units, IsEmpty());
}

TEST(ReadState, NeedsNoIncidents) {
  json state = good();
  state.erase("incidents");
  EXPECT_THAT(state_of(state.dump()).incidents, IsEmpty());
}

/// One change of the good state (RFC 6902, add or replace: what stands there already goes) and the
/// one complaint that must follow.
struct Change {
  char const* name;
  char const* place;
  char const* value;  ///< JSON; null: the key goes
  char const* fault;
};
void PrintTo(Change const& change, std::ostream* out) {
  *out << change.name;
}
class StateFault : public testing::TestWithParam<Change> {};

TEST_P(StateFault, IsToldInTheseWords) {
  json state = good();
  json const patch{{"op", GetParam().value == nullptr ? "remove" : "add"},
                   {"path", GetParam().place},
                   {"value", json::parse(GetParam().value == nullptr ? "0" : GetParam().value)}};
  EXPECT_THAT(faults_of(state.patch(json::array({patch})).dump()),
              ElementsAre(std::string("state.json: ") + GetParam().fault));
}

constexpr Change kChanges[] = {
    {"NoTime", "/time", nullptr, "time is missing (must be some text in quotes)"},
    {"NumberForTime", "/time", "1722499200", "time = 1722499200 (must be some text in quotes)"},
    {"WordForTime", "/time", "\"now\"",
     "time = \"now\" (must be a date-time such as 2021-07-25T14:00:00)"},
    {"TimeOutside", "/time", "\"2024-08-01T20:00:00\"",
     "time = \"2024-08-01T20:00:00\" (must be within the simulation, 2024-08-01T14:00:00+08:00 to "
     "2024-08-01T20:00:00+08:00)"},
    {"NoUnits", "/units", "{}", "units = an object (must be an array of objects)"},
    {"WordForAUnit", "/units/-", "\"P2\"", "units[3] = \"P2\" (must be an object)"},
    {"UnknownKey", "/tiem", "0", "unknown key tiem"},
    {"UnknownKeyOfAUnit", "/units/2/free_att", "\"\"",
     "unknown key units[2].free_att. Did you mean 'free_at'?"},
    {"UnknownKeyOfAnIncident", "/incidents/0/lon", "0", "unknown key incidents[0].lon"},
    {"NoUnitId", "/units/0/unit", nullptr,
     "units[0].unit is missing (must be some text in quotes)"},
    {"UnknownUnit", "/units/0/unit", "\"PP1\"",
     "units[0].unit = \"PP1\" (must be the id of a unit in units.csv, or bought by the plan). Did "
     "you mean 'P1'?"},
    {"UnitTwice", "/units/2/unit", "\"P1\"",
     "units[2].unit = \"P1\" (must stand once; units[0] has it too)"},
    {"UnknownStation", "/units/0/station", "\"DPE1\"",
     "units[0].station = \"DPE1\" (must be the id of a station in stations.csv). Did you mean "
     "'DEP1'?"},
    {"EmptyStation", "/units/0/station", "\"\"",
     "units[0].station = \"\" (must be some text in quotes)"},
    {"Nowhere", "/units/0/station", nullptr,
     "units[0]: is nowhere (must have a station, or lon_deg and lat_deg)"},
    {"TwoPlaces", "/units/1/station", "\"DEP1\"",
     "units[1]: has a station and a position (must have one of them)"},
    {"HalfAPlace", "/units/1/lat_deg", nullptr,
     "units[1].lat_deg is missing (must be between -90 and 90)"},
    {"LongitudeInQuotes", "/units/1/lon_deg", "\"120.14\"",
     "units[1].lon_deg = \"120.14\" (must be a number without quotes)"},
    {"LatitudeOutOfRange", "/units/1/lat_deg", "91",
     "units[1].lat_deg = 91 (must be between -90 and 90)"},
    {"FarAway", "/units/1/lon_deg", "121",
     "units[1]: lon_deg, lat_deg = 121.00000, 30.32000 (must be within 50 km of the middle of the "
     "zones and stations, 120.14875, 30.31870)"},
    {"FreeBeforeNow", "/units/1/free_at", "\"2024-08-01T15:59\"",
     "units[1].free_at = \"2024-08-01T15:59\" (must not be before time = "
     "2024-08-01T16:00:00+08:00)"},
    {"FreeAfterTheEnd", "/units/1/free_at", "\"2024-08-02T15:59\"",
     "units[1].free_at = \"2024-08-02T15:59\" (must be within the simulation, "
     "2024-08-01T14:00:00+08:00 to 2024-08-01T20:00:00+08:00)"},
    {"DutyInWords", "/units/2/on_duty", "\"no\"",
     "units[2].on_duty = \"no\" (must be true or false)"},
    {"UnknownIncidentKind", "/incidents/0/kind", "\"tere\"",
     "incidents[0].kind = \"tere\" (must be the id of an incident kind in incident_kinds.csv). Did "
     "you mean 'tree'?"},
    {"IncidentFarAway", "/incidents/1/lat_deg", "31.3",
     "incidents[1]: lon_deg, lat_deg = 120.14200, 31.30000 (must be within 50 km of the middle of "
     "the zones and stations, 120.14875, 30.31870)"},
    {"IncidentNowhere", "/incidents/1/lon_deg", nullptr,
     "incidents[1].lon_deg is missing (must be between -180 and 180)"},
    {"ReportedInTheFuture", "/incidents/0/reported", "\"2024-08-01T16:00:01\"",
     "incidents[0].reported = \"2024-08-01T16:00:01\" (must not be after time = "
     "2024-08-01T16:00:00+08:00)"},
    {"ReportedBeforeTheStart", "/incidents/0/reported", "\"2024-08-01T13:59\"",
     "incidents[0].reported = \"2024-08-01T13:59\" (must be within the simulation, "
     "2024-08-01T14:00:00+08:00 to 2024-08-01T20:00:00+08:00)"},
    {"Severity", "/incidents/0/severity", "4.5",
     "incidents[0].severity = 4.5 (must be above 0 and at most 4)"},
    {"UnitsOfAnIncidentInOneWord", "/incidents/0/units", "\"T1\"",
     "incidents[0].units = \"T1\" (must be an array of texts in quotes)"},
    {"UnknownUnitOfAnIncident", "/incidents/0/units/-", "\"TT1\"",
     "incidents[0].units[1] = \"TT1\" (must be the id of a unit in units.csv, or bought by the "
     "plan). Did you mean 'T1'?"},
    {"UnitWithoutPlaceAtAnIncident", "/incidents/0/units/-", "\"P2\"",
     "incidents[0].units[1] = \"P2\" (must stand in units, with its place)"},
    {"UnitOffDutyAtAnIncident", "/incidents/0/units/-", "\"S1\"",
     "incidents[0].units[1] = \"S1\" (must be on duty: see units[2])"},
    {"UnitTwiceAtAnIncident", "/incidents/0/units/-", "\"T1\"",
     "incidents[0].units[1] = \"T1\" (must stand once)"},
    {"UnitAtTwoIncidents", "/incidents/1/units", "[\"T1\"]",
     "incidents[1].units[0] = \"T1\" (must serve one incident; incidents[0] has it too)"},
    {"IncidentTwice", "/incidents/-",
     R"({"kind": "pond", "lon_deg": 120.142, "lat_deg": 30.322, "reported": "2024-08-01T15:30:00"})",
     "incidents[2]: is incidents[1] once more (must stand once)"},
};
std::string name_of_change(testing::TestParamInfo<Change> const& info) {
  return info.param.name;
}
INSTANTIATE_TEST_SUITE_P(Of, StateFault, testing::ValuesIn(kChanges), name_of_change);

TEST(ReadState, TellsEveryFaultAtOnce) {
  json state = good();
  state["time"] = 3;
  state["units"][0]["unit"] = "X";
  state["units"][1]["lat_deg"] = 99;
  state["incidents"][1]["kind"] = "puddle";
  EXPECT_THAT(faults_of(state.dump()),
              ElementsAre(HasSubstr("time = 3"), HasSubstr("units[0].unit"),
                          HasSubstr("units[1].lat_deg"), HasSubstr("incidents[1].kind")));
}

TEST(ReadState, DoesNotPrintAThousandFaults) {
  json state = good();
  for (int i = 0; i < 1000; ++i) state["units"].push_back({{"unit", "X"}, {"station", "DEP1"}});
  auto const faults = faults_of(state.dump());
  EXPECT_EQ(faults.size(), 21U);
  EXPECT_EQ(faults.back(), "state.json: ... and 980 more faults");
}

TEST(ReadState, TellsTheLineWhereItIsNoJson) {
  EXPECT_THAT(faults_of("{\"time\": 3,\n\"units\": [\n{,}]}"),
              ElementsAre(testing::StartsWith("state.json:3: is not JSON: parse error")));
  EXPECT_THAT(faults_of("{\n\"time\": 1e999}"),
              ElementsAre(testing::StartsWith("state.json:2: is not JSON: number overflow")));
  EXPECT_THAT(faults_of("{\n\n\"time\": \"\xFF\"}"),
              ElementsAre(testing::StartsWith("state.json:3: is not JSON: ")));
  EXPECT_THAT(faults_of(""), ElementsAre(testing::StartsWith("state.json:1: is not JSON: ")));
  EXPECT_THAT(faults_of("[]"), ElementsAre("state.json:1: is an array (must be an object: {...})"));
}

TEST(ReadState, RefusesKeysThatStandTwice) {
  std::string text = good().dump();
  text.insert(text.size() - 1, ",\"time\":\"2024-08-01T16:00:00\"");
  EXPECT_THAT(faults_of(text),
              ElementsAre("state.json: key time stands twice in an object (must stand once)"));
}

TEST(ReadState, SurvivesDeepNesting) {
  std::string const deep(100'000, '[');
  EXPECT_THAT(faults_of(deep), ElementsAre(HasSubstr("is not JSON")));
  std::string const whole = "{\"time\":" + deep + std::string(deep.size(), ']') + "}";
  EXPECT_THAT(faults_of(whole), testing::Contains(HasSubstr("time = an array")));
}

TEST(ReadState, RefusesFilesThatAreTooLargeOrNotThere) {
  EXPECT_THAT(faults_of(std::string(10'000'001, ' ')),
              ElementsAre("state.json: is larger than 10 MB"));
  EXPECT_THROW((void)read_state("/no/such/state.json", tiny()), InputError);
}

}  // namespace
}  // namespace sc
