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
/// The same where nothing else is to be complained about: InputError.
void expect_other_file(std::string_view option, std::string const& out,
                       std::span<std::string const> inputs);

/// Complains about a name that does not end in .csv. An empty one stands for nothing.
void expect_csv_name(std::string_view option, std::string const& out, Complaints& complaints);

/// Last name of a folder's path, with or without a slash behind it.
std::string folder_name(std::string const& folder);

}  // namespace sc
