// SPDX-License-Identifier: Apache-2.0
// What a plan changes of the fleet and the stock, and the headcounts that it states.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/scenario/scenario_reader.h"
#include "support/scenario_copy.h"
#include "support/scenario_edit.h"

namespace sc {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// scenarios/tiny with material and stock; the tree and the inlet crew drive the same truck. The
/// plan refits T1, buys N1 and moves sandbags; its rows begin in line 42.
void furnish_fleet(test::ScenarioCopy const& copy) {
  test::furnish(copy);
  copy.add_columns("unit_kinds.csv", "vehicle", {"", "truck", "truck", "platform"}, "");
  copy.append("plan.toml", R"([[unit]]
unit = "T1"
kind = "inlet_crew"
[[unit]]
unit = "N1"
kind = "pump_truck"
home = "DEP1"
[[stock]]
station = "SB1"
material = "cone"
amount = 40.5
[[stock]]
station = "YARD"
material = "sandbag"
amount = 0
)");
}

TEST(PlanFleet, RefitsAndBuysUnits) {
  test::ScenarioCopy const copy;
  furnish_fleet(copy);
  copy.edit("plan.toml", "postings = [",
            "postings = [\n{ unit = \"N1\", duty = \"standby\", station = \"DEP1\" },");
  Scenario const s = read_scenario(copy.folder());
  ASSERT_EQ(s.units.size(), 7U);
  EXPECT_EQ(s.unit_kinds[s.units[2].kind.index()].id, "inlet_crew");
  EXPECT_EQ(s.units[6].id, "N1");
  EXPECT_EQ(s.unit_kinds[s.units[6].kind.index()].id, "pump_truck");
  EXPECT_EQ(s.units[6].home, StationId{0U});
  ASSERT_EQ(s.plan.fleet.size(), 2U);
  EXPECT_EQ(s.plan.fleet[0].unit, "T1");
  EXPECT_FALSE(s.plan.fleet[0].bought);
  EXPECT_EQ(s.plan.fleet[1].unit, "N1");
  EXPECT_TRUE(s.plan.fleet[1].bought);
  EXPECT_EQ(s.plan.postings[1][0].unit, UnitId{6U});
}

TEST(PlanFleet, MayBeInlineTables) {
  test::ScenarioCopy const copy;
  test::furnish(copy);
  copy.edit("plan.toml", "name",
            "unit = [ { unit = \"N1\", kind = \"guard\", home = \"SB1\" } ]\nname");
  EXPECT_EQ(read_scenario(copy.folder()).units.back().id, "N1");
}

TEST(PlanStock, StandsForTheWholeOfStockCsv) {
  test::ScenarioCopy const copy;
  furnish_fleet(copy);
  Scenario const s = read_scenario(copy.folder());
  EXPECT_EQ(s.stock[0].amount, 2000);
  std::vector<double> amounts;
  for (StockRow const& row : s.plan.stock) amounts.push_back(row.amount);
  EXPECT_THAT(amounts, ElementsAre(0, 90, 40.5));
  EXPECT_EQ(s.plan.stock[2].station, StationId{2U});
  EXPECT_EQ(s.plan.stock[2].material, MaterialId{1U});
}

TEST(PlanStock, IsNoneWithoutRows) {
  test::ScenarioCopy const copy;
  test::furnish(copy);
  EXPECT_THAT(read_scenario(copy.folder()).plan.stock, IsEmpty());
}

TEST(UnitKinds, MayShareAVehicle) {
  test::ScenarioCopy const copy;
  furnish_fleet(copy);
  std::vector<std::string> vehicles;
  for (UnitKindSpec const& kind : read_scenario(copy.folder()).unit_kinds)
    vehicles.push_back(kind.vehicle);
  EXPECT_THAT(vehicles, ElementsAre("", "truck", "truck", "platform", ""));
}

TEST(UnitKinds, ShareNoneWithoutTheColumn) {
  test::ScenarioCopy const copy;
  EXPECT_EQ(read_scenario(copy.folder()).unit_kinds[1].vehicle, "");
}

TEST(PeopleOnDuty, AreTheCrewsOfThePostings) {
  test::ScenarioCopy const copy;
  furnish_fleet(copy);  // T1 has a crew of 2 by now, instead of 5
  copy.edit("plan.toml", "[level.III]\n", "[level.III]\npeople_on_duty = 14\n");
  EXPECT_THAT(copy.faults(), IsEmpty());
}

using Edit = test::ScenarioEdit;
using test::name_of_case;

class FleetFault : public testing::TestWithParam<Edit> {};

TEST_P(FleetFault, IsToldInTheseWords) {
  test::ScenarioCopy const copy;
  furnish_fleet(copy);
  copy.edit(GetParam().file, GetParam().before, GetParam().after);
  EXPECT_THAT(copy.faults(), ElementsAre(GetParam().fault));
}

constexpr Edit kFleet[] = {
    {"UnknownKind", "plan.toml", "kind = \"inlet_crew\"", "kind = \"inlet_crow\"",
     "plan.toml:44: kind = 'inlet_crow' (must be the id of a unit kind in unit_kinds.csv). Did you "
     "mean 'inlet_crew'?"},
    {"NoKind", "plan.toml", "kind = \"inlet_crew\"\n", "",
     "plan.toml:42: kind is missing (must be some text in quotes)"},
    {"AnotherVehicle", "plan.toml", "kind = \"inlet_crew\"", "kind = \"sign_crew\"",
     "plan.toml:44: kind = 'sign_crew' (must be on the same vehicle as tree_crew: see the column "
     "vehicle of unit_kinds.csv)"},
    {"NoVehicleToShare", "plan.toml", "unit = \"T1\"\nkind = \"inlet_crew\"",
     "unit = \"G1\"\nkind = \"pump_truck\"",
     "plan.toml:44: kind = 'pump_truck' (must be on the same vehicle as guard: see the column "
     "vehicle of unit_kinds.csv)"},
    {"VehicleOfNoOther", "unit_kinds.csv", ",truck\n", ",trucks\n",
     "plan.toml:44: kind = 'inlet_crew' (must be on the same vehicle as tree_crew: see the column "
     "vehicle of unit_kinds.csv)"},
    {"SameUnitTwice", "plan.toml", "unit = \"N1\"\nkind = \"pump_truck\"\nhome = \"DEP1\"",
     "unit = \"T1\"\nkind = \"tree_crew\"",
     "plan.toml:46: unit = 'T1' (must stand in one [[unit]] only)"},
    {"HomeOfARefit", "plan.toml", "kind = \"inlet_crew\"", "kind = \"inlet_crew\"\nhome = \"DEP1\"",
     "plan.toml:45: home = 'DEP1' (must not be there: the unit has one in units.csv)"},
    {"MisspeltUnit", "plan.toml", "unit = \"N1\"\nkind = \"pump_truck\"\nhome = \"DEP1\"",
     "unit = \"V11\"\nkind = \"inlet_crew\"",
     "plan.toml:46: unit = 'V11' (must be the id of a unit in units.csv, or have a home if it is "
     "bought). Did you mean 'V1'?"},
    {"UnknownHome", "plan.toml", "home = \"DEP1\"", "home = \"DEP2\"",
     "plan.toml:48: home = 'DEP2' (must be the id of a station in stations.csv). Did you mean "
     "'DEP1'?"},
    {"BlankInTheName", "plan.toml", "unit = \"N1\"", "unit = \"N 1\"",
     "plan.toml:46: unit = 'N 1' (must be 1-32 characters of A-Z a-z 0-9 _ -)"},
    {"UnknownKey", "plan.toml", "home = \"DEP1\"", "home = \"DEP1\"\nprice = 3",
     "plan.toml:49: unknown key price"},
    {"BoughtUnitWithoutRoom", "plan.toml", "unit = \"T1\", duty = \"standby\", station = \"SB1\"",
     "unit = \"N1\", duty = \"standby\", station = \"YARD\"",
     "plan.toml:27: station = 'YARD' (must have room: its capacity_units is 2)"},
    {"StockElsewhere", "plan.toml", "station = \"SB1\"\nmaterial", "station = \"SB2\"\nmaterial",
     "plan.toml:50: station = 'SB2' (must be the id of a station in stations.csv). Did you mean "
     "'SB1'?"},
    {"StockOfWhat", "plan.toml", "material = \"cone\"", "material = \"cones\"",
     "plan.toml:51: material = 'cones' (must be the id of a material in materials.csv). Did you "
     "mean 'cone'?"},
    {"NegativeStock", "plan.toml", "amount = 40.5", "amount = -1",
     "plan.toml:52: amount = -1 (must be between 0 and 1000000000)"},
    {"StockTwice", "plan.toml", "station = \"YARD\"\nmaterial = \"sandbag\"",
     "station = \"SB1\"\nmaterial = \"cone\"",
     "plan.toml:55: material = 'cone' (must stand once for a station)"},
    {"UnknownKeyOfStock", "plan.toml", "amount = 40.5", "amount = 40.5\nunit = \"1\"",
     "plan.toml:53: unknown key unit"},
    {"PeopleOnDuty", "plan.toml", "[level.III]\n", "[level.III]\npeople_on_duty = 17\n",
     "plan.toml:12: level.III.people_on_duty = 17 (must be 14: the crews of its postings)"},
};
INSTANTIATE_TEST_SUITE_P(Plans, FleetFault, testing::ValuesIn(kFleet), name_of_case);

/// The plan is not blamed for units that another fault hides.
TEST(PlanFleet, IsNotBlamedForPostingsOfABoughtUnitWithAFault) {
  test::ScenarioCopy const copy;
  furnish_fleet(copy);
  copy.edit("plan.toml", "unit = \"P1\"", "unit = \"N1\"");
  copy.edit("plan.toml", "home = \"DEP1\"", "home = \"nowhere\"");
  EXPECT_THAT(copy.faults(), ElementsAre("plan.toml:48: home = 'nowhere' (must be the id of a "
                                         "station in stations.csv)"));
}

TEST(PlanFleet, IsNotBlamedForUnitsOfUnknownKind) {
  test::ScenarioCopy const copy;
  furnish_fleet(copy);
  copy.edit("units.csv", "T1,tree_crew", "T1,tree_crow");
  copy.edit("units.csv", "P2,pump_truck", "P2,truck_pump");
  copy.edit("plan.toml", "[level.III]\n", "[level.III]\npeople_on_duty = 17\n");
  EXPECT_THAT(copy.faults(),
              ElementsAre("units.csv:3: kind = truck_pump (must be the id of a unit kind in "
                          "unit_kinds.csv)",
                          "units.csv:4: kind = tree_crow (must be the id of a unit kind in "
                          "unit_kinds.csv). Did you mean 'tree_crew'?"));
}

}  // namespace
}  // namespace sc
