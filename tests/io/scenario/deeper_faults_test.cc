// SPDX-License-Identifier: Apache-2.0
// Faults of optional tables, columns and keys.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/scenario_copy.h"
#include "support/scenario_edit.h"

namespace sc {
namespace {

using Edit = test::ScenarioEdit;

class DeeperFault : public testing::TestWithParam<Edit> {};

TEST_P(DeeperFault, IsToldInTheseWords) {
  test::ScenarioCopy const copy;
  test::furnish(copy);
  copy.edit(GetParam().file, GetParam().before, GetParam().after);
  EXPECT_THAT(copy.faults(), testing::ElementsAre(GetParam().fault));
}

TEST(DeeperFaults, NoneInTheScenarioThatTheyEdit) {
  test::ScenarioCopy const copy;
  test::furnish(copy);
  EXPECT_THAT(copy.faults(), testing::IsEmpty());
}

using test::name_of_case;

constexpr Edit kKinds[] = {
    {"ExtraUnits", "incident_kinds.csv", "3,sandbag", "21,sandbag",
     "incident_kinds.csv:3: extra_units = 21 (must be a whole number between 0 and 20)"},
    {"UnknownMaterial", "incident_kinds.csv", "cone*2.5", "cones*2.5",
     "incident_kinds.csv:3: materials: cones (must be the id of a material in materials.csv). Did "
     "you mean 'cone'?"},
    {"MaterialWithoutAmount", "incident_kinds.csv", "cone*2.5", "cone",
     "incident_kinds.csv:3: materials = sandbag*100;cone (must tell an amount of cone above 0, as "
     "in cone*10)"},
    {"NoAmountOfMaterial", "incident_kinds.csv", "cone*2.5", "cone*0",
     "incident_kinds.csv:3: materials = sandbag*100;cone*0 (must tell an amount of cone above 0, "
     "as in cone*10)"},
    {"TrappedInWords", "incident_kinds.csv", "2.5,yes,yes,0.4", "2.5,two,yes,0.4",
     "incident_kinds.csv:3: people_trapped = two (must be yes or no)"},
    {"PreventedWithoutBasin", "incident_kinds.csv", "1,,no,no,0", "1,,no,yes,0",
     "incident_kinds.csv:2: prevented_by_closure = yes (must be no unless exposure is basins or "
     "underpasses)"},
    {"InletOfNoBasin", "incident_kinds.csv", "1,,no,no,0,", "1,,no,no,0.1,",
     "incident_kinds.csv:2: blocks_inlet = 0.1 (must be 0 unless exposure is basins or "
     "underpasses)"},
    {"InletInPercent", "incident_kinds.csv", "yes,yes,0.4", "yes,yes,40",
     "incident_kinds.csv:3: blocks_inlet = 40 (must be between 0 and 1)"},
    {"SeparationMakesWorse", "incident_kinds.csv", "0.4,0.25", "0.4,1.25",
     "incident_kinds.csv:3: separated_factor = 1.25 (must be between 0 and 1)"},
    {"UnknownSpawn", "incident_kinds.csv", "1,pond,45", "1,ponds,45",
     "incident_kinds.csv:2: spawns = ponds (must be the id of an incident kind in "
     "incident_kinds.csv). Did you mean 'pond'?"},
    {"SpawnsItself", "incident_kinds.csv", "1,pond,45", "1,inlet,45",
     "incident_kinds.csv:2: spawns = inlet (must be another kind)"},
    {"SpawnWithoutMean", "incident_kinds.csv", "1,pond,45", "1,pond,",
     "incident_kinds.csv:2: spawn_mean_min is empty (must be the mean time until spawns follows)"},
    {"SpawnAtOnce", "incident_kinds.csv", "1,pond,45", "1,pond,0",
     "incident_kinds.csv:2: spawn_mean_min = 0 (must be above 0 and at most 100000)"},
    {"MeanWithoutSpawn", "incident_kinds.csv", "1,pond,45", "1,,45",
     "incident_kinds.csv:2: spawn_mean_min = 45 (must be empty without spawns)"},
    {"NoPipes", "pipes.csv", "S1,120.134,30.318,250,3\nS2,120.135,30.318,90,1\n", "",
     "incident_kinds.csv:8: exposure = pipes (must be another when there are no sections in "
     "pipes.csv)"},
    {"UnknownLoad", "unit_kinds.csv", "sandbag*50", "bag*50",
     "unit_kinds.csv:2: load: bag (must be the id of a material in materials.csv)"},
    {"NobodyBringsMaterial", "unit_kinds.csv", "traffic;drive", "traffic;driver",
     "scenario.toml:25: rules.supply_skill = 'drive' (must be a skill of some unit kind: incidents "
     "use material). Did you mean 'driver'?"},
};
INSTANTIATE_TEST_SUITE_P(Kinds, DeeperFault, testing::ValuesIn(kKinds), name_of_case);

constexpr Edit kTables[] = {
    {"MaterialTwice", "materials.csv", "cone,", "sandbag,",
     "materials.csv:3: id = sandbag (must be unique; line 2 has it too)"},
    {"MaterialWithoutUnit", "materials.csv", "cone,1", "cone,",
     "materials.csv:3: unit is empty (must be some text)"},
    {"StockElsewhere", "stock.csv", "YARD,", "YRAD,",
     "stock.csv:2: station = YRAD (must be the id of a station in stations.csv). Did you mean "
     "'YARD'?"},
    {"StockOfWhat", "stock.csv", "YARD,sandbag", "YARD,sandbags",
     "stock.csv:2: material = sandbags (must be the id of a material in materials.csv). Did you "
     "mean 'sandbag'?"},
    {"NegativeStock", "stock.csv", "2000", "-1",
     "stock.csv:2: amount = -1 (must be between 0 and 1000000000)"},
    {"StockTwice", "stock.csv", "DEP1,", "YARD,",
     "stock.csv:3: material = sandbag (must be unique at YARD; line 2 has it too)"},
    {"CardOfNoBasin", "cards.csv", "UP01", "UP02",
     "cards.csv:2: basin = UP02 (must be the id of a basin in basins.csv). Did you mean 'UP01'?"},
    {"CardTwice", "cards.csv", "WL02", "UP01",
     "cards.csv:3: basin = UP01 (must be unique; line 2 has it too)"},
    {"CardDepth", "cards.csv", "0.15", "0",
     "cards.csv:2: close_depth_m = 0 (must be above 0 and at most 10)"},
    {"CardPump", "cards.csv", "0.15,120", "0.15,",
     "cards.csv:2: pump_lps is empty (must be a plain number such as 12.5, without unit or "
     "thousands separator)"},
    {"PipeTwice", "pipes.csv", "S2", "S1",
     "pipes.csv:3: id = S1 (must be unique; line 2 has it too)"},
    {"PipeLength", "pipes.csv", "250", "0",
     "pipes.csv:2: length_m = 0 (must be above 0 and at most 10000)"},
    {"PipeGrade", "pipes.csv", "250,3", "250,5",
     "pipes.csv:2: grade = 5 (must be a whole number between 1 and 4)"},
    {"PipeFarAway", "pipes.csv", "120.134,", "121.134,",
     "pipes.csv:2: lon_deg, lat_deg = 121.13400, 30.31800 (must be within 50 km of the middle of "
     "the zones and stations, 120.14875, 30.31870)"},
    {"RebuiltBlockage", "basins.csv", "300,0.05", "300,5",
     "basins.csv:2: rebuilt_blockage = 5 (must be between 0 and 1)"},
    {"RebuiltGate", "basins.csv", "0.05,2.1", "0.05,3.4",
     "basins.csv:2: rebuilt_outfall_gate_m = 3.4 (must be below ground_level_m = 3.4)"},
    {"GridOfUnknownZone", "patrols.csv", "west;", "wets;",
     "patrols.csv:6: zones: wets (must be the id of a zone in zones.csv). Did you mean 'west'?"},
    {"GridTooFine", "patrols.csv", "south_east,400", "south_east,40",
     "patrols.csv:6: grid_m = 40 (must be between 100 and 5000)"},
    {"GridOfNowhere", "patrols.csv", "west;south_east,400", ",400",
     "patrols.csv:6: zones is empty (must be ids of A-Z a-z 0-9 _ - separated by ;)"},
    {"GridWithoutMesh", "patrols.csv", "south_east,400", "south_east,",
     "patrols.csv:6: grid_m is empty (must be a plain number such as 12.5, without unit or "
     "thousands separator)"},
    {"GridWithAStop", "patrols.csv", "all,,,", "all,120.13,,",
     "patrols.csv:6: lon_deg = 120.13 (must be empty in a row with zones and grid_m)"},
    {"GridTwice", "patrols.csv", "all,,,", "loop,,,",
     "patrols.csv:6: route = loop (must be unique where zones are given; line 2 has it too)"},
    {"CrewsOfAUnit", "roster.csv", "08:00,2,3", "08:00,2,7",
     "roster.csv:2: crews = 7 (must be a whole number between 1 and 6)"},
    {"ShiftLongerThanAnybodyWorks", "roster.csv", "IV,12", "IV,18",
     "roster.csv:2: shift_h = 18 (must be at most rules.most_duty_h = 16)"},
};
INSTANTIATE_TEST_SUITE_P(Tables, DeeperFault, testing::ValuesIn(kTables), name_of_case);

/// The rule and the complaint about it.
struct Rule {
  char const* name;
  char const* line;
  char const* fault;
};
void PrintTo(Rule const& rule, std::ostream* out) {
  *out << rule.name;
}
class RuleFault : public testing::TestWithParam<Rule> {};

TEST_P(RuleFault, IsToldInTheseWords) {
  test::ScenarioCopy const copy;
  copy.edit("scenario.toml", "late_min = 20", GetParam().line);
  EXPECT_THAT(copy.faults(),
              testing::ElementsAre(std::string("scenario.toml:27: rules.") + GetParam().fault));
}

constexpr Rule kRules[] = {
    {"TeamPower", "team_power = 2", "team_power = 2 (must be between 0 and 1)"},
    {"Divert", "divert = 1", "divert = 1 (must be true or false)"},
    {"Preempt", "preempt_severity = -1", "preempt_severity = -1 (must be between 0 and 10)"},
    {"CallInDay", "call_in_day_min = -1", "call_in_day_min = -1 (must be between 0 and 600)"},
    {"CallInNight", "call_in_night_min = 601",
     "call_in_night_min = 601 (must be between 0 and 600)"},
    {"MostDuty", "most_duty_h = 0", "most_duty_h = 0 (must be between 1 and 48)"},
    {"Fresh", "fresh_h = -1", "fresh_h = -1 (must be between 0 and 48)"},
    {"Fatigue", "fatigue_per_h = 0.5", "fatigue_per_h = 0.5 (must be between 0 and 0.2)"},
    {"LeastRest", "least_rest_h = 49", "least_rest_h = 49 (must be between 0 and 48)"},
    {"HandOver", "hand_over_min = 121", "hand_over_min = 121 (must be between 0 and 120)"},
    {"MealAfter", "meal_after_h = 0", "meal_after_h = 0 (must be above 0 and at most 48)"},
    {"Meal", "meal_min = 241", "meal_min = 241 (must be between 0 and 240)"},
    {"PatrolDetection", "patrol_detection = 1.5",
     "patrol_detection = 1.5 (must be between 0 and 1)"},
    {"DriverDetection", "driver_detection = -0.5",
     "driver_detection = -0.5 (must be between 0 and 1)"},
    {"SupplySkill", "supply_skill = 3", "supply_skill = 3 (must be some text in quotes)"},
    {"OutsideSupply", "outside_supply_h = 241",
     "outside_supply_h = 241 (must be between 0 and 240)"},
    {"Relocation", "relocation = \"\"", "relocation = '' (must be some text in quotes)"},
};
std::string name_of_rule(testing::TestParamInfo<Rule> const& info) {
  return info.param.name;
}
INSTANTIATE_TEST_SUITE_P(Rules, RuleFault, testing::ValuesIn(kRules), name_of_rule);

TEST(DeeperFaults, OfMeasuresAndPolicyAreTold) {
  test::ScenarioCopy const copy;
  copy.append("scenario.toml", "\n[measures]\nrebuilt_points = 1\nseparated = true\n");
  copy.append("plan.toml",
              "\n[policy]\nseverity_power = 6\ngrowth = -1\nlate = 101\ntrapped = 0\n"
              "divert_min = 121\nreinforce_severity = 11\nhorizon_min = 0\nsamples = 0\n"
              "sample = 1\n");
  EXPECT_THAT(copy.faults(),
              testing::ElementsAre(
                  "plan.toml:44: policy.severity_power = 6 (must be between 0 and 5)",
                  "plan.toml:45: policy.growth = -1 (must be between 0 and 100)",
                  "plan.toml:46: policy.late = 101 (must be between 0 and 100)",
                  "plan.toml:47: policy.trapped = 0 (must be between 1 and 1000)",
                  "plan.toml:48: policy.divert_min = 121 (must be between 0 and 120)",
                  "plan.toml:49: policy.reinforce_severity = 11 (must be between 0 and 10)",
                  "plan.toml:50: policy.horizon_min = 0 (must be between 1 and 1440)",
                  "plan.toml:51: policy.samples = 0 (must be a whole number between 1 and 1000)",
                  "plan.toml:52: unknown key policy.sample",
                  "scenario.toml:46: measures.rebuilt_points = 1 (must be true or false)",
                  "scenario.toml:47: unknown key measures.separated"));
}

}  // namespace
}  // namespace sc
