// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace sc {

/// Choosing the candidate with the least mean score from as few replications as will do.
///
/// The procedure KN of Kim & Nelson (2001), "A fully sequential procedure for indifference-zone
/// selection in simulation", ACM TOMACS 11, 251-273, with c = 1: after n0 replications of all k
/// candidates, S2(i,l) is the variance of the differences x(i,j) - x(l,j) over them, and after each
/// replication r >= n0 every survivor i is out for which some survivor l has
///
///   sum over j <= r of (x(i,j) - x(l,j))  >  max(0, delta/2 (h2 S2(i,l) / delta^2 - r)),
///   h2 = 2 eta (n0 - 1),   eta = ((2 alpha / (k - 1))^(-2 / (n0 - 1)) - 1) / 2.
///
/// It ends with one survivor, or when no pair of survivors has room left on the right-hand side:
/// then those are as good as equal, and the least mean wins. If the best mean is `indifference` or
/// more below all others and scores are normal, the best wins with a chance of 1 - alpha or more.
/// Replications may, and should, share their luck between candidates (common random numbers).

struct RaceOptions {
  double alpha = 0.05;      ///< chance of a wrong choice; in (0, 0.5)
  double indifference = 1;  ///< delta: smaller differences of means do not matter; > 0
  std::size_t first = 8;    ///< n0: replications of every candidate before any is out; >= 2
  /// Then as many replications of all survivors are asked for at a time. Eliminations are looked
  /// at for each in order, so that it changes the work but not the result. >= 1
  std::size_t batch = 1;
  std::size_t most = 64;  ///< replications of a candidate; >= first
};

struct RaceCell {
  std::size_t candidate = 0;
  std::size_t replication = 0;
  bool operator==(RaceCell const&) const = default;
};

/// Scores of these cells, in their order; finite. Each cell is asked for once: by replication, then
/// candidate.
using AskScores = std::function<std::vector<double>(std::span<RaceCell const>)>;

struct Race {
  std::size_t winner = 0;
  bool decided = false;  ///< else `most` came first, and the winner has the best mean so far
  /// [candidates][replications while it was in the race]
  std::vector<std::vector<double>> scores;
  std::vector<std::optional<std::size_t>> eliminated_at;  ///< after how many replications
  std::size_t asked = 0;                                  ///< cells
};

/// Races candidates 0 to `candidates` - 1; at least one. One alone wins without being asked for.
/// Of equal means the first wins. Deterministic if `ask` is.
Race race(std::size_t candidates, RaceOptions const& options, AskScores const& ask);

}  // namespace sc
