// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/time.h"

namespace sc {

/// Lower bounds of a scheduling problem that knows nothing of districts.
///
/// Jobs are taken up by equal servers, each by one of them, at a time `start` >= release or never.
/// From its start a job occupies its server for at least `occupancy`. Nothing else binds: all jobs
/// are known beforehand, and no way lies between them. docs/bound.md proves the bounds.
struct WaitingJob {
  SimTime release;
  SimTime due;  ///< waiting counts from here; a job that starts later is late
  Duration occupancy;
};

struct Servers {
  std::size_t number = 0;
  SimTime end;                   ///< nothing starts from here on; waiting counts up to here
  std::vector<SimTime> escapes;  ///< moments, ascending, at each of which some server may drop the
                                 ///< job that occupies it and be free
};

/// Total waiting, the sum over jobs of max(0, min(start, end) - due), of every schedule is at least
/// this.
struct LeastWaiting {
  double total_s = 0;
  std::size_t most_at_once = 0;  ///< at some moment at least so many jobs wait beyond their due
};

/// By counting: no more jobs can have started by any moment than one server of `number` times the
/// speed that may interrupt them could have finished, and one more per server and escape. Such a
/// server finishes most by taking the job with the shortest remaining time first (Schrage 1968, "A
/// proof of the optimality of the shortest remaining processing time discipline", Operations
/// Research 16, 687-690). O(jobs^2 log jobs).
LeastWaiting relaxed_waiting(std::span<WaitingJob const> jobs, Servers const& servers);

/// At least so many jobs of every schedule start after their due or not before the end. By counting
/// what such a fast server could finish in time of jobs that are all there from the first's release
/// (Moore 1968, "An n job, one machine sequencing algorithm for minimizing the number of late
/// jobs", Management Science 15, 102-109), for the best partition of the jobs, by release, into
/// stretches that are counted apart.
std::size_t relaxed_late(std::span<WaitingJob const> jobs, Servers const& servers);

/// More jobs than this are too many for the following.
inline constexpr std::size_t kMostExactJobs = 8;

/// The least total waiting there is [s], and the least number of late jobs there is, by branch and
/// bound over all orders of starts. Preconditions: at most kMostExactJobs jobs; no escapes.
double exact_waiting_s(std::span<WaitingJob const> jobs, Servers const& servers);
std::size_t exact_late(std::span<WaitingJob const> jobs, Servers const& servers);

}  // namespace sc
