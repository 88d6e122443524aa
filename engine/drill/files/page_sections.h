// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "drill/files/drill_words.h"
#include "drill/files/html_text.h"

namespace sc {

/// Parts that the printable pages of all variants have.

/// Title, variant, dates to be filled in, and what kind of data this is.
std::string cover_section(DrillCase const& what, DrillVariant variant);
std::string situation_section(DrillCase const& what, Sheet sheet);
/// All injects in a table: for those who lead the exercise.
std::string inject_list_section(DrillCase const& what);
std::string roster_section(DrillCase const& what);
/// Times of the reference run and the bound.
std::string expected_section(DrillCase const& what);
std::string evaluation_section(DrillCase const& what);
/// An order to be filled in for each inject: 调度令.
std::string dispatch_sheets_section(DrillCase const& what);

}  // namespace sc
