// SPDX-License-Identifier: Apache-2.0
#include "drill/drill_draw.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "drill/busy_district.h"
#include "drill/drill_scenario.h"
#include "support/small_world.h"

namespace sc {
namespace {

std::vector<DrillDraw> some_draws(Scenario const& s) {
  DrawOptions options;
  options.length = whole_hours(3);
  options.least = 4;
  options.most = 9;
  return draw_drills(test::make_world(s), 3, 0, 40, options);
}

TEST(DrillDraw, KeepsRecordedValuesOfTheStorm) {
  World const storm = test::make_world(test::busy_scenario());
  std::vector<RecordedIncident> all;
  for (PlannedIncident const& it : incidents_of(storm, 1, 3)) all.push_back(as_recorded(storm, it));
  for (DrillDraw const& draw : some_draws(test::busy_scenario()))
    for (RecordedIncident const& kept : draw.incidents)
      EXPECT_TRUE(std::any_of(all.begin(), all.end(), [&](RecordedIncident const& it) {
        return it.onset == kept.onset && it.report == kept.report && it.kind == kept.kind &&
               it.position == kept.position && it.severity == kept.severity && it.work == kept.work;
      }));
}

TEST(DrillDraw, HasWishedNumbersWithinItsWindow) {
  auto const draws = some_draws(test::busy_scenario());
  ASSERT_EQ(draws.size(), 40U);
  for (DrillDraw const& draw : draws) {
    EXPECT_EQ(draw.begin.ms % whole_minutes(30).ms, 0);
    EXPECT_GE(draw.incidents.size(), 4U);
    EXPECT_LE(draw.incidents.size(), 9U);
    for (RecordedIncident const& it : draw.incidents) {
      EXPECT_GE(it.onset, draw.begin);
      EXPECT_GE(*it.report, it.onset);
      EXPECT_LT(*it.report, draw.end);
    }
  }
}

TEST(DrillDraw, BeginsInTheHalfHourOfItsFirstIncident) {
  Scenario const s = test::busy_scenario();
  for (DrillDraw const& draw : some_draws(s)) {
    SimTime first = draw.end;
    for (RecordedIncident const& it : draw.incidents) first = std::min(first, it.onset);
    bool const ends_with_the_storm = draw.end + whole_minutes(30) > s.end;
    EXPECT_TRUE(first - draw.begin < whole_minutes(30) || ends_with_the_storm);
    EXPECT_EQ(draw.end - draw.begin, whole_hours(3));
  }
}

TEST(DrillDraw, TakesNoIncidentTwice) {
  for (DrillDraw const& draw : some_draws(test::busy_scenario()))
    for (std::size_t a = 1; a < draw.incidents.size(); ++a)
      EXPECT_FALSE(draw.incidents[a].onset == draw.incidents[a - 1].onset &&
                   draw.incidents[a].position == draw.incidents[a - 1].position);
}

TEST(DrillDraw, ThinsInEveryWay) {
  auto const draws = some_draws(test::busy_scenario());
  for (std::size_t how = 0; how < kThinnings; ++how)
    EXPECT_TRUE(std::any_of(draws.begin(), draws.end(), [&](DrillDraw const& draw) {
      return draw.thinning == static_cast<Thinning>(how);
    }));
}

TEST(DrillDraw, FindsNoneWhereNobodyIsOnDuty) {
  Scenario s = test::busy_scenario();
  s.levels = {{SimTime{0}, ResponseLevel::none}};
  EXPECT_TRUE(some_draws(s).empty());
}

TEST(DrillScenario, RoundsAsATableOfIncidentsIsWritten) {
  World const storm = test::make_world(test::busy_scenario());
  PlannedIncident incident = incidents_of(storm, 1, 0).front();
  incident.onset = SimTime{61'999};
  incident.citizen_report = milliseconds(1'500);
  incident.severity = 2.504;
  incident.work = whole_seconds(64);
  RecordedIncident const record = as_recorded(storm, incident);
  EXPECT_EQ(record.onset, SimTime{61'000});
  EXPECT_EQ(record.report, SimTime{63'000});
  EXPECT_EQ(record.severity, 2.5);
  EXPECT_EQ(record.work, whole_seconds(66));
  double const micro = record.position.lon_deg * 1e6;
  EXPECT_NEAR(micro, std::round(micro), 1e-6);
}

TEST(DrillScenario, RunsHaveTheIncidentsInOrder) {
  auto const draws = some_draws(test::busy_scenario());
  Scenario const storm = test::busy_scenario();
  World const drill = test::make_world(
      drill_scenario(storm, draws.front().incidents, draws.front().end + whole_hours(1)));
  Trajectory const run = simulate_drill(drill, kReferencePolicy);
  ASSERT_EQ(run.incidents.size(), draws.front().incidents.size());
  for (std::size_t i = 0; i < run.incidents.size(); ++i) {
    EXPECT_EQ(run.incidents.onset[i], draws.front().incidents[i].onset);
    EXPECT_EQ(run.incidents.kind[i], draws.front().incidents[i].kind);
  }
}

}  // namespace
}  // namespace sc
