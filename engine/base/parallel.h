// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>

namespace sc {

/// Calls body(i) for every i in [0, n), on at most `threads` threads (0 = one per core).
/// The body must not depend on the order. If bodies throw, the exception of the lowest i is
/// rethrown after the loop, so failures are reproducible too. All loops over threads
/// pass here: OpenMP, or std::thread in builds for ThreadSanitizer.
void parallel_for(std::size_t n, int threads, std::function<void(std::size_t)> const& body);

/// Calls body(member, team) once for each member in [0, team), all at the same time, each on a
/// thread of its own, so that they may wait for each other (base/barrier.h). `team` is `threads`
/// (0 = one per core), or less where the system gives less. The body must not throw.
void run_team(int threads, std::function<void(int member, int team)> const& body);

/// Threads that parallel_for would use for this wish: the wish, or the number of cores for 0.
int thread_count(int wish);

}  // namespace sc
