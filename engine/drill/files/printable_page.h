// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "drill/files/drill_words.h"

namespace sc {

/// The whole paper of one way to run the exercise, as a page to print on A4. Players' sheets come
/// first and never give away what will happen; what only controllers may see begins on a sheet of
/// its own that says so.
std::string printable_page(DrillCase const& what, DrillVariant variant);

}  // namespace sc
