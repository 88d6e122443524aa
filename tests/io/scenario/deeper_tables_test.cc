// SPDX-License-Identifier: Apache-2.0
// Optional tables, columns and keys: what they say when they are there. What stands when they are
// not is read of scenarios/tiny in every other test.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/scenario/scenario_reader.h"
#include "support/scenario_copy.h"

namespace sc {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

void write_materials(test::ScenarioCopy const& copy) {
  copy.write("materials.csv",
             "id,name_zh,name_en,unit\nsandbag,沙袋,sandbag,bag\ncone,路锥,cone,1\n");
  copy.edit("unit_kinds.csv", "saw;lift;traffic", "saw;lift;traffic;drive");
}

TEST(DeeperTables, TinyHasTheDefaultsOfThePresentModel) {
  test::ScenarioCopy const copy;
  Scenario const s = read_scenario(copy.folder());
  EXPECT_EQ(s.rules.most_duty, whole_hours(16));
  EXPECT_EQ(s.rules.supply_skill, "drive");
  EXPECT_EQ(s.roster[0].crews, 2);
  EXPECT_EQ(s.incident_kinds[0].separated_factor, 1);
  EXPECT_FALSE(s.incident_kinds[0].spawns);
  EXPECT_FALSE(s.basins[0].rebuilt.has_value());
  EXPECT_EQ(s.plan.weights.samples, 8);
}

TEST(DeeperTables, NeedsAreUnitsOfSkillsThatNoOneKindHasTogether) {
  test::ScenarioCopy const copy;
  copy.edit("incident_kinds.csv", "pump;traffic", "pump*2;saw");
  Scenario const s = read_scenario(copy.folder());
  Needs const& needs = s.incident_kinds[2].needs;
  EXPECT_EQ(needs.count(0), 2) << "pump";
  EXPECT_EQ(needs.count(2), 1) << "saw";
  EXPECT_EQ(needs.skills(), 0b101U);
}

TEST(DeeperTables, IncidentKindsTellWhatHappensBesides) {
  test::ScenarioCopy const copy;
  write_materials(copy);
  copy.add_columns("incident_kinds.csv",
                   "extra_units,materials,people_trapped,prevented_by_closure,blocks_inlet,"
                   "separated_factor,spawns,spawn_mean_min",
                   {",,,,,,,", "3,sandbag*100;cone*2.5,yes,yes,0.4,0.25,collapse,90"}, ",,,,,,,");
  Scenario const s = read_scenario(copy.folder());
  IncidentKindSpec const& pond = s.incident_kinds[1];
  EXPECT_EQ(pond.extra_units, 3);
  ASSERT_EQ(pond.materials.size(), 2U);
  EXPECT_EQ(pond.materials[1].material.index(), 1U);
  EXPECT_EQ(pond.materials[1].amount, 2.5);
  EXPECT_TRUE(pond.people_trapped);
  EXPECT_TRUE(pond.prevented_by_closure);
  EXPECT_EQ(pond.blocks_inlet, 0.4);
  EXPECT_EQ(pond.separated_factor, 0.25);
  EXPECT_EQ(pond.spawns.index(), 9U) << "stands later in the file";
  EXPECT_EQ(pond.spawn_mean_s, 5400);
  EXPECT_EQ(s.incident_kinds[0].separated_factor, 1) << "empty: the default";
}

TEST(DeeperTables, MaterialIsStockedCarriedAndCounted) {
  test::ScenarioCopy const copy;
  write_materials(copy);
  copy.write("stock.csv", "station,material,amount\nYARD,sandbag,2000\nDEP1,cone,0\n");
  copy.add_columns("unit_kinds.csv", "load", {"sandbag*50"}, "");
  Scenario const s = read_scenario(copy.folder());
  ASSERT_EQ(s.materials.size(), 2U);
  EXPECT_EQ(s.materials[0].unit, "bag");
  EXPECT_EQ(s.materials[1].names.zh, "路锥");
  ASSERT_EQ(s.stock.size(), 2U);
  EXPECT_EQ(s.stock[0].station.index(), 1U);
  EXPECT_EQ(s.stock[0].amount, 2000);
  EXPECT_EQ(s.stock[1].material.index(), 1U);
  EXPECT_EQ(s.unit_kinds[0].load[0].amount, 50);
  EXPECT_THAT(s.unit_kinds[1].load, IsEmpty());
  EXPECT_TRUE(s.input_sha256.contains("stock.csv"));
}

TEST(DeeperTables, CardsSayWhatAGuardDoes) {
  test::ScenarioCopy const copy;
  copy.write("cards.csv", "basin,close_depth_m,pump_lps\nUP01,0.15,120\nWL02,,30\n");
  Scenario const s = read_scenario(copy.folder());
  ASSERT_TRUE(s.basins[2].card.has_value());
  EXPECT_EQ(s.basins[2].card->close_depth_m, 0.15);
  EXPECT_EQ(s.basins[2].card->pump_m3ps, 0.12);
  EXPECT_EQ(s.basins[1].card->close_depth_m, 0) << "empty: never";
  EXPECT_FALSE(s.basins[0].card.has_value());
}

TEST(DeeperTables, PipesWeightAnExposure) {
  test::ScenarioCopy const copy;
  copy.write("pipes.csv", "id,lon_deg,lat_deg,length_m,grade\nS1,120.134,30.318,250,3\n");
  copy.edit("incident_kinds.csv", "grate,rain,drains", "grate,rain,pipes");
  Scenario const s = read_scenario(copy.folder());
  ASSERT_EQ(s.pipes.size(), 1U);
  EXPECT_EQ(s.pipes[0].length_m, 250);
  EXPECT_EQ(s.pipes[0].grade, 3);
  EXPECT_EQ(s.incident_kinds[0].exposure, Exposure::pipes);
}

TEST(DeeperTables, RebuiltBasinsDifferWhereTheyAreSaidTo) {
  test::ScenarioCopy const copy;
  copy.add_columns("basins.csv",
                   "rebuilt_inlet_lps,rebuilt_pipe_lps,rebuilt_blockage,"
                   "rebuilt_outfall_gate_m,rebuilt_pump_lps",
                   {"400,,0,,50"}, ",,,,");
  Scenario const s = read_scenario(copy.folder());
  ASSERT_TRUE(s.basins[0].rebuilt.has_value());
  EXPECT_EQ(s.basins[0].rebuilt->inlet_m3ps, 0.4);
  EXPECT_EQ(s.basins[0].rebuilt->pipe_m3ps, s.basins[0].basin.pipe_m3ps);
  EXPECT_EQ(s.basins[0].rebuilt->blockage, 0) << "a 0 is a value";
  EXPECT_EQ(s.basins[0].rebuilt->outfall_gate_m, 2.2);
  EXPECT_EQ(s.basins[0].rebuilt->pump_m3ps, 0.05);
  EXPECT_FALSE(s.basins[1].rebuilt.has_value());
}

TEST(DeeperTables, APatrolRouteMayBeAGridOverZones) {
  test::ScenarioCopy const copy;
  copy.add_columns("patrols.csv", "zones,grid_m", {}, ",");
  copy.append("patrols.csv", "all,,,west;south_east,400\n");
  Scenario const s = read_scenario(copy.folder());
  ASSERT_EQ(s.patrols.size(), 2U);
  EXPECT_EQ(s.patrols[0].grid_m, 0);
  EXPECT_THAT(s.patrols[0].zones, IsEmpty());
  EXPECT_EQ(s.patrols[1].grid_m, 400);
  EXPECT_THAT(s.patrols[1].zones, ElementsAre(ZoneId{0U}, ZoneId{2U}));
  EXPECT_THAT(s.patrols[1].stops, IsEmpty());
  EXPECT_EQ(s.patrols[1].origins[0].line, 6U);
}

TEST(DeeperTables, RosterTellsTheCrewsOfAUnit) {
  test::ScenarioCopy const copy;
  copy.add_columns("roster.csv", "crews", {"1", "", "4"}, "3");
  Scenario const s = read_scenario(copy.folder());
  EXPECT_EQ(s.roster[0].crews, 1);
  EXPECT_EQ(s.roster[1].crews, 2) << "empty: the default";
  EXPECT_EQ(s.roster[2].crews, 4);
}

TEST(DeeperTables, RulesOfTeamsPeopleAndMaterial) {
  test::ScenarioCopy const copy;
  copy.edit("scenario.toml", "late_min = 20",
            "late_min = 20\nrelocation = \"cover\"\nteam_power = 0.5\ndivert = false\n"
            "preempt_severity = 2\ncall_in_day_min = 20\ncall_in_night_min = 50\n"
            "most_duty_h = 15\nfresh_h = 7\nfatigue_per_h = 0.05\nleast_rest_h = 10\nhand_over_min "
            "= 15\nmeal_after_h = 5\n"
            "meal_min = 40\npatrol_detection = 0.8\ndriver_detection = 0.1\n"
            "supply_skill = \"traffic\"\noutside_supply_h = 6");
  Rules const r = read_scenario(copy.folder()).rules;
  EXPECT_EQ(r.relocation, "cover");
  EXPECT_EQ(r.team_power, 0.5);
  EXPECT_FALSE(r.divert);
  EXPECT_EQ(r.preempt_severity, 2);
  EXPECT_EQ(r.call_in_day, whole_minutes(20));
  EXPECT_EQ(r.call_in_night, whole_minutes(50));
  EXPECT_EQ(r.most_duty, whole_hours(15));
  EXPECT_EQ(r.fresh, whole_hours(7));
  EXPECT_EQ(r.fatigue_per_h, 0.05);
  EXPECT_EQ(r.least_rest, whole_hours(10));
  EXPECT_EQ(r.hand_over, whole_minutes(15));
  EXPECT_EQ(r.meal_after, whole_hours(5));
  EXPECT_EQ(r.meal, whole_minutes(40));
  EXPECT_EQ(r.patrol_detection, 0.8);
  EXPECT_EQ(r.driver_detection, 0.1);
  EXPECT_EQ(r.supply_skill, "traffic");
  EXPECT_EQ(r.outside_supply, whole_hours(6));
}

TEST(DeeperTables, MeasuresAreOnWhenSaid) {
  test::ScenarioCopy const copy;
  copy.append("scenario.toml", "\n[measures]\nrebuilt_points = true\n");
  Scenario const s = read_scenario(copy.folder());
  EXPECT_TRUE(s.measures.rebuilt_points);
  EXPECT_FALSE(s.measures.separated_buildings);
}

TEST(DeeperTables, ThePlanWeighsWhatAPolicyTrades) {
  test::ScenarioCopy const copy;
  copy.append("plan.toml",
              "\n[policy]\nseverity_power = 2\ngrowth = 0.5\nlate = 3\ntrapped = 20\n"
              "divert_min = 4\nreinforce_severity = 3\nhorizon_min = 60\nsamples = 16\n");
  PolicyWeights const w = read_scenario(copy.folder()).plan.weights;
  EXPECT_EQ(w.severity_power, 2);
  EXPECT_EQ(w.growth, 0.5);
  EXPECT_EQ(w.late, 3);
  EXPECT_EQ(w.trapped, 20);
  EXPECT_EQ(w.divert_min, 4);
  EXPECT_EQ(w.reinforce_severity, 3);
  EXPECT_EQ(w.horizon_min, 60);
  EXPECT_EQ(w.samples, 16);
}

}  // namespace
}  // namespace sc
