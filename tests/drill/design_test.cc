// SPDX-License-Identifier: Apache-2.0
#include "drill/design.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "drill/busy_district.h"
#include "drill/strain.h"
#include "support/small_world.h"

namespace sc {
namespace {

DesignOptions small_design(int threads) {
  DesignOptions options;
  options.drills = 4;
  options.length = whole_hours(3);
  options.tail = whole_hours(2);
  options.most_injects = 10;
  options.storms = 6;
  options.candidates = 36;
  options.threads = threads;
  return options;
}

DrillSet design(DesignOptions const& options, Scenario const& s = test::busy_scenario()) {
  RoadTable const roads = test::drill_roads();
  World const storm(s, roads, 1);
  return design_drills({&s, &roads}, storm, options);
}

TEST(Design, IsTheSameOnOneThreadAndTwo) {
  DrillSet const one = design(small_design(1)), two = design(small_design(2));
  EXPECT_EQ(one.median_distance, two.median_distance);
  ASSERT_EQ(one.drills.size(), two.drills.size());
  for (std::size_t k = 0; k < one.drills.size(); ++k) {
    EXPECT_EQ(one.drills[k].begin, two.drills[k].begin);
    EXPECT_EQ(one.drills[k].names.en, two.drills[k].names.en);
    EXPECT_EQ(one.drills[k].strains.front().relieved_cost_h,
              two.drills[k].strains.front().relieved_cost_h);
    EXPECT_TRUE(one.drills[k].reference.events == two.drills[k].reference.events);
  }
}

TEST(Design, DrillsLieAtLeastTheMedianApart) {
  DrillSet const set = design(small_design(2));
  ASSERT_EQ(set.drills.size(), 4U);
  EXPECT_GT(set.median_distance, 0);
  for (std::size_t a = 0; a < 4; ++a)
    for (std::size_t b = 0; b < a; ++b) EXPECT_GE(set.distance[a][b], set.median_distance);
}

TEST(Design, EveryStrainComesOutAgain) {
  RoadTable const roads = test::drill_roads();
  for (Drill const& drill : design(small_design(2)).drills) {
    ASSERT_FALSE(drill.strains.empty());
    EXPECT_TRUE(check_strains(drill, roads).empty());
  }
}

TEST(Design, EveryDrillHasAnAim) {
  DesignOptions options = small_design(2);
  options.drills = 2;
  options.aims = {StrainKind::communication};
  DrillSet const set = design(options);
  ASSERT_FALSE(set.drills.empty());
  for (Drill const& drill : set.drills) {
    EXPECT_TRUE(std::any_of(drill.strains.begin(), drill.strains.end(), [](Strain const& strain) {
      return strain.kind == StrainKind::communication;
    }));
    EXPECT_EQ(drill.names.en.rfind("Late reports", 0), 0U);
  }
}

TEST(Design, InjectsAreTheRunsReportsInOrder) {
  for (Drill const& drill : design(small_design(2)).drills) {
    SimTime last = drill.begin;
    for (Inject const& inject : drill.injects) {
      EXPECT_GE(inject.at, last);
      EXPECT_LT(inject.at, drill.end);
      EXPECT_EQ(inject.at, drill.reference.incidents.report[inject.incident]);
      EXPECT_EQ(inject.at, *drill.scenario.incidents[inject.incident].report);
      if (inject.expected_arrive) EXPECT_LE(*inject.bound_arrive, *inject.expected_arrive);
      last = inject.at;
    }
  }
}

TEST(Design, ACalmScenarioGivesNone) {
  Scenario s = test::busy_scenario();
  for (IncidentKindSpec& kind : s.incident_kinds) kind.base_per_h = 0.01;
  EXPECT_TRUE(design(small_design(2), s).drills.empty());
}

}  // namespace
}  // namespace sc
