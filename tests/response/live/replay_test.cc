// SPDX-License-Identifier: Apache-2.0
// A live run that nobody tells anything is the run of simulate(), however its time is cut.
#include <gmock/gmock.h>

#include <memory>

#include "base/random.h"
#include "plan/dispatch/table.h"
#include "plan/relocation/table.h"
#include "response/district_test.h"
#include "response/live/live_run.h"
#include "response/live/same_run.h"

namespace sc {
namespace {

using testing::IsEmpty;

/// From start to end in pieces of up to a quarter of an hour; many of no length.
Trajectory in_pieces(World const& world, DispatchPolicy const& policy,
                     SimulationOptions const& options, std::uint64_t seed) {
  Stream random(seed, 0, Purpose::test, 77);
  LiveRun run(world, policy, options, {});
  while (run.now() < world.scenario.end) {
    SimTime const t = run.now() + from_seconds(random.uniform() * random.uniform() * 900);
    run.go_on_to(random.uniform() < 0.2 ? run.now() : t);
  }
  return run.finish();
}

void expect_to_replay(World const& world, std::uint64_t seed) {
  auto const policies = dispatch_policies();
  auto const relocations = relocation_policies();
  auto const policy = policies[seed % policies.size()].make(world.scenario.plan.weights);
  auto const relocation = relocations[seed / policies.size() % relocations.size()].make();
  SimulationOptions options;
  options.seed = seed;
  options.relocation = relocation.get();
  SCOPED_TRACE("seed " + std::to_string(seed));
  EXPECT_THAT(test::differences(simulate(world, world.scenario.plan, *policy, options),
                                in_pieces(world, *policy, options, seed)),
              IsEmpty());
}

class UntoldRuns : public testing::TestWithParam<std::uint64_t> {};

TEST_P(UntoldRuns, OfRandomDistrictsAreTheReplay) {
  for (std::uint64_t k = 0; k < 12; ++k) {
    std::uint64_t const seed = GetParam() * 12 + k;
    expect_to_replay(test::random_world(seed), seed);
  }
}
INSTANTIATE_TEST_SUITE_P(TimesTwelve, UntoldRuns, testing::Range<std::uint64_t>(0, 6));

class UntoldRun : public test::DistrictTest {
 protected:
  UntoldRun() {
    kind = test::add_unit_kind(s, 1);
    unit = test::add_unit(s, kind, station);
    trouble = test::add_incident_kind(s, 1);
  }
  void expect_replay() { expect_to_replay(test::make_world(s), 0); }
  UnitKindId kind;
  UnitId unit;
  IncidentKindId trouble;
};

TEST_F(UntoldRun, OfTheSmallDistrictIsTheReplay) {
  for (std::size_t k = 0; k < 12; ++k)
    test::add_recorded(s, trouble, noon + whole_minutes(7) * static_cast<std::int64_t>(k),
                       test::near_node(3 + k));
  expect_replay();
}

TEST_F(UntoldRun, LeavesWhatWouldHappenAtTheVeryEndUndone) {
  test::add_recorded(s, trouble, s.end, test::near_node(5));
  test::add_recorded(s, trouble, SimTime{0}, test::near_node(6));
  test::post(s, {unit, Duty::patrol, {}, {}, "round", {}});
  s.patrols.push_back({"round", {test::near_node(3), test::near_node(15)}, {{}, {}}});
  expect_replay();
}

TEST_F(UntoldRun, AmongCarsIsTheReplayToo) {
  s.traffic.on = true;
  s.traffic.rules.demand.trips_per_day = 20'000;
  s.traffic.rules.ends_per_zone = 16;
  for (std::size_t k = 0; k < 6; ++k)
    test::add_recorded(s, trouble, noon + whole_minutes(7) * static_cast<std::int64_t>(k),
                       test::near_node(3 + k));
  expect_replay();
}

}  // namespace
}  // namespace sc
