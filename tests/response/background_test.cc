// SPDX-License-Identifier: Apache-2.0
// Units among cars.
#include <gtest/gtest.h>

#include "plan/dispatch/nearest_idle.h"
#include "response/simulate.h"
#include "support/small_world.h"

namespace sc {
namespace {

/// Sixteen junctions with so many trips through the day.
TrafficSpec traffic(double trips_per_day) {
  TrafficSpec spec;
  spec.on = true;
  spec.rules.demand.trips_per_day = trips_per_day;
  spec.rules.demand.profile.fill(1);
  spec.rules.queue.speed_factor = 1;
  spec.rules.ends_per_zone = 16;
  spec.level_share.fill(1);
  return spec;
}

/// 12 -13 -14 -15
///  8 - 9 -10 -11     a unit at junction 0, trouble at junction 15 after an hour
///  4 - 5 - 6 - 7
///  0 - 1 - 2 - 3
class Background : public testing::Test {
 protected:
  Background() {
    kind = test::add_unit_kind(s, 1);
    trouble = test::add_incident_kind(s, 1);
    test::add_unit(s, kind, test::add_station(s, test::near_node(0)));
    test::add_recorded(s, trouble, SimTime{0} + whole_hours(1), test::near_node(15));
  }
  Trajectory run() const {
    World const world = test::make_world(s);
    return simulate(world, world.scenario.plan, NearestIdle{PolicyWeights{}}, {});
  }
  static double minutes_to_arrive(Trajectory const& t) {
    return (t.incidents.arrive[0] - t.incidents.report[0]).minutes();
  }

