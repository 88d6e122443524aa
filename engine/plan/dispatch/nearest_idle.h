// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "response/decision.h"

namespace sc {

/// First come, first served: each waiting incident, in order of report, gets the free capable unit
/// that will be there first; equal times go to the lower unit. The classic dispatching rule of
/// emergency services, and the yardstick for every other.
class NearestIdle final : public DispatchPolicy {
 public:
  [[nodiscard]] std::vector<Assignment> decide(DispatchView const& view) const override;
};

}  // namespace sc
