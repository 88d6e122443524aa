// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "drill/scripted_policy.h"

namespace sc {

/// Orders tried on what a dispatcher sees: which can be given, and what keeps the others.
struct OrderTrial {
  std::vector<Assignment> answer;   ///< in the order of the orders
  std::vector<Obstacle> obstacles;  ///< [orders]; none where the order is in the answer, or where
                                    ///< the unit is on its way there already
};

/// At most one order per unit. Orders that cannot be given leave their units where they are.
OrderTrial try_orders(DispatchView const& view, std::span<ScriptedOrder const> orders);

}  // namespace sc
