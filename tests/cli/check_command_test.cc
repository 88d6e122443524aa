// SPDX-License-Identifier: Apache-2.0
#include "cli/check_command.h"

#include <gtest/gtest.h>

#include <sstream>

#include "support/scenario_copy.h"

namespace sc {
namespace {

TEST(CheckCommand, PrintsTheTinyScenarioOnOneScreen) {
  test::ScenarioCopy const copy;
  std::ostringstream out, faults;
  EXPECT_EQ(check_command(copy.folder(), out, faults), 0);
  EXPECT_EQ(faults.str(), "");
  std::string text = out.str();
  text.erase(text.find("sha256"));  // changes with every file
  EXPECT_EQ(text, "");
}

TEST(CheckCommand, PrintsEveryFaultAndTheirNumberAndReturnsTwo) {
  test::ScenarioCopy const copy;
  copy.edit("units.csv", "T1,tree_crew", "T1,tree");
  copy.remove("rain.csv");
  std::ostringstream out, faults;
  EXPECT_EQ(check_command(copy.folder(), out, faults), 2);
  EXPECT_EQ(out.str(), "");
  EXPECT_EQ(faults.str(), copy.folder() + "/rain.csv: no such file\n" + copy.folder() +
                              "/units.csv:4: kind = tree (must be the id of a unit kind in "
                              "unit_kinds.csv)\n2 faults\n");
}

}  // namespace
}  // namespace sc
