// SPDX-License-Identifier: Apache-2.0
// What must hold in every run, checked over 200 random small districts.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "plan/dispatch/nearest_idle.h"
#include "response/simulate.h"
#include "support/small_world.h"

namespace sc {
namespace {

Trajectory run(World const& world, std::uint64_t seed = 1) {
  SimulationOptions options;
  options.seed = seed;
  return simulate(world, world.scenario.plan, NearestIdle{}, options);
}

bool drives(UnitStatus s) {
  return s == UnitStatus::driving || s == UnitStatus::returning || s == UnitStatus::patrolling;
}

/// A track may leave a position only by driving the link it says, in its direction, to a point of
/// that link.
void expect_one_place_at_a_time(World const& world, UnitTrack const& track) {
  for (std::size_t k = 1; k < track.time.size(); ++k) {
    ASSERT_LE(track.time[k - 1], track.time[k]);
    double const moved_m = distance_m(track.position[k - 1], track.position[k]);
    // A station stands up to the snap limit beside its street.
    bool const at_station_door = !track.link[k] || !track.link[k - 1];
    if (at_station_door) continue;
    if (!drives(track.status[k - 1])) {
      ASSERT_LT(moved_m, 0.01) << "moved without driving, observation " << k;
      continue;
    }
    double const seconds = (track.time[k] - track.time[k - 1]).seconds();
    ASSERT_LE(moved_m, world.roads.length_m(track.link[k - 1]) + 0.5) << "observation " << k;
    ASSERT_LE(moved_m, 10.0 * seconds + 0.5) << "faster than the free speed, observation " << k;
  }
}

/// Scene times of incidents a unit was first on: [arrive, clear).
void expect_no_unit_serves_two(Trajectory const& trajectory, std::size_t units) {
  std::vector<std::vector<std::pair<SimTime, SimTime>>> busy(units);
  IncidentTable const& t = trajectory.incidents;
  for (std::size_t i = 0; i < t.size(); ++i)
    if (t.arrive[i] != kNever) busy[t.unit[i].index()].emplace_back(t.arrive[i], t.clear[i]);
  for (auto& spans : busy) {
    std::sort(spans.begin(), spans.end());
    for (std::size_t k = 1; k < spans.size(); ++k) ASSERT_LE(spans[k - 1].second, spans[k].first);
  }
}

void expect_a_life_in_order(World const& world, Trajectory const& trajectory) {
  IncidentTable const& t = trajectory.incidents;
  for (std::size_t i = 0; i < t.size(); ++i) {
    SimTime last = t.onset[i];
    for (SimTime const next :
         {t.report[i], t.dispatch[i], t.arrive[i], t.work_start[i], t.clear[i]}) {
      ASSERT_LE(last, next);
      last = next;
    }
    bool const over = t.clear[i] != kNever;
    ASSERT_EQ(t.status[i] == IncidentStatus::cleared, over);
    if (t.arrive[i] == kNever) continue;
    SkillSet const needed = world.scenario.incident_kinds[t.kind[i].index()].needs.skills();
    ASSERT_EQ(world.kind_of(t.unit[i]).skills & needed, needed);
  }
}

/// A crew that set up on an incident stands where the incident is, or at the edge of its water.
void expect_crews_stand_at_their_incidents(World const& world, Trajectory const& trajectory) {
  IncidentTable const& t = trajectory.incidents;
  for (std::size_t i = 0; i < t.size(); ++i) {
    if (t.arrive[i] == kNever || world.exposure.basin[t.link[i].index()]) continue;
    UnitTrack const& track = trajectory.units[t.unit[i].index()];
    auto const at = std::lower_bound(track.time.begin(), track.time.end(), t.arrive[i]);
    auto k = static_cast<std::size_t>(at - track.time.begin());
    while (k < track.time.size() && track.status[k] != UnitStatus::setting_up) ++k;
    ASSERT_LT(k, track.time.size());
    ASSERT_EQ(track.time[k], t.arrive[i]);
    ASSERT_LT(distance_m(track.position[k], t.position[i]), 0.1);
  }
}

/// Nobody is forgotten: an incident that counts as assigned is what its unit was told last.
void expect_assigned_units_to_be_under_way(Trajectory const& trajectory) {
  std::map<UnitId, std::size_t> last_order;
  OrderTable const& orders = trajectory.orders;
  for (std::size_t k = 0; k < orders.size(); ++k) last_order[orders.unit[k]] = k;
  IncidentTable const& t = trajectory.incidents;
  for (std::size_t i = 0; i < t.size(); ++i) {
    if (t.status[i] != IncidentStatus::assigned) continue;
    std::size_t const k = last_order.at(t.unit[i]);
    ASSERT_EQ(orders.kind[k], OrderKind::to_incident);
    ASSERT_EQ(orders.target[k], i);
  }
}

class RandomDistricts : public testing::TestWithParam<std::uint64_t> {};

TEST_P(RandomDistricts, KeepTheLawsOfTheModel) {
  std::size_t incidents = 0;
  for (std::uint64_t k = 0; k < 20; ++k) {
    World const world = test::random_world(GetParam() * 20 + k);
    Trajectory const trajectory = run(world);
    incidents += trajectory.incidents.size();
    for (UnitTrack const& track : trajectory.units) expect_one_place_at_a_time(world, track);
    expect_no_unit_serves_two(trajectory, world.scenario.units.size());
    expect_a_life_in_order(world, trajectory);
    expect_crews_stand_at_their_incidents(world, trajectory);
    expect_assigned_units_to_be_under_way(trajectory);
    ASSERT_TRUE(std::is_sorted(trajectory.events.begin(), trajectory.events.end(), earlier));
  }
  EXPECT_GT(incidents, 200U) << "too quiet to prove anything";
}

TEST_P(RandomDistricts, RunTwiceAlikeAndDifferWithTheSeed) {
  World const world = test::random_world(1000 + GetParam());
  Trajectory const once = run(world);
  Trajectory const again = run(world);
  EXPECT_EQ(once.events, again.events);
  EXPECT_EQ(once.basin_depth_m, again.basin_depth_m);
  EXPECT_NE(once.events, run(world, 2).events);
}

INSTANTIATE_TEST_SUITE_P(TimesTwenty, RandomDistricts, testing::Range<std::uint64_t>(0, 10));

}  // namespace
}  // namespace sc
