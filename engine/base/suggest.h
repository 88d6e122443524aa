// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace sc {

/// Fewest single-character insertions, deletions, substitutions and neighbour swaps from a to b
/// (optimal string alignment distance; bytes, which is enough for keys and file names).
std::size_t edit_distance(std::string_view a, std::string_view b);

/// " Did you mean 'x'?" for the closest known name, or "" when none is close (a third of the
/// length, at least one edit).
std::string did_you_mean(std::string_view name, std::span<std::string_view const> known);

}  // namespace sc
