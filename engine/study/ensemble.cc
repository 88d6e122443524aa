// SPDX-License-Identifier: Apache-2.0
#include "study/ensemble.h"

#include "base/check.h"
#include "base/parallel.h"
#include "base/shared_progress.h"
#include "response/simulate.h"

namespace sc {

Trajectory simulate_one(EnsembleCase const& what, std::uint32_t replication) {
  SimulationOptions options;
  options.seed = what.seed;
  options.replication = replication;
  options.kernel = KernelChoice::serial;  // the other threads have replications of their own
  options.relocation = what.relocation;
  options.record_all = false;
  return simulate(*what.world, *what.plan, *what.policy, options);
}

Summary one_replication(EnsembleCase const& what, std::uint32_t replication) {
  return summarise(*what.world, simulate_one(what, replication));
}

std::vector<Ensemble> run_ensembles(std::span<EnsembleCase const> cases,
                                    EnsembleOptions const& options) {
  std::size_t const n = options.replications;
  for (EnsembleCase const& what : cases) SC_EXPECT(what.world && what.plan && what.policy);
  std::vector<Ensemble> result(cases.size(), Ensemble(n));
  SharedProgress progress(options.progress, cases.size() * n);
  parallel_for(cases.size() * n, options.threads, [&](std::size_t cell) {
    std::size_t const c =
        cell % cases.size();  // cases side by side, so that the time left is told well
    std::size_t const r = cell / cases.size();
    result[c][r] = one_replication(cases[c], static_cast<std::uint32_t>(r));
    progress.add(1);
  });
  return result;
}

}  // namespace sc
