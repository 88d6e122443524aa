// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "cli/command_words.h"

namespace sc {

/// The page of section 1 that `man` shows, in the macros of man(7), UTF-8: every command and option
/// of the program, its examples, exit codes, files and environment. `version` is "0.1.0", `date` of
/// its commit.
std::string manual_page(CommandWords const& program, std::string_view version,
                        std::string_view date);

}  // namespace sc
