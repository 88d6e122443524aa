// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "response/decision.h"

namespace sc {

/// Last come, first served: as NearestIdle, but the newest report goes first. A toy of the recipes
/// (docs/extend.md), not part of the program.
class NewestFirst final : public DispatchPolicy {
 public:
  explicit NewestFirst(PolicyWeights const& weights = {}) : weights_(weights) {}
  [[nodiscard]] std::vector<Assignment> decide(DispatchView const& view) const override;

 private:
  PolicyWeights weights_;
};

}  // namespace sc
