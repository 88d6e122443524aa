// SPDX-License-Identifier: Apache-2.0
#include "io/text/toml_text.h"

#include <fmt/format.h>

#include "base/check.h"
#include "io/text/utf8.h"

namespace sc {

std::string toml_string(std::string_view text) {
  SC_EXPECT(!first_non_utf8(text));
  std::string quoted = "\"";
  for (char const c : text) {
    if (is_ascii_control(c)) {
      quoted += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
      continue;
    }
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

std::string toml_comment(std::string_view text) {
  std::string comment(text);
  for (char& c : comment)
    if (is_ascii_control(c)) c = ' ';
  while (auto const bad = first_non_utf8(comment)) comment[*bad] = '?';
  return comment;
}

}  // namespace sc
