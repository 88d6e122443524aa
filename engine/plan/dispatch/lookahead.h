// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "response/decision.h"

namespace sc {

/// Tries several answers out in imagined futures (futures.h, roll_out.h) and gives the one that
/// costs least on average: those of `assignment`, `priority` and `nearest_idle`, that of
/// `assignment` with one of up to four idle units held back for what may come, and with its longest
/// order left out. All are tried in the same futures; another than that of `assignment` is given
/// only if it saves more than one standard error of the difference. Where nothing is expected, or
/// all agree, this is `assignment`.
///
/// A one-step roll-out over a base policy: Bertsekas, Tsitsiklis & Wu (1997), "Rollout algorithms
/// for combinatorial optimization", J. Heuristics 3, 245-262.
/// Cost: O(candidates x samples x incidents x units), a few milliseconds for a city.
class Lookahead final : public DispatchPolicy {
 public:
  explicit Lookahead(PolicyWeights const& weights) : weights_(weights) {}
  [[nodiscard]] std::vector<Assignment> decide(DispatchView const& view) const override;

 private:
  PolicyWeights weights_;
};

/// Whether costs `other` are less than `usual` by more than the noise: mean of the paired
/// differences against their standard error. One cost per future.
bool clearly_less(std::vector<double> const& other, std::vector<double> const& usual);

}  // namespace sc
