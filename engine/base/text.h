// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// A letter of ASCII in lower case; any other byte as it is.
constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// The reverse.
constexpr char ascii_upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

/// Letters of ASCII are alike in either case.
constexpr bool same_in_any_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return ascii_lower(x) == ascii_lower(y); });
}

/// A to Z, a to z, 0 to 9.
constexpr bool is_letter_or_digit(char c) {
  return (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z') || (c >= '0' && c <= '9');
}

/// The value of a hexadecimal digit, or -1.
constexpr int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  char const letter = ascii_lower(c);
  return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

/// Without blanks and tabs at both ends.
constexpr std::string_view trimmed(std::string_view text) {
  std::size_t const first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// The parts between separators, of which each character is one; empty parts included: an empty
/// text is one.
std::vector<std::string_view> split(std::string_view text, std::string_view separators);
/// The same of a list, which may be empty and may end with a separator.
std::vector<std::string_view> items_of(std::string_view list, std::string_view separators);

/// Takes the next line from the front of `rest`, without its end, which may be that of Windows.
std::string_view take_line(std::string_view& rest);

/// Both with a blank between them; one if the other is empty.
std::string joined(std::string_view first, std::string_view second);

/// The text with a capital letter, if it begins with one of ASCII.
std::string capital(std::string text);

}  // namespace sc
