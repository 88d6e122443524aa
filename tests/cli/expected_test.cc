// SPDX-License-Identifier: Apache-2.0
// The shipped scenarios end as their expected.txt says. Counts are exact and times are rounded to a
// tenth of a minute, so that another libm does not matter; scripts/update_expected.sh rewrites
// them.
#include <gtest/gtest.h>

#include <string>

#include "cli/load_case.h"
#include "cli/summary_text.h"
#include "response/simulate.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

class ShippedScenario : public testing::TestWithParam<char const*> {};

TEST_P(ShippedScenario, EndsAsExpected) {
  CaseOptions options;
  options.scenario = std::string(SC_SOURCE_DIR) + "/scenarios/" + GetParam();
  Case const what = load_case(options);
  Trajectory const run =
      simulate(*what.world, what.world->scenario.plan, *what.policy, what.simulation);
  EXPECT_EQ(summary_as_text(*what.world, summarise(*what.world, run)),
            test::bytes_of(options.scenario + "/expected.txt"));
}

INSTANTIATE_TEST_SUITE_P(Folders, ShippedScenario,
                         testing::Values("tiny", "yanhua-2021", "yanhua-stress"));

}  // namespace
}  // namespace sc
