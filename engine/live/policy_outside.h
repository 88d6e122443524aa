// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "response/decision.h"

namespace sc {

/// People dispatch from `begin` to before `end`, a policy before and after.
class PolicyOutside final : public DispatchPolicy {
 public:
  /// `policy` must outlive it.
  PolicyOutside(DispatchPolicy const& policy, SimTime begin, SimTime end)
      : policy_(policy), begin_(begin), end_(end) {}
  [[nodiscard]] std::vector<Assignment> decide(DispatchView const& view) const override {
    bool const people = view.now >= begin_ && view.now < end_;
    return people ? std::vector<Assignment>{} : policy_.decide(view);
  }

 private:
  DispatchPolicy const& policy_;
  SimTime begin_, end_;
};

}  // namespace sc
