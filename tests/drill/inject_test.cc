// SPDX-License-Identifier: Apache-2.0
#include "drill/inject.h"

#include <gtest/gtest.h>

#include <array>

#include "drill/busy_district.h"
#include "drill/drill_scenario.h"
#include "drill/inject_words.h"
#include "support/small_world.h"

namespace sc {
namespace {

TEST(Inject, TellsWhatTheReferenceDid) {
  Scenario s = test::idle_scenario();
  s.rules.call_handling = whole_minutes(1);
  test::add_call(s, test::kPump, 60, 65, 30, 10);
  World const world = test::make_world(s);
  Trajectory const run = simulate_drill(world, kReferencePolicy);
  auto const injects = injects_of(world, run, std::array{ReportSource::citizen});
  ASSERT_EQ(injects.size(), 1U);
  Inject const& inject = injects.front();
  EXPECT_EQ(inject.number, 1);
  EXPECT_EQ(inject.at, SimTime{0} + whole_minutes(65));
  EXPECT_EQ(inject.expected_units, std::vector<UnitId>{UnitId{0U}});
  EXPECT_EQ(inject.expected_dispatch, SimTime{0} + whole_minutes(66));
  // The only pump unit waits at its station and the roads are dry: nothing could be earlier.
  EXPECT_EQ(inject.bound_arrive, inject.expected_arrive);
  EXPECT_EQ(inject.from.en, "resident");
  EXPECT_EQ(inject.message.en.rfind("Resident calling: pond at ", 0), 0U);
  EXPECT_EQ(inject.expected_action.en, "Send 1 pump unit.");
  EXPECT_EQ(inject.expected_action.zh, "派遣排水单元1个。");
}

TEST(Inject, AFloodUnderARoadIsAtTheNearestPoint) {
  Scenario s = test::idle_scenario();
  s.incident_kinds[test::kPump].exposure = Exposure::basins;
  test::add_basin(s, test::near_node(5, 30, 0));
  test::add_basin(s, test::near_node(5, 5, 0));
  s.basins[0].names = {"远处", "the far one"};
  s.basins[1].names = {"近处", "the near one"};
  test::add_call(s, test::kPump, 60, 60, 30, 5);
  World const world = test::make_world(s);
  Trajectory const run = simulate_drill(world, kReferencePolicy);
  EXPECT_EQ(words_of_place(world, run.incidents, 0).en, "the near one (one)");
}

TEST(Inject, ATrappedPersonIsThePolicesCall) {
  IncidentKindSpec kind;
  kind.people_trapped = true;
  EXPECT_EQ(speaker_of(kind, ReportSource::citizen).from.en, "police control room");
  EXPECT_EQ(speaker_of(kind, ReportSource::guard).mode.en, "radio");
}

TEST(Inject, ActionsNameMaterialAndLimits) {
  Scenario s = test::idle_scenario();
  s.materials.push_back({"bag", {"沙袋", "sandbag"}, "bag", {}});
  IncidentKindSpec kind = s.incident_kinds[test::kSaw];
  kind.materials = {{MaterialId{0U}, 50}};
  kind.extra_units = 2;
  kind.wind_limited = true;
  EXPECT_EQ(expected_action_of(s, kind).en,
            "Send 1 tree unit, up to 2 more to speed up; material: 50 bag of sandbag; no work at "
            "height or lifting above 10.8 m/s mean wind.");
}

}  // namespace
}  // namespace sc
