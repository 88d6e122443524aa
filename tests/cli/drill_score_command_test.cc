// SPDX-License-Identifier: Apache-2.0
#include "cli/drill_score_command.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "drill/actions.h"
#include "drill/drill_case.h"
#include "drill/files/write_drill_set.h"
#include "support/complaint_of.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

using nlohmann::json;
using testing::HasSubstr;

class DrillScoreCommand : public testing::Test {
 protected:
  DrillScoreCommand() {
    write_drill_set(folder / "drills", made.set, made.roads, {});
    options.drill = folder.path("drills/01");
    options.team = "Shift B";
    play(reference_actions(drill));
  }
  void play(std::vector<TeamAction> const& actions) {
    options.actions = folder.write("actions.csv", actions_csv(drill, actions));
  }
  std::string printed() {
    std::ostringstream out;
    EXPECT_EQ(drill_score_command(options, out), 0);
    return out.str();
  }
  std::string complaint() {
    return test::complaint_of([&](std::ostream& out) { drill_score_command(options, out); });
  }
  test::DrillSetCase const made = test::tiny_drills();
  Drill const& drill = made.set.drills[0];
  test::TempFolder folder;
  DrillScoreOptions options;
};

TEST_F(DrillScoreCommand, SaysThatTheReferenceCouldNotHaveDoneBetter) {
  std::string const text = printed();
  EXPECT_THAT(text, HasSubstr("Pumps run out 泵车告急\n"));
  EXPECT_THAT(text, HasSubstr("team 参演队伍: Shift B"));
  EXPECT_THAT(text, HasSubstr("would the reference's decision alone have saved anything"));
  EXPECT_THAT(text, HasSubstr("as expected 与参考相当"));
  EXPECT_THAT(text, testing::Not(HasSubstr("remarks")));
}

TEST_F(DrillScoreCommand, NamesTheCostliestDecisionAndWritesTheTable) {
  play({});
  options.csv = folder.path("score.csv");
  EXPECT_THAT(printed(), HasSubstr("The costliest decision: inject "));
  std::string const table = test::bytes_of(options.csv);
  EXPECT_EQ(std::count(table.begin(), table.end(), '\n'),
            static_cast<std::ptrdiff_t>(drill.injects.size() + 1));
}

TEST_F(DrillScoreCommand, PrintsThePagesDataAndMakesThePageOfIt) {
  options.json = true;
  options.out = folder.path("report.html");
  json const page = json::parse(printed());
  EXPECT_EQ(page["team"], "Shift B");
  EXPECT_EQ(page["injects"].size(), drill.injects.size());
  EXPECT_THAT(test::bytes_of(options.out), HasSubstr(R"("team":"Shift B")"));
}

TEST_F(DrillScoreCommand, RefusesToWriteOverWhatItReads) {
  options.csv = options.actions;
  EXPECT_THAT(complaint(), HasSubstr("--csv"));
  options.csv = "score.txt";
  EXPECT_THAT(complaint(), HasSubstr("score.txt"));
}

TEST_F(DrillScoreCommand, WritesNothingWhereActionsHaveFaults) {
  options.actions = folder.write("actions.csv", "time,unit,action,inject\nnoon,x,send,1\n");
  options.csv = folder.path("score.csv");
  EXPECT_THAT(complaint(), HasSubstr("actions.csv:2: unit = x"));
  EXPECT_EQ(folder.entries(), 2);  // the drills and the actions
}

}  // namespace
}  // namespace sc
