// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "drill/files/drill_words.h"

namespace sc {

/// The tables of one drill's folder as bytes; docs/drills.md names their columns.

std::string injects_csv(DrillCase const& what);
std::string expected_csv(DrillCase const& what);
std::string roster_csv(DrillCase const& what);
std::string evaluation_csv(DrillCase const& what);
/// An ACTIONS.csv with nothing but its header and an example behind "#".
std::string actions_template_csv(DrillCase const& what);
/// The orders of the reference run within the exercise as an ACTIONS.csv (reference_actions).
std::string reference_actions_csv(DrillCase const& what);

}  // namespace sc
