// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "io/study/study_writer.h"
#include "response/decision.h"
#include "response/world.h"

namespace sc {

/// When a mean is known well enough: half its 95 % interval is at most `halfwidth`, or that share
/// of the mean. Asked after kFirstReplications, then each time as many as the spread so far calls
/// for, at least a quarter more and at most twice as many; so intervals are looked at several
/// times, and cover a little less than they say (docs/statistics.md).
struct StopRule {
  std::size_t column = 0;  ///< of StudyHead::columns
  double halfwidth = 0;
  bool relative = true;
  std::uint32_t most = 0;  ///< replications after which it ends in any case
};
inline constexpr std::uint32_t kFirstReplications = 20;

/// Replications to be had next, given a number of each one so far of all variants of a scenario:
/// their count if that is enough. Precondition: equal counts.
std::uint32_t next_replications(StopRule const& rule,
                                std::vector<std::vector<double>> const& so_far);

/// A variant of StudyHead::variants, ready to be simulated but for its World.
struct BatchVariant {
  std::size_t world = 0;  ///< number of its World: what make_world is asked for
  DispatchPolicy const* policy = nullptr;
  RelocationPolicy const* relocation = nullptr;  ///< none: units return to their postings
  std::uint64_t seed = 1;
};

struct Batch {
  std::vector<BatchVariant> variants;  ///< as in the study's head
  /// Called by one thread, once for each World; twice if `stop` looks at its scenario again after
  /// others. Worlds live only as long as they are needed.
  std::function<std::unique_ptr<World const>(std::size_t)> make_world;
  std::vector<std::vector<std::int16_t>> kinds;  ///< [scenarios] as study_row wants them
  std::optional<StopRule> stop;                  ///< else the head says how many replications
};

struct BatchOptions {
  int threads = 0;  ///< one replication on each at a time; 0 = one per core
  /// Hears finished and wanted rows of the shard; the latter may grow. Called by one thread at a
  /// time.
  std::function<void(std::size_t, std::size_t)> progress;
  std::atomic<bool> const* interrupted = nullptr;  ///< true: no more replications are begun
};

/// Simulates every cell of the study that is not there yet, World by World, and closes the file.
/// Replication r of all variants of a scenario has the same luck (common random numbers). The file
/// does not depend on threads, shards, or where earlier runs ended.
/// Returns false if interrupted. Errors: those of StudyWriter and make_world; what was finished
/// stands.
bool run_batch(Batch const& batch, StudyWriter& study, BatchOptions const& options);

}  // namespace sc
