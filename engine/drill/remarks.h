// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "drill/score.h"

namespace sc {

/// What is worth telling about actions: those that were not carried out, and why; those that were,
/// but only later. In their order, each with its line in the file.
std::vector<Names> remarks_on(Drill const& drill, std::span<TeamAction const> actions,
                              std::span<OrderOutcome const> outcomes);

}  // namespace sc
