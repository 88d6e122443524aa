// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "response/scenario.h"

namespace sc {

/// "pump*2;saw": skills with the number of units, as in incident_kinds.csv.
std::string needs_words(Scenario const& scenario, Needs const& needs);

/// "pump;saw": the words of a skill set.
std::string skill_words(Scenario const& scenario, SkillSet skills);

}  // namespace sc
