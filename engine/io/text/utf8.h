// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace sc {

/// Index of the first byte that is not part of valid UTF-8 (RFC 3629: no overlong forms, no
/// surrogates, nothing above U+10FFFF), or nothing.
std::optional<std::size_t> first_non_utf8(std::string_view text);

/// Characters below the blank, tabs and line breaks among them, and DEL.
inline bool is_ascii_control(char c) {
  auto const code = static_cast<unsigned char>(c);
  return code < 0x20U || code == 0x7FU;
}

/// Is every character one of ASCII?
bool is_ascii(std::string_view text);

/// Is the byte none that begins a character?
inline bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// As many whole characters of the beginning as `most` bytes hold.
std::string_view beginning(std::string_view text, std::size_t most);

/// What stands before the text of files from some editors; to be dropped.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace sc
