// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "live/duty_room.h"

namespace sc::test {

/// A change as somebody asks for it.
struct Asked {
  std::string kind;
  std::string body;
};

/// What is asked for in this step of a random afternoon in this room; about a quarter of it makes
/// no sense. A pure function of its arguments.
Asked random_request(DutyRoom const& room, std::uint64_t seed, std::uint32_t step);

/// Ascending moments up to `end`; some are the same, some whole minutes.
std::vector<SimTime> random_times(std::uint64_t seed, std::size_t n, SimTime end);

}  // namespace sc::test
