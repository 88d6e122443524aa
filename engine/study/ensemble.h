// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "response/decision.h"
#include "response/summary.h"
#include "response/trajectory.h"
#include "response/world.h"

namespace sc {

/// What is simulated many times, with other luck each time. All it points at must outlive it.
struct EnsembleCase {
  World const* world = nullptr;
  Plan const* plan = nullptr;
  DispatchPolicy const* policy = nullptr;
  RelocationPolicy const* relocation = nullptr;  ///< none: units return to their postings
  std::uint64_t seed = 1;
};

/// One run of it by the serial kernel, nothing recorded but incidents and counts.
Trajectory simulate_one(EnsembleCase const& what, std::uint32_t replication);
/// Its summary.
Summary one_replication(EnsembleCase const& what, std::uint32_t replication);

struct EnsembleOptions {
  std::uint32_t replications = 1;        ///< numbers 0 to this - 1
  int threads = 0;                       ///< one replication on each at a time; 0 = one per core
  std::function<void(double)> progress;  ///< hears the share done; may be empty
};

/// A summary for each replication, in their order.
using Ensemble = std::vector<Summary>;

/// Every replication of every case: [cases][replications]. Replication r of two cases with one seed
/// has the same luck (common random numbers). The result does not depend on threads; nothing but
/// summaries is kept.
std::vector<Ensemble> run_ensembles(std::span<EnsembleCase const> cases,
                                    EnsembleOptions const& options);

}  // namespace sc
