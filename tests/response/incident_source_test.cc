// SPDX-License-Identifier: Apache-2.0
#include "response/incident_source.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "support/small_world.h"

namespace sc {
namespace {

IncidentKindId drawn_kind(Scenario& s, Driver driver, double base_per_h) {
  IncidentKindId const id = test::add_incident_kind(s, 1);
  s.incident_kinds[id.index()].driver = driver;
  s.incident_kinds[id.index()].base_per_h = base_per_h;
  s.generate_incidents = true;
  return id;
}

/// Kind, time, street and work: what must not change when something else does.
std::vector<std::tuple<std::int64_t, LinkId, std::int64_t>> of_kind(
    std::vector<PlannedIncident> const& all, IncidentKindId kind) {
  std::vector<std::tuple<std::int64_t, LinkId, std::int64_t>> some;
  for (PlannedIncident const& i : all)
    if (i.kind == kind) some.emplace_back(i.onset.ms, i.place.front().link, i.work.ms);
  return some;
}

// 200 replications of a Poisson count with mean 4 h * 5/h * 1: the mean lies within 4 standard
// errors of the expectation, which a correct source misses once in 16,000 seeds.
TEST(IncidentSource, DrawsAsManyAsItExpects) {
  Scenario s = test::quiet_scenario();
  drawn_kind(s, Driver::base, 5);
  World const world = test::make_world(s);
  double const expected = expected_incidents(world)[0];
  EXPECT_NEAR(expected, 20, 1e-9);
  double sum = 0;
  for (std::uint32_t replication = 0; replication < 200; ++replication)
    sum += static_cast<double>(incidents_of(world, 7, replication).size());
  EXPECT_NEAR(sum / 200, expected, 4 * std::sqrt(expected / 200));
}

TEST(IncidentSource, FollowsTheRain) {
  Scenario s = test::quiet_scenario();
  IncidentKindId const id = drawn_kind(s, Driver::rain, 0);
  s.incident_kinds[id.index()].coefficient = 2;
  s.incident_kinds[id.index()].threshold = 15;
  test::add_rain(s, SimTime{0} + whole_hours(1), SimTime{0} + whole_hours(2), 0.040);
  World const world = test::make_world(s);
  // The rain of the last hour rises from 0 to 40 mm and falls again, above 15 mm for 75 minutes:
  // 2/h * 25 mm / 2 * 1.25 h, within a step's coarseness.
  EXPECT_NEAR(expected_incidents(world)[0], 31.25, 2.5);
  for (PlannedIncident const& i : incidents_of(world, 1, 0)) {
    EXPECT_GT(i.onset, SimTime{0} + whole_hours(1));
    EXPECT_LT(i.onset, SimTime{0} + whole_hours(3));
  }
}

TEST(IncidentSource, GivesOneFloodingOneIncident) {
  Scenario s = test::quiet_scenario();
  IncidentKindSpec& kind = s.incident_kinds[drawn_kind(s, Driver::depth, 0).index()];
  kind.exposure = Exposure::basins;
  kind.coefficient = 1000;
  kind.threshold = 0.1;
  kind.pumps_basin = true;
  test::add_basin(s, test::near_node(2));
  test::add_rain(s, SimTime{0}, SimTime{0} + whole_minutes(30), 0.04);
  World const world = test::make_world(s);
  auto const incidents = incidents_of(world, 1, 0);
  ASSERT_EQ(incidents.size(), 1U);
  EXPECT_TRUE(incidents[0].basin);
}

TEST(IncidentSource, LeavesEveryOtherKindAloneWhenOneIsAdded) {
  Scenario s = test::quiet_scenario();
  IncidentKindId const first = drawn_kind(s, Driver::base, 5);
  auto const before = of_kind(incidents_of(test::make_world(s), 7, 3), first);
  drawn_kind(s, Driver::base, 9);
  auto const after = of_kind(incidents_of(test::make_world(s), 7, 3), first);
  EXPECT_GT(before.size(), 5U);
  EXPECT_EQ(before, after);
}

TEST(IncidentSource, DiffersBetweenReplicationsAndSeeds) {
  Scenario s = test::quiet_scenario();
  IncidentKindId const kind = drawn_kind(s, Driver::base, 5);
  World const world = test::make_world(s);
  auto const one = of_kind(incidents_of(world, 7, 0), kind);
  EXPECT_EQ(one, of_kind(incidents_of(world, 7, 0), kind));
  EXPECT_NE(one, of_kind(incidents_of(world, 7, 1), kind));
  EXPECT_NE(one, of_kind(incidents_of(world, 8, 0), kind));
}

TEST(IncidentSource, KeepsWhatIsRecorded) {
  Scenario s = test::quiet_scenario();
  IncidentKindId const kind = test::add_incident_kind(s, 1);
  s.incidents.push_back(
      {SimTime{5000}, SimTime{9000}, kind, test::near_node(3), 2.5, whole_minutes(42), {}});
  auto const incidents = incidents_of(test::make_world(s), 1, 0);
  ASSERT_EQ(incidents.size(), 1U);
  EXPECT_EQ(incidents[0].onset, SimTime{5000});
  EXPECT_EQ(incidents[0].citizen_report, milliseconds(4000));
  EXPECT_EQ(incidents[0].severity, 2.5);
  EXPECT_EQ(incidents[0].work, whole_minutes(42));
}

}  // namespace
}  // namespace sc
