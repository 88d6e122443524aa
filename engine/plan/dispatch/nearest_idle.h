// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "response/decision.h"

namespace sc {

/// First come, first served: each incident that lacks units, in order of report, gets the idle unit
/// that helps and will be there first, and so on until it lacks nothing; nobody is sent where not
/// all of a team can come. Of equal times the unit that covers more goes, then the lower. Units
/// under way or at work are left alone. Idle units that then help nowhere speed up severe work
/// (PolicyWeights::reinforce_severity). The classic dispatching rule of emergency services, and the
/// yardstick for every other.
class NearestIdle final : public DispatchPolicy {
 public:
  explicit NearestIdle(PolicyWeights const& weights = {}) : weights_(weights) {}
  [[nodiscard]] std::vector<Assignment> decide(DispatchView const& view) const override;

 private:
  PolicyWeights weights_;
};

}  // namespace sc
