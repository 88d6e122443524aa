// SPDX-License-Identifier: Apache-2.0
#pragma once

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

/// One inject in one run. What waiting costs is severity at onset x hours from the report to the
/// first arrival, or to the end of the run where nobody came; with it goes what the inject has led
/// to, if it did.
struct InjectTimes {
  std::optional<SimTime> dispatch, arrive, clear;
  std::optional<Duration> response;  ///< so far, where nobody came; nothing: not reported
  bool late = false;                 ///< beyond Rules::late, or not reached
  double cost_h = 0;
};

struct InjectScore {
  InjectTimes team, expected;
  std::optional<LeastResponse> bound;
  double saved_h =
      0;  ///< by the reference's decisions here alone, over all injects; may be below 0
  Verdict verdict;
};

/// Over all injects of one run.
struct ScoreTotals {
  std::size_t reported = 0, late = 0, not_reached = 0;
  double mean_response_s = 0;  ///< of the reported
  double cost_h = 0;
  [[nodiscard]] double late_share() const {
    return reported == 0 ? 0 : static_cast<double>(late) / static_cast<double>(reported);
  }
};

struct DrillScore {
  std::vector<InjectScore> injects;  ///< [injects of the drill]
  ScoreTotals team, expected;
  ClairvoyantBound bound;              ///< of all injects together
  double bound_cost_h = 0;             ///< every inject at its least response
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
