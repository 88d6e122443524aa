// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/scenario/scenario_draft.h"

namespace sc {

/// The `skills` cell of a unit kind; new words get the next number. A 33rd is a fault.
SkillSet number_skills(CsvRow const& row, ScenarioDraft& draft);

/// The `skills` cell of an incident kind, "pump*2;traffic": some unit kind must have each.
Needs read_needs(CsvRow const& row, ScenarioDraft const& draft);

}  // namespace sc
