// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "response/scenario.h"

namespace sc {

/// How a report begins: the scenario's names, its note if there is one, and settings_line.
std::string title_lines(Scenario const& scenario);

/// What came by --set, for the head of a report: "set 另设: rules.late_min=20, ...\n"; nothing when
/// nothing did.
std::string settings_line(Scenario const& scenario);

}  // namespace sc
