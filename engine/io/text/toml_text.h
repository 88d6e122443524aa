// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace sc {

/// UTF-8 text as a basic string of TOML 1.0, in quotes; whatever may not stand there is escaped.
std::string toml_string(std::string_view text);

/// Text that may stand in a comment of TOML, on one line: control characters become blanks, bytes
/// that are not UTF-8 question marks.
std::string toml_comment(std::string_view text);

}  // namespace sc
