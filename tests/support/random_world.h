// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "response/world.h"

namespace sc::test {

/// A random small district: stations, units with loads, kinds of incident of every sort (several
/// units, material, trapped people, blocked streets and inlets, one trouble that leads to another),
/// basins with and without guards' cards, a storm, a plan that changes with the level, tight hours
/// for the crews. Same seed, same world.
///
/// Every other district (odd seeds) changes shifts every hour and has no command staff; the others
/// see no change of shift.
World random_world(std::uint64_t seed, TrafficSpec const& traffic = {});

}  // namespace sc::test
