// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "response/decision.h"
#include "response/routing.h"
#include "response/trajectory.h"
#include "response/world.h"

namespace sc {

/// Which kernel runs the events. Results do not depend on it.
enum class KernelChoice : std::uint8_t {
  automatic,  ///< parallel when there is background traffic, else serial
  serial,
  parallel
};

struct SimulationOptions {
  std::uint64_t seed = 1;
  std::uint32_t replication = 0;
  KernelChoice kernel = KernelChoice::automatic;
  int threads = 1;                        ///< of the parallel kernel; 0 = one per core
  std::function<void(SimTime)> progress;  ///< called at each weather step; may be empty
  Routing routing = Routing::hierarchy;
  RelocationPolicy const* relocation = nullptr;  ///< none: units return to their postings
  /// Keep tracks, events, orders, trips and the depths of every step too. Without, a Trajectory has
  /// incidents, duties, stock-outs, traffic, greatest depths and sums.
  bool record_all = true;
  /// Further moments at which the policy is asked, if anything is open and somebody is free: each
  /// at the next dispatch epoch. For policies that act at times of their own.
  std::vector<SimTime> ask_at = {};
};

/// Runs one replication from the scenario's start to its end. A pure function of its arguments
/// (progress only watches): same world, plan, policy, seed and replication, same Trajectory.
/// Touches no file and no clock; may be called from several threads on one World.
Trajectory simulate(World const& world, Plan const& plan, DispatchPolicy const& policy,
                    SimulationOptions const& options);

}  // namespace sc
