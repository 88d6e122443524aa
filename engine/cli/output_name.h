// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/check.h"

namespace sc {

/// Complains when the file to be written is one of those that are read, or would replace one in a
/// folder that is: it would be lost. Empty names stand for nothing.
void expect_other_file(std::string_view option, std::string const& out,
                       std::span<std::string const> inputs, Complaints& complaints);
/// Complains about a name that does not end so (".csv"). An empty one stands for nothing.
void expect_ending(std::string_view option, std::string const& out, std::string_view ending,
                   Complaints& complaints);

/// InputError unless --out is a name for a run file and none of those that are read.
void expect_run_file_name(std::string const& out, std::span<std::string const> inputs);

/// Last name of a folder's path, with or without a slash behind it.
std::string folder_name(std::string const& folder);

}  // namespace sc
