// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "drill/drill_runner.h"
#include "drill/verdict.h"
#include "plan/bound/clairvoyant.h"

namespace sc {

/// What waiting costs: severity at onset x hours from the report to a moment, or to the end of the
/// run where that never comes.
struct WaitingCost {
  double arrival_h = 0;  ///< somebody who can help is there
  double work_h = 0;     ///< work begins: all that it takes is there, and no wind forbids it
};

/// One inject in one run.
struct InjectTimes {
  std::optional<SimTime> dispatch, arrive, work, clear;
  std::optional<Duration> response;    ///< so far, where nobody came; nothing: not reported
  std::optional<Duration> until_work;  ///< likewise, from the report to the beginning of work
  bool late = false;                   ///< beyond Rules::late, or not reached
  WaitingCost cost;                    ///< with what the inject has led to, if it did
};

struct InjectScore {
  InjectTimes team, expected;
  std::optional<LeastResponse> bound;
  /// By the reference's decisions here alone, over all injects; may be below 0.
  WaitingCost saved;
  [[nodiscard]] double most_saved_h() const { return std::max(saved.arrival_h, saved.work_h); }
  Verdict verdict;
};

/// Over all injects of one run.
struct ScoreTotals {
  std::size_t reported = 0, late = 0, not_reached = 0;
  double mean_response_s = 0;    ///< of the reported
  double mean_until_work_s = 0;  ///< likewise
  WaitingCost cost;
  [[nodiscard]] double late_share() const {
    return reported == 0 ? 0 : static_cast<double>(late) / static_cast<double>(reported);
  }
};

struct DrillScore {
  std::vector<InjectScore> injects;  ///< [injects of the drill]
  ScoreTotals team, expected;
  ClairvoyantBound bound;              ///< of all injects together
  double bound_cost_h = 0;             ///< until arrival, every inject at its least response
  std::vector<OrderOutcome> outcomes;  ///< [actions]
  Trajectory run;                      ///< the team's
};

/// Simulates the drill as the team played it, with the reference, and once per inject with the
/// reference deciding that one. Same result for any number of threads. `progress` hears the share
/// done; may be empty.
DrillScore score_drill(DrillRunner const& runner, std::span<TeamAction const> actions, int threads,
                       std::function<void(double)> const& progress = {});

/// The inject whose decision cost the team most: of those that went worse than expected, else of
/// all, that where a better one would have saved most; nothing if none would have saved anything.
std::optional<std::size_t> costliest(DrillScore const& score);

}  // namespace sc
