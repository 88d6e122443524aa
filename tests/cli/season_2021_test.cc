// SPDX-License-Identifier: Apache-2.0
// The season that was set to the company's sums of 2021 (docs/calibration.md) still has them.
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "cli/load_season.h"
#include "study/season.h"

namespace sc {
namespace {

TEST(Season2021, LandsOnTheSumsOfTheCompany) {
  CaseOptions options;
  options.scenario = std::string(SC_SOURCE_DIR) + "/scenarios/season-2021";
  LoadedSeason const loaded = load_season(options);
  auto const totals = season_totals(run_ensembles(loaded.cases(), {20, 0, {}}));
  std::map<std::string, double, std::less<>> mean;
  for (std::size_t k = 0; k < totals.size(); ++k)
    mean.emplace(season_numbers()[k].id, totals[k].estimate.value);
  EXPECT_EQ(mean.at("activations"), 25);
  EXPECT_NEAR(mean.at("person_trips"), 8800, 0.03 * 8800);
  EXPECT_NEAR(mean.at("vehicle_trips"), 475, 0.03 * 475);
  EXPECT_GE(mean.at("incidents_cleared"), 70);
  EXPECT_LE(mean.at("incidents_cleared"), 79);
}

}  // namespace
}  // namespace sc
