// SPDX-License-Identifier: Apache-2.0
#include "report/story.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/hand_made_run.h"

namespace sc {
namespace {

using enum UnitStatus;
using testing::ElementsAre;

std::vector<std::string> words(RunContents const& run, std::size_t incident) {
  std::vector<std::string> words;
  for (StoryLine const& line : story_of(run, incident)) {
    std::string word = std::to_string(line.at.ms / 60'000) + ' ' + std::string(line.what);
    if (line.unit) word += " U" + std::to_string(line.unit.value());
    if (line.incident) word += " #" + std::to_string(*line.incident);
    words.push_back(word);
  }
  return words;
}

TEST(Story, TellsEverythingInOrderOfTime) {
  test::HandMadeRun it;
  UnitId const a = it.unit("saw", {{0, standby}, {11, driving}});
  UnitId const b = it.unit("saw", {{0, standby},
                                   {21, driving},
                                   {22, held},
                                   {24, driving},
                                   {30, setting_up},
                                   {33, working},
                                   {40, wind_stopped},
                                   {50, working},
                                   {60, returning}});
  std::size_t const i = it.incident("saw", 10, 30, b);
  std::size_t const child = it.incident("saw", 45, -1);
  it.run.run.incidents.parent[child] = static_cast<std::int32_t>(i);
  it.run.run.incidents.work_start[i] = SimTime{} + whole_minutes(33);
  it.run.run.incidents.clear[i] = SimTime{} + whole_minutes(60);
  it.order(11, a, OrderKind::to_incident, i);
  it.order(20, a, OrderKind::called_off, i);
  it.order(21, b, OrderKind::to_incident, i);
  it.order(70, b, OrderKind::to_incident, child);
  EXPECT_THAT(words(it.run, i),
              ElementsAre("10 onset", "10 report", "11 order U0", "20 called_off U0", "21 order U1",
                          "22 held U1", "30 arrive U1", "33 work_start", "40 wind_stop U1",
                          "45 led_to #1", "60 clear"));
}

}  // namespace
}  // namespace sc
