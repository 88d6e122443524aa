// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace sc {

/// Without blanks and tabs at both ends.
constexpr std::string_view trimmed(std::string_view text) {
  std::size_t const first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

}  // namespace sc
