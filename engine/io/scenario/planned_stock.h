// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "response/scenario.h"

namespace sc {

/// What a station holds of a material: as the scenario has it, and as its plan wants it.
struct PlannedStock {
  StationId station;
  MaterialId material;
  double before = 0;
  double amount = 0;
};

/// Every pair of a station and a material of which there is a row in Scenario::stock or
/// Plan::stock, once: those of the scenario in their order, then those that only the plan has.
std::vector<PlannedStock> planned_stock(Scenario const& scenario);

}  // namespace sc
