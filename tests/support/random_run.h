// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>

#include "response/simulate.h"

namespace sc::test {

/// Random districts, and how many of them one test looks at.
inline constexpr std::uint64_t kRandomWorlds = 500;
inline constexpr std::uint64_t kWorldsPerTest = 20;

/// Runs random_world(seed); dispatch and relocation policies take turns, every pair of them.
Trajectory run_random(World const& world, std::uint64_t seed);

/// Calls `look(world, its run)` for the worlds of one test, with the seed in the trace; stops after
/// the first world of which something did not hold.
void for_each_random_run(std::uint64_t test,
                         std::function<void(World const&, Trajectory const&)> const& look);

}  // namespace sc::test
