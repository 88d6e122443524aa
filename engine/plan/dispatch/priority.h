// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "response/decision.h"

namespace sc {

class Ordering;

/// The most urgent first: people trapped, then severity, then the time of the report. Each incident
/// takes the idle unit that is there first, or one on its way to a less urgent incident that is
/// there at least PolicyWeights::divert_min sooner (or at all); the incident so robbed is served
/// later in the same answer. Units at work are taken only where nobody else helps. Extras as in
/// NearestIdle. What control rooms do by triage categories, as a plain list.
class Priority final : public DispatchPolicy {
 public:
  explicit Priority(PolicyWeights const& weights) : weights_(weights) {}
  [[nodiscard]] std::vector<Assignment> decide(DispatchView const& view) const override;

 private:
  void serve(Ordering& ordering, std::size_t incident, std::vector<std::size_t> const& rank) const;

  PolicyWeights weights_;
};

}  // namespace sc
