// SPDX-License-Identifier: Apache-2.0
// What must hold of the units of every run: they are in one place, and serve one incident, the one
// they were told last.
#include <gtest/gtest.h>

#include <algorithm>

#include "support/random_run.h"
#include "support/run_reading.h"

namespace sc {
namespace {

/// A track may leave a position only by driving the link it says, in its direction, to a point of
/// that link.
void expect_one_place_at_a_time(World const& world, UnitTrack const& track) {
  for (std::size_t k = 1; k < track.time.size(); ++k) {
    ASSERT_LE(track.time[k - 1], track.time[k]);
    double const moved_m = distance_m(track.position[k - 1], track.position[k]);
    // A station stands up to the snap limit beside its street.
    bool const at_station_door = !track.link[k] || !track.link[k - 1];
    if (at_station_door) continue;
    if (!test::drives(track.status[k - 1])) {
      ASSERT_LT(moved_m, 0.01) << "moved without driving, observation " << k;
      continue;
    }
    double const seconds = (track.time[k] - track.time[k - 1]).seconds();
    ASSERT_LE(moved_m, world.roads.length_m(track.link[k - 1]) + 0.5) << "observation " << k;
    ASSERT_LE(moved_m, 10.0 * seconds + 0.5) << "faster than the free speed, observation " << k;
  }
}

/// At a place, or at the edge of the water that covers it.
bool stands_at(World const& world, LonLat here, IncidentTable const& incidents, std::size_t i) {
  return world.exposure.basin[incidents.link[i].index()] ||
         distance_m(here, incidents.position[i]) < 0.1;
}

/// Does the order bring the unit to this stretch of its track: there since it arrived, gone when
/// the incident is over?
bool explains(World const& world, IncidentTable const& t, test::Order const& order, LonLat here,
              test::Stretch const& stretch) {
  std::size_t const i = order.target;
  return order.kind == OrderKind::to_incident && t.arrive[i] <= stretch.from &&
         stretch.to <= t.clear[i] && stands_at(world, here, t, i);
}

/// A unit may be sent on to another incident at the same place; an order parts its stay there.
std::vector<test::Stretch> parted(test::Stretch stretch, std::vector<test::Order> const& told) {
  std::vector<test::Stretch> parts;
  for (test::Order const& order : told) {
    if (order.time <= stretch.from || order.time >= stretch.to) continue;
    parts.push_back({stretch.status, stretch.from, order.time});
    stretch.from = order.time;
  }
  parts.push_back(stretch);
  return parts;
}

void expect_to_serve_what_it_was_told_last(World const& world, Trajectory const& run,
                                           std::size_t unit, std::vector<test::Order> const& told) {
  UnitTrack const& track = run.units[unit];
  auto const stretches = test::stretches(track);
  for (std::size_t k = 0; k < stretches.size(); ++k) {
    if (!test::on_scene(stretches[k].status)) continue;
    for (test::Stretch const& part : parted(stretches[k], told)) {
      auto const orders = test::in_force(told, part.from);
      ASSERT_TRUE(std::any_of(orders.begin(), orders.end(),
                              [&](test::Order const& order) {
                                return explains(world, run.incidents, order, track.position[k],
                                                part);
                              }))
          << "unit " << unit << ", " << name_of(part.status) << " at " << part.from.seconds();
    }
  }
}

class RandomUnits : public testing::TestWithParam<std::uint64_t> {};

TEST_P(RandomUnits, AreInOnePlaceAtATime) {
  test::for_each_random_run(GetParam(), [](World const& world, Trajectory const& run) {
    for (UnitTrack const& track : run.units) expect_one_place_at_a_time(world, track);
  });
}

TEST_P(RandomUnits, ServeOneIncidentAtATimeAndOnlyAsTold) {
  test::for_each_random_run(GetParam(), [](World const& world, Trajectory const& run) {
    auto const orders = test::orders_by_unit(run.orders, run.units.size());
    for (std::size_t u = 0; u < run.units.size(); ++u)
      expect_to_serve_what_it_was_told_last(world, run, u, orders[u]);
  });
}

INSTANTIATE_TEST_SUITE_P(TimesTwenty, RandomUnits,
                         testing::Range<std::uint64_t>(0,
                                                       test::kRandomWorlds / test::kWorldsPerTest));

}  // namespace
}  // namespace sc
