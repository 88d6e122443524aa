// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "response/live/live_view.h"

namespace sc {

/// A policy that leaves some orders alone: it is not asked about units that carry one of them out,
/// nor about further units for an incident that these cover. Else it would overrule at once what is
/// being tried out.
class HeldOrders final : public DispatchPolicy {
 public:
  /// `policy` must outlive it.
  HeldOrders(DispatchPolicy const& policy, std::vector<UnitAndIncident> held)
      : policy_(policy), held_(std::move(held)) {}

  [[nodiscard]] std::vector<Assignment> decide(DispatchView const& view) const override;

 private:
  DispatchPolicy const& policy_;
  std::vector<UnitAndIncident> held_;
};

}  // namespace sc
