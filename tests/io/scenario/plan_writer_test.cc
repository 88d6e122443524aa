// SPDX-License-Identifier: Apache-2.0
#include "io/scenario/plan_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "io/scenario/scenario_reader.h"
#include "support/scenario_copy.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

/// Everything of a plan but where its rows came from, one text each.
std::vector<std::string> texts_of(Scenario const& s) {
  Plan const& plan = s.plan;
  PolicyWeights const& w = plan.weights;
  std::ostringstream out;
  out.precision(17);
  out << plan.name << '\n';
  out << w.severity_power << ' ' << w.growth << ' ' << w.late << ' ' << w.trapped << ' '
      << w.divert_min << ' ' << w.reinforce_severity << ' ' << w.horizon_min << ' ' << w.samples
      << '\n';
  for (FleetChange const& c : plan.fleet)
    out << c.unit << ' ' << c.kind.value() << ' ' << c.home.value() << ' ' << c.bought << '\n';
  for (StockRow const& row : plan.stock)
    out << row.station.value() << ' ' << row.material.value() << ' ' << row.amount << '\n';
  for (std::size_t level = 1; level < kResponseLevels; ++level) {
    out << "level " << level << ' ' << plan.patrol_interval[level].ms << '\n';
    for (Posting const& p : plan.postings[level])
      out << p.unit.value() << ' ' << static_cast<int>(p.duty) << ' ' << p.station.value() << ' '
          << p.basin.value() << ' ' << p.route << '\n';
  }
  for (UnitSpec const& unit : s.units)
    out << unit.id << ' ' << unit.kind.value() << ' ' << unit.home.value() << '\n';
  std::vector<std::string> lines;
  std::istringstream in(out.str());
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

Scenario read_back(Scenario const& s, std::string const& folder) {
  test::TempFolder const files;
  return read_scenario(folder, files.write("made.toml", plan_toml(s, "made by a test")));
}

class PlanToml : public testing::TestWithParam<char const*> {};

TEST_P(PlanToml, ReadsBackAsItWas) {
  std::string const folder = std::string(SC_SOURCE_DIR) + "/scenarios/" + GetParam();
  Scenario const s = read_scenario(folder);
  EXPECT_EQ(texts_of(read_back(s, folder)), texts_of(s));
}
std::string name_of_folder(testing::TestParamInfo<char const*> const& info) {
  return std::string(info.param).substr(0, 4);
}
INSTANTIATE_TEST_SUITE_P(Scenarios, PlanToml, testing::Values("tiny", "yanhua-2021"),
                         name_of_folder);

/// scenarios/tiny with a plan that uses whatever a plan may have.
void furnish_plan(test::ScenarioCopy const& copy) {
  test::furnish(copy);
  copy.add_columns("unit_kinds.csv", "vehicle", {"", "truck", "truck"}, "");
  copy.edit("plan.toml", "patrol_interval_h = 1.5", "patrol_interval_h = 1.6666666666666667");
  copy.edit("plan.toml", "unit = \"P2\"", "unit = \"N1\"");
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
amount = 0.1
[[stock]]
station = "YARD"
material = "sandbag"
amount = 0
[policy]
late = 3.3333333333333335
trapped = 1000
samples = 12
)");
}

TEST(PlanTomlOfAFullPlan, ReadsBackAsItWas) {
  test::ScenarioCopy const copy;
  furnish_plan(copy);
  Scenario const s = read_scenario(copy.folder());
  ASSERT_EQ(s.plan.fleet.size(), 2U);
  ASSERT_EQ(s.plan.stock.size(), 3U);
  EXPECT_EQ(texts_of(read_back(s, copy.folder())), texts_of(s));
}

TEST(PlanTomlOfAFullPlan, TellsPeopleWhatStandsForTheIds) {
  test::ScenarioCopy const copy;
  furnish_plan(copy);
  std::string const text = plan_toml(read_scenario(copy.folder()), "First line.\n\nThird.");
  EXPECT_THAT(text, testing::StartsWith("# First line.\n#\n# Third.\nformat_version = 1\nname = "));
  EXPECT_THAT(text, HasSubstr("\n  { unit = \"P1\", duty = \"standby\", station = \"SB1\" }, "
                              "# 排涝车组 pump truck, 4 人, 桥西驻点 Bridge Standby Point\n"));
  EXPECT_THAT(text, HasSubstr("\n  { unit = \"T1\", kind = \"inlet_crew\" }, "
                              "# 巡查清掏组 inlet crew, 改装 refitted\n"));
  EXPECT_THAT(text, HasSubstr("\n  { unit = \"N1\", kind = \"pump_truck\", home = \"DEP1\" }, "
                              "# 排涝车组 pump truck, 购置 bought, 西北基地 North-West Depot\n"));
  EXPECT_THAT(text, HasSubstr("\n  { station = \"YARD\", material = \"sandbag\", amount = 0 }, "
                              "# bag 沙袋 sandbag, 原 was 2000, 东南场站 South-East Yard\n"));
  EXPECT_THAT(text, HasSubstr("[level.III]\npatrol_interval_h = 1.6666666666666667\n"
                              "people_on_duty = 14 #"));
}

/// Station 1 is YARD with 2000 sandbags, station 0 is DEP1 with 90.
TEST(PlanTomlOfStock, NamesOnlyWhatIsNotAsBefore) {
  test::ScenarioCopy const copy;
  test::furnish(copy);
  Scenario s = read_scenario(copy.folder());
  EXPECT_THAT(plan_toml(s, ""), Not(HasSubstr("stock")));
  s.plan.stock = {{StationId{1U}, MaterialId{0U}, 2000, {}}};
  Scenario const back = read_back(s, copy.folder());
  EXPECT_THAT(plan_toml(s, ""), Not(HasSubstr("2000")));
  ASSERT_EQ(back.plan.stock.size(), 2U);
  EXPECT_EQ(back.plan.stock[0].amount, 2000);
  EXPECT_EQ(back.plan.stock[1].station, StationId{0U});
  EXPECT_EQ(back.plan.stock[1].amount, 0) << "gone, not as before";
}

TEST(PlanTomlOfAnEmptyPlan, ReadsBackAsItWas) {
  test::ScenarioCopy const copy;
  Scenario s = read_scenario(copy.folder());
  for (auto& postings : s.plan.postings) postings.clear();
  EXPECT_EQ(texts_of(read_back(s, copy.folder())), texts_of(s));
}

TEST(PlanTomlOfOddNames, IsStillToml) {
  test::ScenarioCopy const copy;
  Scenario s = read_scenario(copy.folder());
  s.plan.name = "a \"plan\" of C:\\new\twith\nbreaks # and \xE5\x8C\xBA";
  s.stations[0].names = {"坏\n[level.I]", "\x01 \x7F bad\r# \xFF\""};
  EXPECT_EQ(read_back(s, copy.folder()).plan.name, s.plan.name);
}

}  // namespace
}  // namespace sc
