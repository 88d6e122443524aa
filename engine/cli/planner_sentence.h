// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "cli/compare_table.h"
#include "response/scenario.h"

namespace sc {

/// What works bought, in one sentence that a planner can quote: for the yardstick and the last
/// variant that differs from it by its measures alone. Nothing where there is none.
std::optional<Names> planner_sentence(CompareTable const& table);

}  // namespace sc