  Scenario s = test::quiet_scenario();
  UnitKindId kind;
  IncidentKindId trouble;
};

TEST_F(Background, IsOffUnlessAskedFor) {
  Trajectory const t = run();
  EXPECT_FALSE(t.traffic.on);
  EXPECT_TRUE(t.traffic.departure.empty());
}

TEST_F(Background, OfEmptyStreetsDelaysNobody) {
  double const without = minutes_to_arrive(run());
  s.traffic = traffic(0);
  EXPECT_EQ(minutes_to_arrive(run()), without);
}

TEST_F(Background, HoldsUpAUnitInItsQueues) {
  double const without = minutes_to_arrive(run());
  s.traffic = traffic(400'000);
  EXPECT_GT(minutes_to_arrive(run()), without + 5);
}

TEST_F(Background, IsPassedByAUnitWithSiren) {
  s.traffic = traffic(400'000);
  double const without_siren = minutes_to_arrive(run());
  s.unit_kinds[kind.index()].siren = true;
  EXPECT_LT(minutes_to_arrive(run()), without_siren - 5);
}

/// The estimate given with the order: from the delays known at the last weather step.
TEST_F(Background, EntersTheDispatchersEstimate) {
  auto const estimate = [](Trajectory const& t) {
    for (std::size_t i = 0; i < t.orders.size(); ++i)
      if (t.orders.kind[i] == OrderKind::to_incident) return t.orders.estimate[i].minutes();
    return -1.0;
  };
  double const without = estimate(run());
  s.traffic = traffic(400'000);
  EXPECT_GT(estimate(run()), without + 5);
}

TEST_F(Background, TripsAreDampedByTheResponseLevel) {
  s.traffic = traffic(40'000);
  std::size_t const usual = run().traffic.departure.size();
  s.traffic.level_share[static_cast<std::size_t>(ResponseLevel::IV)] = 0.25;
  // Poisson with means 6,667 and 1,667: eleven standard deviations of the smaller are allowed.
  EXPECT_NEAR(static_cast<double>(run().traffic.departure.size()),
              0.25 * static_cast<double>(usual), 450);
}

TEST_F(Background, CarsGoRoundAFallenTree) {
  IncidentKindId const tree = test::add_incident_kind(s, 2);  // nobody here can clear it
  s.incident_kinds[tree.index()].blocks_link = true;
  test::add_recorded(s, tree, SimTime{0} + whole_minutes(57), test::near_node(5, 100, 0));
  s.traffic = traffic(40'000);
  World const world = test::make_world(s);
  Trajectory const t = simulate(world, world.scenario.plan, NearestIdle{PolicyWeights{}}, {});
  EXPECT_GT(t.traffic.totals.rerouted, 0U);
  std::size_t const links = world.roads.links();
  std::size_t const blocked = world.recorded_place[1].front().link.index();
  EXPECT_GT(t.traffic.entered[0 * links + blocked], 0U);
  EXPECT_EQ(t.traffic.entered[1 * links + blocked], 0U) << "in the second hour";
  EXPECT_EQ(t.traffic.entered[2 * links + blocked], 0U) << "in the third hour";
}

/// Weather steps of an hour, so that nobody would hear of it for as long.
TEST_F(Background, CarsKnowOfATreeAndOfAClosureAtOnce) {
  IncidentKindId const tree = test::add_incident_kind(s, 2);
  s.incident_kinds[tree.index()].blocks_link = true;
  SimTime const soon = SimTime{0} + whole_hours(1) + whole_seconds(1);
  test::add_recorded(s, tree, soon, test::near_node(5, 100, 0));
  s.closures.push_back({soon,
                        SimTime{0} + whole_hours(2) - whole_seconds(1),
                        test::near_node(9, 100, 0),
                        10,
                        "test",
                        {}});
  s.weather_step = whole_hours(1);
  s.traffic = traffic(40'000);
  World const world = test::make_world(s);
  Trajectory const t = simulate(world, world.scenario.plan, NearestIdle{PolicyWeights{}}, {});
  std::size_t const links = world.roads.links();
  for (LinkId const shut :
       {world.recorded_place[1].front().link, world.closures[0].links.front()}) {
    EXPECT_GT(t.traffic.entered[0 * links + shut.index()], 20U) << "in the first hour";
    EXPECT_LE(t.traffic.entered[1 * links + shut.index()], 2U) << "in the second hour";
  }
  EXPECT_GT(t.traffic.entered[2 * links + world.closures[0].links.front().index()], 20U)
      << "open again";
}

TEST_F(Background, CarsKeepOutOfTheWater) {
  BasinId const basin = test::add_basin(s, test::near_node(5, 100, 0));
  test::add_rain(s, SimTime{0}, SimTime{0} + whole_hours(3), 0.3);
  s.traffic = traffic(40'000);
  World const world = test::make_world(s);
  std::size_t const last = world.timeline.step_of(SimTime{0} + whole_hours(2));
  ASSERT_GT(world.timeline.depth_m[world.timeline.cell(last, basin)], 0.3F);
  Trajectory const t = simulate(world, world.scenario.plan, NearestIdle{PolicyWeights{}}, {});
  std::size_t const wet = world.basin_place[basin.index()].front().link.index();
  EXPECT_EQ(t.traffic.entered[2 * world.roads.links() + wet], 0U);
}

struct Team {
  int threads;
  std::uint32_t parts;
};
void PrintTo(Team const& team, std::ostream* out) {
  *out << team.threads << " threads, " << team.parts << " parts";
}
class Kernels : public testing::TestWithParam<Team> {};

Trajectory run_random_world(std::uint64_t seed, KernelChoice kernel, Team team) {
  TrafficSpec spec = traffic(150'000);
  spec.rules.queue.parts = team.parts;
  World const world = test::random_world(seed, spec);
  SimulationOptions options;
  options.seed = seed;
  options.kernel = kernel;
  options.threads = team.threads;
  return simulate(world, world.scenario.plan, NearestIdle{PolicyWeights{}}, options);
}

/// Six random districts in jammed traffic, with water, trees, closures of streets and one-way
/// turns.
TEST_P(Kernels, AgreeOnUnitsIncidentsAndCars) {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    SCOPED_TRACE(seed);
    Trajectory const serial = run_random_world(seed, KernelChoice::serial, {1, 1});
    Trajectory const parallel = run_random_world(seed, KernelChoice::parallel, GetParam());
    EXPECT_GT(serial.traffic.totals.rerouted, 0U);
    EXPECT_EQ(parallel.events, serial.events);
    EXPECT_EQ(parallel.traffic.end, serial.traffic.end);
    EXPECT_EQ(parallel.traffic.outcome, serial.traffic.outcome);
    EXPECT_EQ(parallel.traffic.entered, serial.traffic.entered);
    EXPECT_EQ(parallel.traffic.delay_s, serial.traffic.delay_s);
    EXPECT_EQ(parallel.incidents.clear, serial.incidents.clear);
    for (std::size_t u = 0; u < serial.units.size(); ++u)
      EXPECT_EQ(parallel.units[u].time, serial.units[u].time);
  }
}

INSTANTIATE_TEST_SUITE_P(Teams, Kernels,
                         testing::Values(Team{1, 1}, Team{1, 4}, Team{2, 4}, Team{4, 4}, Team{8, 4},
                                         Team{2, 16}, Team{8, 16}, Team{2, 64}),
                         [](auto const& team) {
                           return std::to_string(team.param.threads) + "threads" +
                                  std::to_string(team.param.parts) + "parts";
                         });

}  // namespace
}  // namespace sc
