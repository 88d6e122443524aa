// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sc {

/// Text in columns of a terminal, where a Chinese character takes two.

/// Columns that UTF-8 text takes: two for each character from U+1100 on.
std::size_t columns_of(std::string_view text);

/// The text and blanks up to this many columns; at least one blank where it is longer.
std::string left_aligned(std::string_view text, std::size_t columns);
/// Blanks and the text, to end at this column.
std::string right_aligned(std::string_view text, std::size_t columns);

}  // namespace sc
