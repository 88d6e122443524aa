// SPDX-License-Identifier: Apache-2.0
#include "io/scenario/scenario_reader.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/check.h"
#include "io/crs.h"
#include "io/hash.h"
#include "support/scenario_copy.h"

namespace sc {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

Scenario tiny() {
  return read_scenario(SC_SOURCE_DIR "/scenarios/tiny");
}

TEST(ScenarioReader, ReadsSettings) {
  Scenario const s = tiny();
  EXPECT_EQ(s.names.en, "Tiny district, a six-hour storm");
  EXPECT_EQ(s.names.zh, "小试区六小时暴雨");
  EXPECT_EQ(s.start_unix_ms, 1722492000000);  // 2024-08-01T06:00:00Z by `date -u +%s`
  EXPECT_EQ(s.utc_offset, whole_hours(8));
  EXPECT_EQ(s.end, SimTime{whole_hours(6).ms});
  EXPECT_EQ(s.seed, 7U);
  EXPECT_EQ(s.roads.kind, RoadSource::Kind::osm);
  EXPECT_EQ(s.roads.path, SC_SOURCE_DIR "/scenarios/tiny/tiny.osm");
  EXPECT_EQ(s.snap_limit_m, 200);
  EXPECT_EQ(s.rules.late, whole_minutes(20));
  EXPECT_EQ(s.rules.turn_out_night, whole_minutes(5)) << "default";
  ASSERT_EQ(s.levels.size(), 4U);
  EXPECT_EQ(s.levels[1].time, SimTime{whole_hours(1).ms});
  EXPECT_EQ(s.levels[1].level, ResponseLevel::III);
  EXPECT_EQ(s.levels[3].level, ResponseLevel::none);
}

TEST(ScenarioReader, HasNoBackgroundTrafficUnlessTold) {
  EXPECT_FALSE(tiny().traffic.on);
}

TEST(ScenarioReader, ReadsBackgroundTraffic) {
  test::ScenarioCopy const copy;
  copy.append("scenario.toml",
              "\n[traffic]\ntrips_per_day = 5000\ngravity_km = 2\npatience_s = 90\n"
              "route_update_min = 15\nlevel_share = { IV = 0.9, I = 0.1 }\n");
  TrafficSpec const t = read_scenario(copy.folder()).traffic;
  EXPECT_TRUE(t.on);
  EXPECT_EQ(t.rules.demand.trips_per_day, 5000);
  EXPECT_EQ(t.rules.demand.gravity_m, 2000);
  EXPECT_EQ(t.rules.queue.patience, whole_seconds(90));
  EXPECT_EQ(t.rules.route_update, whole_minutes(15));
  EXPECT_EQ(t.level_share, (std::array<double, 5>{1, 0.9, 0.85, 0.6, 0.1}));
}

TEST(ScenarioReader, ConvertsToSiUnits) {
  Scenario const s = tiny();
  EXPECT_DOUBLE_EQ(s.unit_kinds[0].pump_m3ps, 1500.0 / 3600);
  EXPECT_EQ(s.unit_kinds[1].setup, whole_minutes(5));
  EXPECT_EQ(s.unit_kinds[3].gust_limit_mps, 0) << "empty: no limit";
  EXPECT_DOUBLE_EQ(s.incident_kinds[0].work_median_s, 1500);
  EXPECT_DOUBLE_EQ(s.incident_kinds[0].report_mean_s, 1800);
  EXPECT_DOUBLE_EQ(s.basins[0].basin.catchment_m2, 20'000);
  EXPECT_DOUBLE_EQ(s.basins[0].basin.inlet_m3ps, 0.2);
  EXPECT_EQ(s.basins[0].closure_depth_m, 0) << "empty: never closes";
  EXPECT_TRUE(s.basins[2].underpass);
  EXPECT_DOUBLE_EQ(s.track[0].pressure_pa, 97'800);
  EXPECT_EQ(s.track[0].time, SimTime{-whole_hours(6).ms});
  EXPECT_DOUBLE_EQ(s.rain.spells[5].depth_m, 0.036);
  EXPECT_EQ(s.roster[2].shift, whole_hours(8));
}

TEST(ScenarioReader, ResolvesReferences) {
  Scenario const s = tiny();
  EXPECT_EQ(s.units[2].kind.index(), 1U);
  EXPECT_EQ(s.units[1].home.index(), 1U);
  EXPECT_THAT(s.skill_names, ElementsAre("pump", "traffic", "saw", "lift", "grate", "cover",
                                         "barrier", "height", "sign", "electric"));
  EXPECT_EQ(s.incident_kinds[2].needs.skills(), 0b11U);
  EXPECT_EQ(s.rain.spells[12].gauge, 1U);
  EXPECT_EQ(s.incidents[2].kind.index(), 9U);
  ASSERT_EQ(s.patrols.size(), 1U);
  EXPECT_EQ(s.patrols[0].stops.size(), 4U);
}

TEST(ScenarioReader, ReadsThePlanByLevel) {
  Scenario const s = tiny();
  auto const& postings = s.plan.postings[static_cast<std::size_t>(ResponseLevel::III)];
  ASSERT_EQ(postings.size(), 5U);
  EXPECT_EQ(postings[0].station.index(), 2U);
  EXPECT_EQ(postings[3].duty, Duty::patrol);
  EXPECT_EQ(postings[3].route, "loop");
  EXPECT_EQ(postings[4].basin.index(), 2U);
  EXPECT_EQ(postings[4].origin.line, 18U);
  EXPECT_THAT(s.plan.postings[0], IsEmpty());
  EXPECT_EQ(s.plan.patrol_interval[2], whole_minutes(90));
}

TEST(ScenarioReader, LeavesEmptyCellsOfRecordedIncidentsOpen) {
  Scenario const s = tiny();
  EXPECT_EQ(s.incidents[0].work, whole_minutes(30));
  EXPECT_EQ(s.incidents[0].report, SimTime{whole_minutes(55).ms});
  EXPECT_FALSE(s.incidents[1].report.has_value());
  EXPECT_FALSE(s.incidents[1].severity.has_value());
  EXPECT_FALSE(s.incidents[1].work.has_value());
}

TEST(ScenarioReader, HashesEveryFileItDependsOn) {
  Scenario const s = tiny();
  EXPECT_EQ(s.input_sha256.size(), 17U) << "16 tables and the roads";
  EXPECT_THAT(s.input_sha256,
              Contains(Pair("tiny.osm", sha256_of_file(SC_SOURCE_DIR "/scenarios/tiny/tiny.osm"))));
}

TEST(ScenarioReader, HashOfTheScenarioChangesWithAnyFile) {
  test::ScenarioCopy const copy;
  std::string const before = scenario_sha256(read_scenario(copy.folder()));
  EXPECT_EQ(before, scenario_sha256(tiny())) << "independent of the place";
  copy.append("tiny.osm", " ");
  EXPECT_NE(scenario_sha256(read_scenario(copy.folder())), before);
}

TEST(ScenarioReader, HashOfTheScenarioIsThatOfItsHashList) {
  Scenario s;
  s.input_sha256 = {{"b", "22"}, {"a", "11"}};
  EXPECT_EQ(scenario_sha256(s), sha256_hex("11  a\n22  b\n"));
}

TEST(ScenarioReader, DoesWithoutOptionalFiles) {
  test::ScenarioCopy const copy;
  for (char const* file : {"track.csv", "canal.csv", "closures.csv", "incidents.csv"})
    copy.remove(file);
  EXPECT_THAT(copy.faults(), IsEmpty());
}

TEST(ScenarioReader, NamesEveryRequiredFileThatIsMissing) {
  test::ScenarioCopy const copy;
  for (char const* file : {"zones.csv", "gauges.csv", "plan.toml", "units.csv"}) copy.remove(file);
  EXPECT_THAT(copy.faults(), ElementsAre("gauges.csv: no such file", "plan.toml: no such file",
                                         "units.csv: no such file", "zones.csv: no such file"));
}

TEST(ScenarioReader, NoticesAMisspeltOptionalFile) {
  test::ScenarioCopy const copy;
  copy.rename("incidents.csv", "incident.csv");
  EXPECT_THAT(copy.faults(), ElementsAre("incident.csv: is not a file of a scenario. Did you mean "
                                         "'incidents.csv'?"));
}

TEST(ScenarioReader, WantsAFolder) {
  EXPECT_THROW((void)read_scenario("/no/such/folder"), InputError);
  EXPECT_THROW((void)read_scenario(SC_SOURCE_DIR "/scenarios/tiny/scenario.toml"), InputError);
}

TEST(ScenarioReader, NamesAMissingColumnAndTheOneThatLooksLikeIt) {
  test::ScenarioCopy const copy;
  copy.edit("zones.csv", "terrain", "terrane");
  EXPECT_THAT(copy.faults(),
              ElementsAre("zones.csv:1: column terrain is missing",
                          "zones.csv:1: unknown column terrane. Did you mean 'terrain'?"));
}

TEST(ScenarioReader, RefusesMoreStandbyUnitsThanAStationHolds) {
  test::ScenarioCopy const copy;
  copy.edit("stations.csv", "30.3187,2", "30.3187,1");
  EXPECT_THAT(
      copy.faults(),
      ElementsAre("plan.toml:26: station = 'SB1' (must have room: its capacity_units is 1)",
                  "plan.toml:37: station = 'SB1' (must have room: its capacity_units is 1)"));
}

TEST(ScenarioReader, RefusesACalledLevelThatThePlanForgot) {
  test::ScenarioCopy const copy;
  std::string const plan = copy.read("plan.toml");
  copy.write("plan.toml", plan.substr(0, plan.find("[level.II]")));
  EXPECT_THAT(copy.faults(),
              ElementsAre("plan.toml:4: no table [level.II] (must be there: scenario.toml calls "
                          "level II)"));
}

TEST(ScenarioReader, RefusesMoreSkillsThanASetHolds) {
  test::ScenarioCopy const copy;
  std::string list = "sign;electric";
  for (int i = 0; i < 23; ++i) list += ";extra" + std::to_string(i);
  copy.edit("unit_kinds.csv", "sign;electric", list);
  EXPECT_THAT(copy.faults(), ElementsAre("unit_kinds.csv:5: skill extra22 is the 33rd (must be at "
                                         "most 32 in all)"));
}

TEST(ScenarioReader, TakesGcj02PositionsToTheirWgs84Twins) {
  test::ScenarioCopy const copy;
  Scenario const wgs = read_scenario(copy.folder());
  LonLat const twin = wgs84_to_gcj02(wgs.stations[0].position);
  copy.edit("scenario.toml", "\"WGS84\"", "\"GCJ-02\"");
  copy.edit("stations.csv", "120.1303,30.3248",
            fmt::format("{:.6f},{:.6f}", twin.lon_deg, twin.lat_deg));
  Scenario const gcj = read_scenario(copy.folder());
  EXPECT_LT(distance_m(gcj.stations[0].position, wgs.stations[0].position), 1);
  EXPECT_GT(distance_m(gcj.stations[1].position, wgs.stations[1].position), 300) << "no twin";
}

TEST(ScenarioReader, ConvertsTimesWithOffset) {
  test::ScenarioCopy const copy;
  copy.edit("scenario.toml", "start = 2024-08-01T14:00:00", "start = 2024-08-01T06:00:00Z");
  copy.edit("incidents.csv", "2024-08-01T15:20", "2024-08-01T07:20Z");
  Scenario const s = read_scenario(copy.folder());
  EXPECT_EQ(s.start_unix_ms, tiny().start_unix_ms);
  EXPECT_EQ(s.incidents[1].onset, tiny().incidents[1].onset);
}

TEST(ScenarioReader, TellsManyFaultsOfManyFilesAtOnce) {
  test::ScenarioCopy const copy;
  copy.edit("scenario.toml", "seed = 7", "seed = \"x\"");
  copy.edit("scenario.toml", "late_min = 20", "late_mins = 20");
  copy.edit("zones.csv", "40000", "many");
  copy.edit("stations.csv", "yard", "garden");
  copy.edit("units.csv", "T1,tree_crew", "T1,tree_krew");
  copy.edit("unit_kinds.csv", "4,0.5,yes", "0,0.5,ja");
  copy.edit("basins.csv", "150,0.2", "150,1.2");
  copy.edit("rain.csv", "RG_W,16", "RG_W,nan");
  copy.edit("canal.csv", "2.70", "");
  copy.edit("incidents.csv", "lamp,", "lampe,");
  copy.edit("plan.toml", "unit = \"V1\"", "unit = \"V9\"");
  copy.remove("roster.csv");
  EXPECT_THAT(
      copy.faults(),
      ElementsAre(
          "basins.csv:2: blockage = 1.2 (must be between 0 and 1)",
          "canal.csv:4: level_m is empty (must be a plain number such as 12.5, without unit or "
          "thousands separator)",
          "incidents.csv:2: kind = lampe (must be the id of an incident kind in "
          "incident_kinds.csv). Did you mean 'lamp'?",
          "plan.toml:8: unit = 'V9' (must be the id of a unit in units.csv)",
          "rain.csv:5: rain_mm = nan (must be a finite number)", "roster.csv: no such file",
          "scenario.toml:7: seed = 'x' (must be a whole number of 0 or more)",
          "scenario.toml:27: unknown key rules.late_mins. Did you mean 'late_min'?",
          "stations.csv:3: kind = garden (must be one of: depot, yard, pumping_station, standby)",
          "unit_kinds.csv:2: crew = 0 (must be a whole number between 1 and 1000)",
          "unit_kinds.csv:2: high_vehicle = ja (must be yes or no)",
          "units.csv:4: kind = tree_krew (must be the id of a unit kind in unit_kinds.csv). Did "
          "you mean 'tree_crew'?",
          "zones.csv:2: population = many (must be a plain number such as 12.5, without unit or "
          "thousands separator)"));
}

}  // namespace
}  // namespace sc
