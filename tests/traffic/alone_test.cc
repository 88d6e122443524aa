// SPDX-License-Identifier: Apache-2.0
#include "traffic/alone.h"

#include <gtest/gtest.h>

#include "support/grid_city.h"

namespace sc {
namespace {

constexpr SimTime kHorizon = SimTime{0} + whole_hours(24);

/// 400 junctions with four zones in the quarters, and more trips in an hour than the streets carry:
/// links fill, queues spill back, drivers lose patience.
struct JammedCity {
  explicit JammedCity(std::uint32_t parts) : graph(test::grid_city(20, 20)), roads(graph) {
    TrafficRules rules;
    rules.queue.parts = parts;
    rules.demand.trips_per_day = 30'000;
    rules.demand.profile.fill(0);
    rules.demand.profile[0] = 1;
    town = std::make_unique<TrafficTown>(TrafficTown{rules, {}, QueueNetwork(graph, rules.queue)});
    for (std::size_t z = 0; z < 4; ++z) {
      TripZone zone{1000, {}, {}};
      for (std::size_t k = 0; k < 12; ++k)
        zone.ends.push_back(NodeId{(5 + 10 * (z / 2) + k % 4) * 20 + 4 + 10 * (z % 2) + k / 4});
      town->zones.push_back(zone);
    }
    auto const wishes = draw_trips(town->zones, rules.demand, {}, {}, kHorizon, 2106, 0);
    alone = std::make_unique<TrafficAlone>(graph, roads, *town, wishes);
  }

  RoadGraph graph;
  RoadHierarchy roads;
  std::unique_ptr<TrafficTown> town;
  std::unique_ptr<TrafficAlone> alone;
};

TrafficAlone::Result const& serial_result() {
  static TrafficAlone::Result const result = JammedCity(1).alone->run_serially(kHorizon);
  return result;
}

TEST(TrafficAlone, IsJammedAndComesToRest) {
  TrafficAlone::Result const& result = serial_result();
  EXPECT_GT(result.mean_travel_s, 3 * result.mean_free_travel_s) << "the tests below need queues";
  EXPECT_GT(result.pulled_out, 100U);
  EXPECT_EQ(result.arrived, JammedCity(1).alone->trips().size());
}

struct Team {
  int threads;
  std::uint32_t parts;
};
void PrintTo(Team const& team, std::ostream* out) {
  *out << team.threads << " threads, " << team.parts << " parts";
}
class TrafficKernels : public testing::TestWithParam<Team> {};

/// Every trip ends at the same millisecond under both kernels.
TEST_P(TrafficKernels, AgreeOnEveryTrip) {
  JammedCity const city(GetParam().parts);
  TrafficAlone::Result const result = city.alone->run(kHorizon, GetParam().threads);
  EXPECT_EQ(result.digest, serial_result().digest);
  EXPECT_EQ(result.events, serial_result().events);
  EXPECT_EQ(result.traversals, serial_result().traversals);
}

INSTANTIATE_TEST_SUITE_P(Teams, TrafficKernels,
                         testing::Values(Team{1, 1}, Team{2, 1}, Team{4, 1}, Team{8, 1}, Team{1, 4},
                                         Team{2, 4}, Team{4, 4}, Team{8, 4}, Team{1, 16},
                                         Team{2, 16}, Team{4, 16}, Team{8, 16}, Team{1, 64},
                                         Team{2, 64}, Team{4, 64}, Team{8, 64}),
                         [](auto const& team) {
                           return std::to_string(team.param.threads) + "threads" +
                                  std::to_string(team.param.parts) + "parts";
                         });

}  // namespace
}  // namespace sc
