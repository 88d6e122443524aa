// SPDX-License-Identifier: Apache-2.0
#include "response/incident_source.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "support/small_world.h"

namespace sc {
namespace {

IncidentKindId drawn_kind(Scenario& s, Driver const* driver, double base_per_h) {
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
  drawn_kind(s, driver_named("base"), 5);
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
  IncidentKindId const id = drawn_kind(s, driver_named("rain"), 0);
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
  IncidentKindSpec& kind = s.incident_kinds[drawn_kind(s, driver_named("depth"), 0).index()];
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
  EXPECT_NEAR(expected_incidents(world)[0], 1, 1e-6);
}

TEST(IncidentSource, LeavesEveryOtherKindAloneWhenOneIsAdded) {
  Scenario s = test::quiet_scenario();
  IncidentKindId const first = drawn_kind(s, driver_named("base"), 5);
  auto const before = of_kind(incidents_of(test::make_world(s), 7, 3), first);
  drawn_kind(s, driver_named("base"), 9);
  auto const after = of_kind(incidents_of(test::make_world(s), 7, 3), first);
  EXPECT_GT(before.size(), 5U);
  EXPECT_EQ(before, after);
}

TEST(IncidentSource, DiffersBetweenReplicationsAndSeeds) {
  Scenario s = test::quiet_scenario();
  IncidentKindId const kind = drawn_kind(s, driver_named("base"), 5);
  World const world = test::make_world(s);
  auto const one = of_kind(incidents_of(world, 7, 0), kind);
  EXPECT_EQ(one, of_kind(incidents_of(world, 7, 0), kind));
  EXPECT_NE(one, of_kind(incidents_of(world, 7, 1), kind));
  EXPECT_NE(one, of_kind(incidents_of(world, 8, 0), kind));
}

/// A kind that leads to another, both drawn.
struct Chain {
  Scenario scenario = test::quiet_scenario();
  IncidentKindId first = drawn_kind(scenario, driver_named("base"), 5);
  IncidentKindId second = drawn_kind(scenario, driver_named("base"), 5);

  explicit Chain(bool linked = true) {
    IncidentKindSpec& next = scenario.incident_kinds[second.index()];
    next.severity = 3;
    for (IncidentKindSpec& kind : scenario.incident_kinds) kind.work_sigma_log = 0.5;
    if (!linked) return;
    scenario.incident_kinds[first.index()].spawns = second;
    scenario.incident_kinds[first.index()].spawn_mean_s = 1800;
  }
};

TEST(Children, StandAtTheEndOfTheListAtTheirParentsPlace) {
  Chain const chain;
  auto const all = incidents_of(test::make_world(chain.scenario), 7, 0);
  std::size_t parents = 0;
  std::size_t children = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].child >= 0) {
      ++parents;
      EXPECT_EQ(all[i].kind, chain.first);
      EXPECT_GT(all[i].spawn_after, Duration{});
      EXPECT_EQ(all[static_cast<std::size_t>(all[i].child)].parent, static_cast<std::int32_t>(i));
    }
    if (all[i].parent < 0) continue;
    ++children;
    PlannedIncident const& parent = all[static_cast<std::size_t>(all[i].parent)];
    EXPECT_EQ(parent.child, static_cast<std::int32_t>(i));
    EXPECT_EQ(all[i].kind, chain.second);
    EXPECT_EQ(all[i].onset, kNever);
    EXPECT_EQ(all[i].place, parent.place);
    EXPECT_EQ(all[i].zone, parent.zone);
    EXPECT_EQ(all[i].severity, 3);
    EXPECT_EQ(all[i].child, -1);
  }
  EXPECT_GT(parents, 5U);
  EXPECT_EQ(children, parents);
  EXPECT_TRUE(std::is_sorted(all.begin(), all.end(), [](auto const& a, auto const& b) {
    return a.onset < b.onset;
  })) << "children, whose onset is kNever, come last";
}

TEST(Children, MoveNothingElseOfFate) {
  Chain const with;
  Chain const without(false);
  auto const a = incidents_of(test::make_world(with.scenario), 7, 3);
  auto const b = incidents_of(test::make_world(without.scenario), 7, 3);
  ASSERT_GT(a.size(), b.size());
  for (std::size_t i = 0; i < b.size(); ++i) {
    EXPECT_EQ(a[i].onset, b[i].onset);
    EXPECT_EQ(a[i].place, b[i].place);
    EXPECT_EQ(a[i].work, b[i].work);
    EXPECT_EQ(a[i].citizen_report, b[i].citizen_report);
  }
}

TEST(Children, HaveLuckOfTheirOwn) {
  Chain const chain;
  auto const all = incidents_of(test::make_world(chain.scenario), 7, 0);
  std::set<std::int64_t> works;
  for (PlannedIncident const& i : all)
    if (i.kind == chain.second) {
      EXPECT_TRUE(works.insert(i.work.ms).second) << i.work.ms;
    }
}

// 100 replications with about 20 parents each: the mean time to the child lies within 4.4 standard
// errors of 30 min, false alarm 1e-5; the seed is fixed.
TEST(Children, FollowAfterAnExponentialTime) {
  Chain const chain;
  World const world = test::make_world(chain.scenario);
  double sum_s = 0;
  double n = 0;
  for (std::uint32_t replication = 0; replication < 100; ++replication)
    for (PlannedIncident const& i : incidents_of(world, 7, replication))
      if (i.child >= 0) {
        sum_s += i.spawn_after.seconds();
        ++n;
      }
  EXPECT_NEAR(sum_s / n, 1800, 4.4 * 1800 / std::sqrt(n));
}

TEST(Children, OfRecordedIncidentsAreDrawnToo) {
  Chain chain;
  chain.scenario.generate_incidents = false;
  test::add_recorded(chain.scenario, chain.first, SimTime{1000}, test::near_node(3));
  auto const all = incidents_of(test::make_world(chain.scenario), 7, 0);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].child, 1);
  EXPECT_EQ(all[1].place, all[0].place);
  EXPECT_FALSE(all[1].recorded);
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
