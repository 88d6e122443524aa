// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "response/decision.h"

namespace sc {

/// So many open incidents one answer of a policy may weigh in a room, where thousands can be open.
inline constexpr std::size_t kMostPressing = 48;

/// Keeps those where most is at stake: that lack somebody, with people trapped, of the greatest
/// severity, reported first. What is left stands by report time, then id, as in DispatchView.
void keep_most_pressing(std::vector<OpenIncident>& open);

/// A policy that is shown no others.
class MostPressingOnly final : public DispatchPolicy {
 public:
  /// `policy` must outlive it.
  explicit MostPressingOnly(DispatchPolicy const& policy) : policy_(policy) {}
  [[nodiscard]] std::vector<Assignment> decide(DispatchView const& view) const override;

 private:
  DispatchPolicy const& policy_;
};

}  // namespace sc
