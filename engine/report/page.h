// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace sc {

/// The page of all reports, viewer/ built into one file and compiled into the program. It holds no
/// data. Empty in a build without it (CMake option STORMCREW_VIEWER).
std::string_view empty_page();

/// The page with its data: JSON as docs/formats.md, "Report data", describes it. Whatever the JSON
/// holds cannot end the element it is put into. Errors: InputError if the program was built
/// without the page.
std::string filled_page(std::string_view page, std::string_view json);

}  // namespace sc
