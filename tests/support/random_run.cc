// SPDX-License-Identifier: Apache-2.0
#include "support/random_run.h"

#include <gtest/gtest.h>

#include <string>

#include "plan/dispatch/table.h"
#include "plan/relocation/table.h"
#include "support/small_world.h"

namespace sc::test {
namespace {

DispatchEntry const& policy_of(std::uint64_t seed) {
  auto const policies = dispatch_policies();
  return policies[seed / 2 % policies.size()];  // rosters go by odd and even
}

RelocationEntry const& relocation_of(std::uint64_t seed) {
  auto const policies = relocation_policies();
  return policies[seed / 2 / dispatch_policies().size() % policies.size()];
}

}  // namespace

Trajectory run_random(World const& world, std::uint64_t seed) {
  SimulationOptions options;
  options.seed = seed;
  auto const relocation = relocation_of(seed).make();
  options.relocation = relocation.get();
  auto const policy = policy_of(seed).make(world.scenario.plan.weights);
  return simulate(world, world.scenario.plan, *policy, options);
}

void for_each_random_run(std::uint64_t test,
                         std::function<void(World const&, Trajectory const&)> const& look) {
  for (std::uint64_t k = 0; k < kWorldsPerTest; ++k) {
    std::uint64_t const seed = test * kWorldsPerTest + k;
    SCOPED_TRACE("random_world(" + std::to_string(seed) + "), policy " +
                 std::string(policy_of(seed).name) + ", relocation " +
                 std::string(relocation_of(seed).name));
    World const world = random_world(seed);
    look(world, run_random(world, seed));
    if (testing::Test::HasFailure()) return;
  }
}

}  // namespace sc::test
