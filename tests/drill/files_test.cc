// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "drill/drill_scenario.h"
#include "drill/files/drill_reader.h"
#include "drill/written_set.h"
#include "io/hash.h"
#include "io/map_file.h"
#include "io/run/run_reader.h"
#include "io/scenario/scenario_reader.h"
#include "support/faults_of.h"
#include "support/scenario_copy.h"

namespace sc {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

void expect_simulates_as_in_memory(test::WrittenSet const& written) {
  for (Drill const& drill : written.what.set.drills) {
    auto const folder = written.file("0" + std::to_string(drill.number));
    Drill const read = read_drill(folder);
    test::expect_same(drill.reference, test::simulated(read, read_map(read.scenario.roads.path)));
    EXPECT_EQ(RunReader(folder / "reference.h5").events(), drill.reference.events);
    EXPECT_GT(drill.reference.orders.size(), drill.injects.size());
  }
}

TEST(DrillFiles, TinyReadBackSimulatesAsInMemory) {
  expect_simulates_as_in_memory(test::WrittenSet(test::tiny_drills()));
}

TEST(DrillFiles, FifteenIncidentsOfTheStressStormReadBackSimulateAsInMemory) {
  expect_simulates_as_in_memory(test::WrittenSet(test::stress_drill()));
}

/// What came by --set, by an option or from another plan is in force in the folder too.
TEST(DrillFiles, RulesAndPlanOfTheDesignAreKept) {
  test::DrillSetCase made = test::tiny_drills();
  for (Drill& drill : made.set.drills) {
    Scenario& s = drill.scenario;
    s.rain_factor = 2.5;
    s.rules.turn_out_day = milliseconds(123'457);
    s.rules.fatigue_per_h = 0.1 + 0.07;
    s.plan.patrol_interval[1] = whole_hours(3);
    s.input_sha256["plan.toml"] = "of another file";
    drill.reference = test::simulated(drill, made.roads);
  }
  expect_simulates_as_in_memory(test::WrittenSet(std::move(made)));
}

/// The storm's table has closures that a drill ends before.
TEST(DrillFiles, DrillsWithoutClosuresStayWithout) {
  test::DrillSetCase made = test::tiny_drills();
  for (Drill& drill : made.set.drills) {
    drill.scenario.closures.clear();
    drill.reference = test::simulated(drill, made.roads);
  }
  test::WrittenSet const written(std::move(made));
  EXPECT_TRUE(read_drill(written.file("01")).scenario.closures.empty());
  EXPECT_FALSE(read_scenario(written.file("storm")).closures.empty());
  expect_simulates_as_in_memory(written);
}

/// The design storm begins when the drills have ended and with it the scenario goes on.
TEST(DrillFiles, DrillsThatEndBeforeTheirDesignStormStayDry) {
  test::ScenarioCopy const storm;
  storm.remove("rain.csv");
  storm.remove("gauges.csv");
  storm.append("scenario.toml",
               "\n[design_storm]\nyears = 50\nduration_min = 60\npeak_ratio = 0.4\n"
               "start = 2024-08-01T19:40:00\na_mm_min = 60\nc = 0.8\nb_min = 12\nn = 0.8\n");
  test::WrittenSet const written(test::tiny_drills(storm.folder()));
  EXPECT_LT(written.what.set.drills[1].scenario.end, SimTime{} + whole_minutes(5 * 60 + 40));
  EXPECT_FALSE(read_drill(written.file("02")).scenario.rain.spells.empty());
  expect_simulates_as_in_memory(written);
}

TEST(DrillFiles, StormIsTheWholeScenario) {
  test::WrittenSet const written(test::tiny_drills());
  Scenario const storm = read_scenario(written.file("storm"));
  Scenario const own = read_scenario(std::string(SC_SOURCE_DIR) + "/scenarios/tiny");
  EXPECT_EQ(storm.end, own.end);
  EXPECT_EQ(storm.seed, own.seed);
  EXPECT_EQ(storm.incidents.size(), own.incidents.size());
  EXPECT_TRUE(storm.generate_incidents);
  EXPECT_EQ(storm.input_sha256.at("zones.csv"), own.input_sha256.at("zones.csv"));
}

/// Also what drills do without: levels after their end, a policy other than the reference.
TEST(DrillFiles, StormKeepsItsLevelsAndPolicy) {
  test::DrillSetCase made = test::tiny_drills();
  for (Drill& drill : made.set.drills) {
    cut_off(drill.scenario, drill.scenario.end);
    drill.scenario.rules.policy = kReferencePolicy;
  }
  test::WrittenSet const written(std::move(made));
  Scenario const storm = read_scenario(written.file("storm"));
  Scenario const own = read_scenario(std::string(SC_SOURCE_DIR) + "/scenarios/tiny");
  EXPECT_EQ(storm.rules.policy, own.rules.policy);
  ASSERT_EQ(storm.levels.size(), own.levels.size());
  EXPECT_EQ(storm.levels.back().time, own.levels.back().time);
  EXPECT_EQ(storm.levels.back().level, own.levels.back().level);
}

TEST(DrillFiles, ReaderBringsBackWhatTheWriterHad) {
  test::WrittenSet const written(test::tiny_drills());
  Drill const& drill = written.what.set.drills[1];
  Drill const read = read_drill(written.file("02"));
  EXPECT_EQ(read.number, 2);
  EXPECT_EQ(read.names.zh, drill.names.zh);
  EXPECT_EQ(read.begin, drill.begin);
  EXPECT_EQ(read.end, drill.end);
  EXPECT_EQ(read.seed, drill.seed);
  EXPECT_EQ(read.replication, 3U);
  EXPECT_EQ(read.storm_replication, 5U);
  ASSERT_EQ(read.injects.size(), 3U);
  EXPECT_EQ(read.injects[2].at, drill.injects[2].at);
  EXPECT_EQ(read.injects[2].incident, drill.injects[2].incident);
  EXPECT_EQ(read.injects[2].expected_units, drill.injects[2].expected_units);
  EXPECT_EQ(read.injects[2].expected_clear, drill.injects[2].expected_clear);
  EXPECT_EQ(read.injects[2].position, drill.injects[2].position);
  EXPECT_EQ(read.injects[2].message.en, drill.injects[2].message.en);
  EXPECT_EQ(read.strains.at(0).relieved_cost_h, 4.5);
  EXPECT_EQ(read.strains.at(0).relief.zh, drill.strains[0].relief.zh);
  EXPECT_EQ(read.features.at(0).scaled, 3.0);
}

/// Replaces the first `before` of 01/drill.json, which must be there.
void edit(test::WrittenSet const& written, std::string_view before, std::string_view after) {
  std::string json = written.bytes("01/drill.json");
  std::size_t const at = json.find(before);
  ASSERT_NE(at, json.npos) << before;
  test::put_bytes(written.file("01/drill.json"), json.replace(at, before.size(), after));
}

TEST(DrillReader, TellsEveryFaultOfJsonAndScenarioAtOnce) {
  test::WrittenSet const written(test::tiny_drills());
  edit(written, "\"seed\": \"11\"", "\"seed\": \"-1\"");
  edit(written, "\"assignment\"", "\"assignmnt\"");
  edit(written, "\"incident\": 0", "\"incident\": 4");
  edit(written, "\"kind\": \"overload\"", "\"kind\": \"overlaod\"");
  edit(written, "\"replication\": 3", "\"replication\": 3.5, \"replicatoin\": 1");
  EXPECT_THAT(
      test::faults_of([&] { read_drill(written.file("01")); }),
      ElementsAre(HasSubstr("seed = \"-1\" (must be"), HasSubstr("replication = 3.5 (must be a"),
                  HasSubstr("reference_policy = \"assignmnt\" (must be one of"),
                  HasSubstr("injects[0].incident = 4 (must be below 4"),
                  HasSubstr("strains[0].kind = \"overlaod\" (must be one of"),
                  HasSubstr("unknown key")));
}

/// It would be scored twice.
TEST(DrillReader, RefusesASecondInjectOfAnIncident) {
  test::WrittenSet const written(test::tiny_drills());
  edit(written, "\"incident\": 1", "\"incident\": 0");
  EXPECT_THAT(test::faults_of([&] { read_drill(written.file("01")); }),
              ElementsAre(HasSubstr("injects[1].incident = 0 (must not be that of another")));
}

TEST(DrillReader, RefusesAnotherFormatOrVersion) {
  test::WrittenSet const written(test::tiny_drills());
  edit(written, "\"format_version\": 1", "\"format_version\": 2");
  EXPECT_THAT(test::faults_of([&] { read_drill(written.file("01")); }),
              ElementsAre("drill.json: format_version = 2 (must be 1)"));
  edit(written, "stormcrew-drill", "stormcrew-run");
  EXPECT_THAT(test::faults_of([&] { read_drill(written.file("01")); }),
              ElementsAre("drill.json: format = stormcrew-run (must be stormcrew-drill)"));
}

TEST(DrillFiles, NothingIsLeftWhereATableHasChanged) {
  test::ScenarioCopy const copy;
  test::DrillSetCase const made = test::tiny_drills(copy.folder());
  copy.append("units.csv", "P9,pump_truck,DEP1\n");
  test::TempFolder const folder;
  EXPECT_THAT(test::faults_of([&] { write_drill_set(folder / "set", made.set, made.roads, {}); }),
              ElementsAre("units.csv: has changed since the drills were designed (must not)"));
  EXPECT_EQ(folder.entries(), 0);
}

TEST(DrillFiles, NothingIsWrittenWhereTheScenarioHasChanged) {
  test::ScenarioCopy const copy;
  test::DrillSetCase const made = test::tiny_drills(copy.folder());
  copy.append("scenario.toml", "# another word\n");
  test::TempFolder const folder;
  EXPECT_THAT(test::faults_of([&] { write_drill_set(folder / "set", made.set, made.roads, {}); }),
              ElementsAre("scenario.toml: has changed since the drills were designed (must not)"));
  EXPECT_EQ(folder.entries(), 0);
}

TEST(DrillFiles, PositionsInShiftedCoordinatesAreRefused) {
  test::ScenarioCopy const copy;
  test::DrillSetCase made = test::tiny_drills(copy.folder());
  // tiny's roads are not where shifted positions are: only its scenario.toml says that they are.
  copy.edit("scenario.toml", "\"WGS84\"", "\"GCJ-02\"");
  made.set.drills[0].scenario.input_sha256["scenario.toml"] =
      sha256_of_file(copy.folder() + "/scenario.toml");
  test::TempFolder const folder;
  EXPECT_THAT(test::faults_of([&] { write_drill_set(folder / "set", made.set, made.roads, {}); }),
              ElementsAre(HasSubstr("crs = 'GCJ-02' (must be WGS84 or CGCS2000")));
}

TEST(DrillFiles, ReferenceActionsAreTheOrdersWithinTheExercise) {
  test::WrittenSet const written(test::tiny_drills());
  Drill const& drill = written.what.set.drills.front();
  OrderTable const& orders = drill.reference.orders;
  std::size_t sent = 0;
  for (std::size_t k = 0; k < orders.size(); ++k)
    if (orders.kind[k] == OrderKind::to_incident && orders.time[k] < drill.end) ++sent;
  std::string const table = written.bytes("01/reference_actions.csv");
  std::size_t rows = 0;
  for (std::size_t at = table.find(",send,"); at != table.npos; at = table.find(",send,", at + 1))
    ++rows;
  EXPECT_EQ(rows, sent);
  EXPECT_GE(sent, 4U);
  EXPECT_THAT(table, Not(HasSubstr("#")));
}

}  // namespace
}  // namespace sc
