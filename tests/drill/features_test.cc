// SPDX-License-Identifier: Apache-2.0
#include "drill/features.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "drill/busy_district.h"
#include "drill/drill_scenario.h"
#include "drill/strain.h"
#include "support/small_world.h"

namespace sc {
namespace {

TEST(Features, AreScaledByMedianAndQuartiles) {
  ScaledFeatures const f = scale_features({{1}, {2}, {3}, {4}, {5}}, 0);
  EXPECT_EQ(f.kept, std::vector<std::size_t>{0});
  EXPECT_EQ(f.scaled[2][0], 0);
  EXPECT_NEAR(f.scaled[3][0], 1.349 / 2, 1e-9);  // quartiles 2 and 4
}

TEST(Features, OneOutlierStaysWithinTheLimit) {
  ScaledFeatures const f = scale_features({{1}, {2}, {3}, {4}, {1000}}, 0);
  EXPECT_EQ(f.scaled[4][0], kMostScaled);
}

TEST(Features, ConstantOnesDropOut) {
  ScaledFeatures const f = scale_features({{7, 1}, {7, 2}, {7, 4}}, 0);
  EXPECT_EQ(f.kept, std::vector<std::size_t>{1});
}

TEST(Features, TheMostVaryingSkillsAreKept) {
  ScaledFeatures const f = scale_features({{0, 0, 0, 0, 0, 0, 1}, {1, 2, 3, 4, 5, 0, 2}}, 6);
  EXPECT_EQ(f.kept, (std::vector<std::size_t>{1, 2, 3, 4, 6}));
}

TEST(Features, DistancesAreEuclideanAndTheirMedianIsOfAllPairs) {
  ScaledFeatures const f = scale_features({{0, 0}, {1, 1}, {2, 3}}, 0);
  double const dx = f.scaled[2][0] - f.scaled[0][0], dy = f.scaled[2][1] - f.scaled[0][1];
  EXPECT_DOUBLE_EQ(f.distance[0][2], std::sqrt(dx * dx + dy * dy));
  double const one = f.distance[0][1], two = f.distance[1][2], three = f.distance[0][2];
  EXPECT_EQ(f.median_distance, std::max(std::min(one, two), std::min(std::max(one, two), three)));
}

/// Value of a feature of a drill, by its id.
double feature(Scenario const& s, std::string const& id) {
  World const world = test::make_world(s);
  Trajectory const run = simulate_drill(world, kReferencePolicy);
  auto const values = feature_values(world, run, SimTime{0}, policy_costs_h(world, run));
  FeatureList const list = feature_list(s);
  EXPECT_EQ(values.size(), list.ids.size());
  for (std::size_t k = 0; k < values.size(); ++k)
    if (list.ids[k] == id) return values[k];
  ADD_FAILURE() << id;
  return 0;
}

TEST(Features, MeasureTheRun) {
  Scenario s = test::idle_scenario();
  test::add_call(s, test::kPump, 60, 70, 30, 0);
  test::add_call(s, test::kPump, 60, 80, 30, 0);
  test::add_call(s, test::kSaw, 60, 150, 30, 0);
  EXPECT_NEAR(feature(s, "detection_min"), 40, 1e-9);
  EXPECT_NEAR(feature(s, "burst_share"), 2.0 / 3, 1e-9);
  EXPECT_NEAR(feature(s, "kind_entropy"), 0.6365, 1e-4);
  EXPECT_GT(feature(s, "pump_starved_h"), 0.05);
  EXPECT_EQ(feature(s, "saw_starved_h"), 0);
  EXPECT_EQ(feature(s, "night_share"), 0);
}

// A tree at node 15, six streets of 20 s from the crew, after a minute of turn-out: three minutes.
TEST(Features, TellWaitsWaysAndPlaces) {
  Scenario s = test::idle_scenario();
  s.incident_kinds[test::kSaw].people_trapped = true;
  test::add_call(s, test::kSaw, 60, 60, 30, 15);
  PlanePoint const place = test::make_world(s).roads.plane().to_plane(test::near_node(15));
  EXPECT_NEAR(feature(s, "waiting_h"), 1.5 * 3 / 60, 1e-3);
  EXPECT_NEAR(feature(s, "farthest_min"), 3, 0.02);
  EXPECT_NEAR(feature(s, "travel_share"), 1, 1e-9);
  EXPECT_EQ(feature(s, "late_share"), 0);
  EXPECT_NEAR(feature(s, "centre_east_km"), place.x_m / 1000, 1e-3);
  EXPECT_NEAR(feature(s, "centre_north_km"), place.y_m / 1000, 1e-3);
  EXPECT_EQ(feature(s, "trapped_share"), 1);
  s.rules.late = whole_minutes(2);
  EXPECT_EQ(feature(s, "late_share"), 1);
}

}  // namespace
}  // namespace sc
