// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "response/live/live_run.h"

namespace sc::test {

/// A long random afternoon in a duty room: what is told when, and what of it is nonsense. A pure
/// function of its seed and of the run that is told.
class Script {
 public:
  Script(World const& world, std::uint64_t seed);

  [[nodiscard]] std::size_t size() const { return at_.size(); }
  /// Ascending; some are the same, many are whole minutes.
  [[nodiscard]] SimTime at(std::size_t step) const { return at_[step]; }
  /// What was told in this step; `refused` where the run would not have it.
  struct Told {
    std::string what;
    bool refused = false;
  };
  Told tell(std::size_t step, LiveRun& run);

 private:
  std::uint64_t seed_;
  std::vector<SimTime> at_;
  std::vector<std::vector<LinkId>> closed_;  ///< by close_street, not opened yet
};

/// The policy that a seed stands for; each takes its turn, and one that orders nothing.
std::unique_ptr<DispatchPolicy> policy_for(World const& world, std::uint64_t seed);
/// A live run of the world under that policy with its own incidents, and with room for all reports
/// of a script, or for a few.
LiveRun live_run(World const& world, DispatchPolicy const& policy, std::uint64_t seed);

/// Plays seeds first to first + n - 1 in random_world(seed): `play(world, policy, seed)`, with the
/// seed in the trace; stops at the first failure.
void for_each_script(
    std::uint64_t first, std::uint64_t n,
    std::function<void(World const&, DispatchPolicy const&, std::uint64_t)> const& play);

/// Orders nothing.
class Silent final : public DispatchPolicy {
 public:
  [[nodiscard]] std::vector<Assignment> decide(DispatchView const&) const override { return {}; }
};

}  // namespace sc::test
