// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/check.h"

namespace sc {

/// Lists of words that a user gave to be combined.

/// Complains about words that are there twice, in the name of an option.
void refuse_twins(std::string_view option, std::vector<std::string> const& words,
                  Complaints& complaints);

/// "{a,b}": type name of an option whose values are words of a list. Help shows it and shells
/// complete from it.
std::string word_set(std::span<std::string_view const> words);

}  // namespace sc
