// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "base/check.h"
#include "response/scenario.h"

namespace sc {

/// What a plan may use beyond today's means, or must do without.
struct Budget {
  std::vector<int> units;  ///< [unit kinds] more (or, negative, fewer) units, with their crews
  std::vector<double> material;  ///< [materials] more or less stock in all
  int people = 0;                ///< more or fewer on duty at once, beside the crews of `units`
};

/// Today's means as they are.
Budget no_budget(Scenario const& scenario);

/// A text such as "pump_heavy=+1, cover=-10, people=+6": names of unit kinds and materials, and
/// `people`; each once. Complains about each that is unknown, no whole number (units and people),
/// or takes away more than there is.
Budget read_budget(std::string_view text, Scenario const& scenario, Complaints& complaints);

}  // namespace sc
