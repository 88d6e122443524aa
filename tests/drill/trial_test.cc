// SPDX-License-Identifier: Apache-2.0
#include "drill/trial.h"

#include <gtest/gtest.h>

#include "drill/busy_district.h"
#include "support/small_world.h"

namespace sc {
namespace {

/// A pond at a basin, seen by whoever guards it, and a tree that a resident calls in.
Scenario guarded_scenario(DrillDraw& draw) {
  Scenario s = test::idle_scenario();
  BasinId const basin = test::add_basin(s, test::near_node(5, 0, 0));
  s.incident_kinds[test::kPump].pumps_basin = true;
  Posting guard{UnitId{1U}, Duty::guard, {}, basin, "", {}};
  test::post(s, guard);
  test::add_call(s, test::kPump, 60, 90, 20, 5);
  test::add_call(s, test::kSaw, 70, 80, 20, 10);
  draw.incidents = s.incidents;
  draw.begin = SimTime{0} + whole_minutes(50);
  draw.end = SimTime{0} + whole_minutes(120);
  return s;
}

TEST(Trial, TakesOverWhatAGuardSeesFirst) {
  DrillDraw draw;
  Scenario const s = guarded_scenario(draw);
  RoadTable const roads = test::drill_roads();
  SettledDraw const settled = settle({&s, &roads}, draw, whole_hours(1), 2);
  ASSERT_TRUE(settled.world);
  EXPECT_EQ(settled.sources[0], ReportSource::guard);
  EXPECT_EQ(settled.draw.incidents[0].report, SimTime{0} + whole_minutes(60));
  EXPECT_EQ(settled.reference.incidents.report[0], SimTime{0} + whole_minutes(60));
  EXPECT_EQ(settled.sources[1], ReportSource::citizen);
  EXPECT_EQ(settled.draw.incidents[1].report, SimTime{0} + whole_minutes(80));
}

TEST(Trial, LeavesOutWhatIsKnownBeforeTheExercise) {
  DrillDraw draw;
  Scenario const s = guarded_scenario(draw);
  RoadTable const roads = test::drill_roads();
  draw.begin = SimTime{0} + whole_minutes(65);
  SettledDraw const settled = settle({&s, &roads}, draw, whole_hours(1), 1);
  ASSERT_TRUE(settled.world);
  ASSERT_EQ(settled.draw.incidents.size(), 1U);
  EXPECT_EQ(settled.draw.incidents[0].kind, IncidentKindId{test::kSaw});
}

TEST(Trial, ComesToNothingWithTooFewIncidents) {
  DrillDraw draw;
  Scenario const s = guarded_scenario(draw);
  RoadTable const roads = test::drill_roads();
  draw.begin = SimTime{0} + whole_minutes(65);
  EXPECT_FALSE(settle({&s, &roads}, draw, whole_hours(1), 2).world);
}

}  // namespace
}  // namespace sc
