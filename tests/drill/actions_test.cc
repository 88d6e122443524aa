// SPDX-License-Identifier: Apache-2.0
#include "drill/actions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "drill/score_case.h"
#include "support/faults_of.h"
#include "support/temp_folder.h"

namespace sc {
namespace {

using testing::Contains;

class Actions : public testing::Test {
 protected:
  [[nodiscard]] std::vector<TeamAction> read(std::string const& text) const {
    return read_actions(folder_.write("actions.csv", text), drill_);
  }
  [[nodiscard]] std::vector<std::string> faults(std::string const& text) const {
    return test::faults_of([&] { (void)read(text); });
  }

  test::TempFolder folder_;
  Drill const drill_ = test::score_case(test::tiny_cut(), 1).drill;
};

TEST_F(Actions, OfTheReferenceAreReadAsTheyAreWritten) {
  auto const written = reference_actions(drill_);
  ASSERT_FALSE(written.empty());
  auto const back = read(actions_csv(drill_, written));
  ASSERT_EQ(back.size(), written.size());
  for (std::size_t k = 0; k < back.size(); ++k) {
    EXPECT_EQ(back[k].at, written[k].at);
    EXPECT_EQ(back[k].unit, written[k].unit);
    EXPECT_EQ(back[k].kind, written[k].kind);
    EXPECT_EQ(back[k].inject, written[k].inject);
    EXPECT_EQ(back[k].follow_up, written[k].follow_up);
    EXPECT_EQ(back[k].line, k + 2);
  }
}

TEST_F(Actions, AreTakenByTimeAndThenAsTheyStand) {
  std::string const unit = drill_.scenario.units[0].id;
  std::string const other = drill_.scenario.units[1].id;
  auto const actions = read(
      "# a comment\ntime,unit,action,inject\n"
      "2024-08-01T15:30," +
      unit + ",send,2\n\n" + "2024-08-01T15:30:00.000," + other + ",call_off,\n" +
      "2024-08-01T15:10:00.250," + unit + ",send,1+\n");
  ASSERT_EQ(actions.size(), 3U);
  EXPECT_EQ(actions[0].at, SimTime{} + whole_minutes(70) + milliseconds(250));
  EXPECT_TRUE(actions[0].follow_up);
  EXPECT_EQ(actions[1].unit, UnitId{std::size_t{0}});
  EXPECT_EQ(actions[2].kind, ActionKind::call_off);
  EXPECT_EQ(actions[2].inject, 0);
}

TEST_F(Actions, AreRefusedWithEveryFaultAtOnce) {
  std::string const unit = drill_.scenario.units[0].id;
  std::string const most = std::to_string(drill_.injects.size());
  std::string const number = "must be the number of an inject, 1 to " + most;
  auto const all = faults(
      "time,unit,action,inject\n"
      "2024-08-01T13:30,nobody,send,1\n"
      "noon," +
      unit + ",fly,99\n" + "2024-08-01T15:30," + unit + ",send,\n" + "2024-08-01T15:30," + unit +
      ",send,one\n");
  EXPECT_THAT(all, testing::SizeIs(7));
  EXPECT_THAT(all, Contains(testing::HasSubstr(
                       "actions.csv:2: time = 2024-08-01T13:30 (must be within the exercise")));
  EXPECT_THAT(all,
              Contains("actions.csv:2: unit = nobody (must be the id of a unit of the roster)"));
  EXPECT_THAT(all, Contains(testing::HasSubstr("actions.csv:3: time = noon")));
  EXPECT_THAT(
      all,
      Contains(testing::HasSubstr("actions.csv:3: action = fly (must be one of: send, call_off)")));
  EXPECT_THAT(all, Contains("actions.csv:3: inject = 99 (" + number + ")"));
  EXPECT_THAT(all, Contains(testing::HasSubstr("actions.csv:4: inject")));
  EXPECT_THAT(all, Contains("actions.csv:5: inject = one (" + number + ")"));
}

}  // namespace
}  // namespace sc
