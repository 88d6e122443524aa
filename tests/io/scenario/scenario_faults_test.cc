// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/scenario_copy.h"
#include "support/scenario_edit.h"

namespace sc {
namespace {

using Edit = test::ScenarioEdit;

class OneFault : public testing::TestWithParam<Edit> {};

TEST_P(OneFault, IsToldInTheseWords) {
  test::ScenarioCopy const tiny;
  tiny.edit(GetParam().file, GetParam().before, GetParam().after);
  EXPECT_THAT(tiny.faults(), testing::ElementsAre(GetParam().fault));
}

using test::name_of_case;

constexpr Edit kSettings[] = {
    {"FormatVersion", "scenario.toml", "format_version = 1", "format_version = 2",
     "scenario.toml:2: format_version = 2 (must be 1)"},
    {"MissingKey", "scenario.toml", "seed = 7", "",
     "scenario.toml: seed is missing (must be a whole number of 0 or more)"},
    {"UnknownKey", "scenario.toml", "seed = 7", "seed = 7\nsede = 8",
     "scenario.toml:8: unknown key sede"},
    {"UnknownTable", "scenario.toml", "[weather]", "[wether]",
     "scenario.toml:19: unknown key wether. Did you mean 'weather'?"},
    {"UnknownRule", "scenario.toml", "late_min = 20", "lete_min = 20",
     "scenario.toml:27: unknown key rules.lete_min. Did you mean 'late_min'?"},
    {"WrongType", "scenario.toml", "late_min = 20", "late_min = \"20\"",
     "scenario.toml:27: rules.late_min = '20' (must be a number without quotes)"},
    {"TrafficWithoutRoomToStand", "scenario.toml", "[weather]",
     "[traffic]\njam_spacing_m = 0\n\n[weather]",
     "scenario.toml:20: traffic.jam_spacing_m = 0 (must be between 4 and 20)"},
    {"UnknownResponseLevelOfTraffic", "scenario.toml", "[weather]",
     "[traffic]\nlevel_share.V = 0.5\n\n[weather]",
     "scenario.toml:20: unknown key traffic.level_share.V"},
    {"NameWithoutEnglish", "scenario.toml", "name.en = \"Tiny district, a six-hour storm\"\n", "",
     "scenario.toml:3: name.en is missing (must be some text in quotes)"},
    {"NegativeSeed", "scenario.toml", "seed = 7", "seed = -7",
     "scenario.toml:7: seed = -7 (must be a whole number of 0 or more)"},
    {"UnknownCrs", "scenario.toml", "\"WGS84\"", "\"WSG84\"",
     "scenario.toml:6: crs = 'WSG84' (must be one of: WGS84, CGCS2000, GCJ-02). Did you mean "
     "'WGS84'?"},
    {"ControlCharacters", "scenario.toml", "\"Invented", "\"\\u0000Invented",
     "scenario.toml:5: note = \"\\u0000Invented from end to end: for tests and first steps.\" "
     "(must be text without control characters)"},
    {"ZoneInWords", "scenario.toml", "\"+08:00\"", "\"Asia/Shanghai\"",
     "scenario.toml:10: time.zone = 'Asia/Shanghai' (must be an offset such as \"+08:00\")"},
    {"EndBeforeStart", "scenario.toml", "end = 2024-08-01T20", "end = 2024-08-01T12",
     "scenario.toml:12: time.end = 2024-08-01T12:00:00 (must be later than time.start)"},
    {"TooLong", "scenario.toml", "end = 2024-08-01", "end = 2024-12-01",
     "scenario.toml:12: time.end = 2024-12-01T20:00:00 (must be at most 60 days after time.start)"},
    {"QuotedTime", "scenario.toml", "end = 2024-08-01T20:00:00", "end = \"2024-08-01T20:00:00\"",
     "scenario.toml:12: time.end = '2024-08-01T20:00:00' (must be a date-time such as "
     "2021-07-25T14:00:00, no quotes)"},
    {"UnknownRoadSource", "scenario.toml", "\"osm\"", "\"osn\"",
     "scenario.toml:15: roads.source = 'osn' (must be one of: district, osm, map). Did you mean "
     "'osm'?"},
    {"NoRoadFile", "scenario.toml", "\"tiny.osm\"", "\"tinny.osm\"",
     "scenario.toml:16: roads.path = 'tinny.osm' (must be a file that exists, seen from the "
     "scenario folder)"},
    {"AbsoluteRoadPath", "scenario.toml", "\"tiny.osm\"", "\"/tiny.osm\"",
     "scenario.toml:16: roads.path = '/tiny.osm' (must be relative to the scenario folder)"},
    {"WeatherStep", "scenario.toml", "step_min = 5", "step_min = 0",
     "scenario.toml:20: weather.step_min = 0 (must be between 0.1 and 60)"},
    {"GenerateIsNoBool", "scenario.toml", "generate = true", "generate = 1",
     "scenario.toml:23: incidents.generate = 1 (must be true or false)"},
    {"LevelWord", "scenario.toml", "level = \"III\"", "level = \"3\"",
     "scenario.toml:35: level = '3' (must be one of: none, IV, III, II, I)"},
    {"LevelsOutOfOrder", "scenario.toml", "at = 2024-08-01T15:45:00", "at = 2024-08-01T14:45:00",
     "scenario.toml:38: at = 2024-08-01T14:45:00 (must be later than the response before it)"},
    {"BrokenToml", "scenario.toml", "[rules]", "[rules",
     "scenario.toml:25: malformed TOML: Error while parsing table header: expected ']', saw '\\n'"},
};
INSTANTIATE_TEST_SUITE_P(Settings, OneFault, testing::ValuesIn(kSettings), name_of_case);

constexpr Edit kPlaces[] = {
    {"TerrainWord", "zones.csv", "300,B", "300,E",
     "zones.csv:4: terrain = E (must be one of: A, B, C, D)"},
    {"NegativePopulation", "zones.csv", "40000", "-40000",
     "zones.csv:2: population = -40000 (must be between 0 and 100000000)"},
    {"DoubledId", "zones.csv", "south_east", "west",
     "zones.csv:4: id = west (must be unique; line 2 has it too)"},
    {"NoName", "zones.csv", "河西街道", "", "zones.csv:2: name_zh is empty (must be some text)"},
    {"StationKind", "stations.csv", "yard", "yrad",
     "stations.csv:3: kind = yrad (must be one of: depot, yard, pumping_station, standby). Did you "
     "mean 'yard'?"},
    {"CapacityInParts", "stations.csv", "30.3248,4", "30.3248,4.5",
     "stations.csv:2: capacity_units = 4.5 (must be a whole number between 0 and 10000)"},
    {"SwappedLonLat", "stations.csv", "120.1303,30.3248", "30.3248,120.1303",
     "stations.csv:2: lat_deg = 120.1303 (must be between -90 and 90). Did you swap lon_deg and "
     "lat_deg?"},
    {"LatitudeOutOfRange", "stations.csv", "30.3248", "130.3248",
     "stations.csv:2: lat_deg = 130.3248 (must be between -90 and 90)"},
    {"FarAway", "stations.csv", "120.1303", "121.1303",
     "stations.csv:2: lon_deg, lat_deg = 121.13030, 30.32480 (must be within 50 km of the middle "
     "of the zones and stations, 120.14875, 30.31870)"},
    {"ThousandsSeparator", "basins.csv", "2.0,0.80,200", "2.0,0.80,\"1,200\"",
     "basins.csv:2: inlet_lps = 1,200 (must be a plain number such as 12.5, without unit or "
     "thousands separator)"},
    {"BlockageInPercent", "basins.csv", "150,0.2,", "150,20,",
     "basins.csv:2: blockage = 20 (must be between 0 and 1)"},
    {"GateAboveGround", "basins.csv", "3.4,2.2", "3.4,3.9",
     "basins.csv:2: outfall_gate_m = 3.9 (must be below ground_level_m = 3.4)"},
    {"BasinKind", "basins.csv", "underpass,120", "under pass,120",
     "basins.csv:4: kind = under pass (must be one of: waterlogging, underpass). Did you mean "
     "'underpass'?"},
    {"ZeroClosure", "basins.csv", "150,0.25", "150,0",
     "basins.csv:4: closure_depth_m = 0 (must be above 0 and at most 10)"},
    {"ClosureBackwards", "closures.csv", "2024-08-01T17:30", "2024-08-01T15:30",
     "closures.csv:2: to = 2024-08-01T15:30 (must be later than from = 2024-08-01T16:00)"},
    {"ClosureOutsideTheHorizon", "closures.csv", "2024-08-01T16:00,2024-08-01T17:30",
     "2024-08-02T16:00,2024-08-02T17:30",
     "closures.csv:2: from = 2024-08-02T16:00 (must meet the simulation, 2024-08-01T14:00:00+08:00 "
     "to 2024-08-01T20:00:00+08:00)"},
    {"RouteOfOneStop", "patrols.csv", "loop,120.1300", "lone,120.1300",
     "patrols.csv:2: route lone has 1 stop (must have 2 or more)"},
};
INSTANTIATE_TEST_SUITE_P(Places, OneFault, testing::ValuesIn(kPlaces), name_of_case);

constexpr Edit kForce[] = {
    {"UnknownKind", "units.csv", "T1,tree_crew", "T1,tree_crews",
     "units.csv:4: kind = tree_crews (must be the id of a unit kind in unit_kinds.csv). Did you "
     "mean 'tree_crew'?"},
    {"UnknownHome", "units.csv", "P2,pump_truck,YARD", "P2,pump_truck,YRAD",
     "units.csv:3: home = YRAD (must be the id of a station in stations.csv). Did you mean "
     "'YARD'?"},
    {"UnitTwice", "units.csv", "P2,", "P1,",
     "units.csv:3: id = P1 (must be unique; line 2 has it too)"},
    {"NoCrew", "unit_kinds.csv", "pump;traffic,4", "pump;traffic,0",
     "unit_kinds.csv:2: crew = 0 (must be a whole number between 1 and 1000)"},
    {"SkillTwice", "unit_kinds.csv", "pump;traffic", "pump;traffic;pump",
     "unit_kinds.csv:2: skills = pump;traffic;pump (must not name pump twice)"},
    {"YesInCapitals", "unit_kinds.csv", "0.5,yes,yes", "0.5,YES,yes",
     "unit_kinds.csv:2: high_vehicle = YES (must be yes or no)"},
    {"InfiniteWading", "unit_kinds.csv", "4,0.5", "4,inf",
     "unit_kinds.csv:2: wading_depth_m = inf (must be a finite number)"},
    {"ShiftLength", "roster.csv", "III,12", "III,36",
     "roster.csv:3: shift_h = 36 (must be above 0 and at most 24)"},
    {"ShiftStart", "roster.csv", "III,12,08:00", "III,12,8:00",
     "roster.csv:3: day_start = 8:00 (must be a time of day HH:MM from 00:00 to 23:59)"},
    {"LevelTwice", "roster.csv", "I,8,08:00,6", "IV,8,08:00,6",
     "roster.csv:5: level = IV (must be unique; line 2 has it too)"},
    {"NoRosterForACalledLevel", "roster.csv", "II,8,08:00,4\n", "",
     "roster.csv: no row for level II (must have one: scenario.toml calls it)"},
};
INSTANTIATE_TEST_SUITE_P(Force, OneFault, testing::ValuesIn(kForce), name_of_case);

constexpr Edit kIncidents[] = {
    {"UnknownDriver", "incident_kinds.csv", "grate,rain", "grate,rian",
     "incident_kinds.csv:2: driver = rian (must be one of: none, base, rain, gust, tree_fall, "
     "depth, canal). Did you mean 'rain'?"},
    {"UnknownSkill", "incident_kinds.csv", "grate,rain", "grating,rain",
     "incident_kinds.csv:2: skills: grating (must be a skill of some unit kind)"},
    {"UnitsInWords", "incident_kinds.csv", "pump;traffic", "pump*two",
     "incident_kinds.csv:4: skills = pump*two (must ask for 1 to 20 units with pump, as in "
     "pump*2)"},
    {"TooManyUnits", "incident_kinds.csv", "pump;traffic", "traffic;pump*21",
     "incident_kinds.csv:4: skills = traffic;pump*21 (must ask for 1 to 20 units with pump, as in "
     "pump*2)"},
    {"NeedTwice", "incident_kinds.csv", "pump;traffic", "pump;pump*2",
     "incident_kinds.csv:4: skills = pump;pump*2 (must not name pump twice)"},
    {"NeedWithoutName", "incident_kinds.csv", "pump;traffic", "pump;*2",
     "incident_kinds.csv:4: skills = pump;*2 (must be ids of A-Z a-z 0-9 _ - separated by ;, with "
     "a number as in id*2 or not)"},
    {"PumpingWithoutPump", "incident_kinds.csv", "3,0.2,no,no,no,40", "3,0.2,no,yes,no,40",
     "incident_kinds.csv:8: pumps_basin = yes (must be no unless a unit kind with one of these "
     "skills has a pump)"},
    {"DepthOfAZone", "incident_kinds.csv", "pump,depth,basins", "pump,depth,zone",
     "incident_kinds.csv:3: exposure = zone (must be basins or underpasses when driver is depth)"},
    {"TreeThreshold", "incident_kinds.csv", "0.005,38", "0.005,0",
     "incident_kinds.csv:7: threshold = 0 (must be positive)"},
    {"SeverityAboveMaximum", "incident_kinds.csv", "25,0.4,1.5", "25,0.4,4.5",
     "incident_kinds.csv:2: severity = 4.5 (must be above 0 and at most 4)"},
    {"EmptyRate", "incident_kinds.csv", "0,0.0001,15", "0,,15",
     "incident_kinds.csv:2: coefficient is empty (must be a plain number such as 12.5, without "
     "unit or thousands separator)"},
    {"RecordedKind", "incidents.csv", "lamp,120", "lamps,120",
     "incidents.csv:2: kind = lamps (must be the id of an incident kind in incident_kinds.csv). "
     "Did you mean 'lamp'?"},
    {"OnsetOutsideTheHorizon", "incidents.csv", "2024-08-01T15:20", "2024-08-01T20:00",
     "incidents.csv:3: onset = 2024-08-01T20:00 (must be within the simulation, "
     "2024-08-01T14:00:00+08:00 to 2024-08-01T20:00:00+08:00)"},
    {"ReportBeforeOnset", "incidents.csv", "2024-08-01T14:55", "2024-08-01T14:35",
     "incidents.csv:2: report = 2024-08-01T14:35 (must not be before onset = 2024-08-01T14:40)"},
    {"NoSuchDay", "incidents.csv", "2024-08-01T15:20", "2024-02-30T15:20",
     "incidents.csv:3: onset = 2024-02-30T15:20 (must be a date-time such as 2021-07-25T14:00 or "
     "2021-07-25T14:00:00+08:00)"},
};
INSTANTIATE_TEST_SUITE_P(Incidents, OneFault, testing::ValuesIn(kIncidents), name_of_case);

constexpr Edit kWeather[] = {
    {"TrackBackwards", "track.csv", "2024-08-01T20:00", "2024-08-01T13:00",
     "track.csv:4: time = 2024-08-01T13:00 (must be later than the row before, "
     "2024-08-01T14:00:00+08:00)"},
    {"PressureInPascal", "track.csv", "978", "97800",
     "track.csv:2: pressure_hpa = 97800 (must be between 850 and 1050)"},
    {"GaugeTwice", "gauges.csv", "RG_E", "RG_W",
     "gauges.csv:3: id = RG_W (must be unique; line 2 has it too)"},
    {"UnknownGauge", "rain.csv", "2024-08-01T15:00,2024-08-01T15:30,RG_E",
     "2024-08-01T15:00,2024-08-01T15:30,RG_F",
     "rain.csv:16: gauge = RG_F (must be the id of a gauge in gauges.csv). Did you mean 'RG_E'?"},
    {"SpellBackwards", "rain.csv", "2024-08-01T15:00,2024-08-01T15:30,RG_E",
     "2024-08-01T15:00,2024-08-01T15:00,RG_E",
     "rain.csv:16: to = 2024-08-01T15:00 (must be later than from = 2024-08-01T15:00)"},
    {"OverlappingSpells", "rain.csv", "2024-08-01T15:00,2024-08-01T15:30,RG_E",
     "2024-08-01T14:50,2024-08-01T15:30,RG_E",
     "rain.csv:16: from = 2024-08-01T14:50 (must not be before 2024-08-01T15:00:00+08:00, where "
     "line 15 of the same gauge ends)"},
    {"NegativeRain", "rain.csv", "RG_W,16", "RG_W,-16",
     "rain.csv:5: rain_mm = -16 (must be between 0 and 2000)"},
    {"CanalBackwards", "canal.csv", "2024-08-01T18:00", "2024-08-01T16:30",
     "canal.csv:4: time = 2024-08-01T16:30 (must be later than the row before, "
     "2024-08-01T16:30:00+08:00)"},
    {"TooFewCells", "canal.csv", "18:00,2.70", "18:00",
     "canal.csv:4: 1 cell (must be 2 as in the header)"},
};
INSTANTIATE_TEST_SUITE_P(Weather, OneFault, testing::ValuesIn(kWeather), name_of_case);

constexpr Edit kPlan[] = {
    {"UnknownUnit", "plan.toml", "\"P1\", duty", "\"P11\", duty",
     "plan.toml:7: unit = 'P11' (must be the id of a unit in units.csv). Did you mean 'P1'?"},
    {"UnknownStation", "plan.toml", "station = \"DEP1\"", "station = \"DEPP1\"",
     "plan.toml:7: station = 'DEPP1' (must be the id of a station in stations.csv). Did you mean "
     "'DEP1'?"},
    {"UnknownBasin", "plan.toml", "\"UP01\"", "\"UP02\"",
     "plan.toml:18: basin = 'UP02' (must be the id of a basin in basins.csv). Did you mean "
     "'UP01'?"},
    {"UnknownRoute", "plan.toml", "\"loop\"", "\"loops\"",
     "plan.toml:8: route = 'loops' (must be the id of a patrol route in patrols.csv). Did you mean "
     "'loop'?"},
    {"DutyWord", "plan.toml", "\"guard\"", "\"gaurd\"",
     "plan.toml:18: duty = 'gaurd' (must be one of: standby, guard, patrol). Did you mean "
     "'guard'?"},
    {"KeyOfAnotherDuty", "plan.toml", "duty = \"guard\", basin = \"UP01\"",
     "duty = \"guard\", basin = \"UP01\", route = \"loop\"", "plan.toml:18: unknown key route"},
    {"NoStation", "plan.toml", "\"standby\", station = \"DEP1\"", "\"standby\"",
     "plan.toml:7: station is missing (must be some text in quotes)"},
    {"PostedTwice", "plan.toml", "{ unit = \"P2\", duty = \"standby\", station = \"YARD\" },",
     "{ unit = \"P1\", duty = \"standby\", station = \"YARD\" },",
     "plan.toml:15: unit = 'P1' (must be posted once at a level; line 14 posts it too)"},
    {"UnknownLevel", "plan.toml", "[level.I]", "[level.V]", "plan.toml:32: unknown key level.V"},
    {"IntervalInQuotes", "plan.toml", "[level.IV]\npatrol_interval_h = 2",
     "[level.IV]\npatrol_interval_h = \"2\"",
     "plan.toml:5: level.IV.patrol_interval_h = '2' (must be a number without quotes)"},
    {"RoundsWithoutEnd", "plan.toml", "[level.IV]\npatrol_interval_h = 2",
     "[level.IV]\npatrol_interval_h = 0.0625",
     "plan.toml:5: level.IV.patrol_interval_h = 0.0625 (must be between 0.1 and 72)"},
};
INSTANTIATE_TEST_SUITE_P(Plan, OneFault, testing::ValuesIn(kPlan), name_of_case);

}  // namespace
}  // namespace sc
