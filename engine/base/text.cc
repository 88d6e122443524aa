// SPDX-License-Identifier: Apache-2.0
#include "base/text.h"

namespace sc {

std::vector<std::string_view> split(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> parts;
  for (;;) {
    std::size_t const end = text.find_first_of(separators);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::vector<std::string_view> items_of(std::string_view list, std::string_view separators) {
  auto items = split(list, separators);
  if (items.back().empty()) items.pop_back();
  return items;
}

std::string_view take_line(std::string_view& rest) {
  std::size_t const end = rest.find('\n');
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::string joined(std::string_view first, std::string_view second) {
  bool const both = !first.empty() && !second.empty();
  return std::string(first).append(both ? " " : "").append(second);
}

std::string capital(std::string text) {
  if (!text.empty()) text.front() = ascii_upper(text.front());
  return text;
}

}  // namespace sc
