// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "hazard/design_storm.h"
#include "io/scenario/scenario_reader.h"
#include "support/scenario_copy.h"

namespace sc {
namespace {

using testing::ElementsAre;

constexpr char const* kStorm =
    "\n[design_storm]\nyears = 5\nduration_min = 120\npeak_ratio = 0.4\n"
    "start = 2024-08-01T15:00:00\na_mm_min = 11\nc = 0.8\nb_min = 12\nn = 0.75\n";

/// scenarios/tiny with a designed storm instead of its gauges.
void give_design_storm(test::ScenarioCopy const& copy) {
  copy.remove("rain.csv");
  copy.remove("gauges.csv");
  copy.append("scenario.toml", kStorm);
}

TEST(DesignStormReader, MakesSpellsOfOneGauge) {
  test::ScenarioCopy const copy;
  give_design_storm(copy);
  Scenario const s = read_scenario(copy.folder());
  ASSERT_EQ(s.rain.gauges.size(), 1U);
  ASSERT_EQ(s.rain.spells.size(), 120U);
  EXPECT_EQ(s.rain.spells.front().from, SimTime{0} + whole_hours(1));
  EXPECT_EQ(s.rain.spells.back().to, SimTime{0} + whole_hours(3));
  DesignStorm const storm{11, 0.8, 12, 0.75, 5, whole_minutes(120), 0.4, {}};
  double sum_m = 0;
  for (RainSpell const& spell : s.rain.spells) sum_m += spell.depth_m;
  EXPECT_NEAR(sum_m, 0.120 * mean_intensity_mm_min(storm, whole_minutes(120)), 1e-12);
  auto const peak = std::max_element(
      s.rain.spells.begin(), s.rain.spells.end(),
      [](RainSpell const& a, RainSpell const& b) { return a.depth_m < b.depth_m; });
  EXPECT_NEAR((peak->from - SimTime{0}).minutes(), 60 + 48, 1);
}

TEST(DesignStormReader, RefusesGaugesBesideIt) {
  test::ScenarioCopy const copy;
  copy.append("scenario.toml", kStorm);
  std::size_t const lines =
      1 + static_cast<std::size_t>(std::ranges::count(copy.read("scenario.toml"), '\n'));
  std::string const where = "scenario.toml:" + std::to_string(lines - 9);
  EXPECT_THAT(
      copy.faults(),
      ElementsAre(where + ": [design_storm] stands beside rain.csv (must be one of the two)",
                  where + ": [design_storm] stands beside gauges.csv (must be one of the two)"));
}

TEST(DesignStormReader, RefusesAStormOutsideTheSimulation) {
  test::ScenarioCopy const copy;
  give_design_storm(copy);
  copy.edit("scenario.toml", "start = 2024-08-01T15:00:00", "start = 2024-08-02T15:00:00");
  auto const faults = copy.faults();
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_THAT(faults[0], testing::HasSubstr("design_storm.start = 2024-08-02T15:00:00 (must be "
                                            "within the simulation)"));
}

/// A drill may end before the storm that it is a part of begins. Other bases excuse nothing.
TEST(DesignStormReader, TakesAStormAfterTheEndOfAPartOfIt) {
  test::ScenarioCopy const storm;
  test::ScenarioCopy const part;
  give_design_storm(part);
  part.remove("zones.csv");
  part.edit(
      "scenario.toml", "seed = 7",
      "seed = 7\nbase = \"../" + std::filesystem::path(storm.folder()).filename().string() + "\"");
  part.edit("scenario.toml", "start = 2024-08-01T15:00:00", "start = 2024-08-02T15:00:00");
  EXPECT_THAT(part.faults(), ElementsAre(testing::HasSubstr("within the simulation")));
  give_design_storm(storm);
  EXPECT_THAT(part.faults(), testing::IsEmpty());
  part.edit("scenario.toml", "start = 2024-08-02T15:00:00", "start = 2024-08-01T13:00:00");
  EXPECT_THAT(part.faults(), ElementsAre(testing::HasSubstr("within the simulation")));
}

TEST(DesignStormReader, AsksForEveryNumber) {
  test::ScenarioCopy const copy;
  give_design_storm(copy);
  copy.edit("scenario.toml", "peak_ratio = 0.4", "peak_ratio = 1");
  copy.edit("scenario.toml", "b_min = 12", "");
  auto const faults = copy.faults();
  ASSERT_EQ(faults.size(), 2U);
  EXPECT_THAT(faults, testing::Contains(testing::HasSubstr(
                          "design_storm.peak_ratio = 1 (must be between 0.05 and 0.95)")));
  EXPECT_THAT(faults, testing::Contains(testing::HasSubstr("design_storm.b_min is missing")));
}

}  // namespace
}  // namespace sc
