// SPDX-License-Identifier: Apache-2.0
#include "cli/level_range.h"

#include <fmt/format.h>

#include "response/level_words.h"

namespace sc {

std::array<bool, kResponseLevels> levels_of(std::string const& text, Complaints& complaints) {
  std::array<bool, kResponseLevels> levels{};
  auto const number = [&](std::string_view word) -> std::size_t {
    for (std::size_t level = 1; level < kResponseLevels; ++level)
      if (kLevelWords[level] == word) return level;
    complaints.add(
        "--levels", 0,
        fmt::format("{} (must be levels of IV, III, II, I: \"IV..I\" or \"II,I\")", text));
    return 0;
  };
  if (auto const dots = text.find(".."); dots != std::string::npos) {
    std::size_t const from = number(std::string_view(text).substr(0, dots));
    std::size_t const to = from == 0 ? 0 : number(std::string_view(text).substr(dots + 2));
    if (to != 0 && from > to)
      complaints.add("--levels", 0, fmt::format("{} (must go from the lower level up)", text));
    for (std::size_t level = from; to != 0 && level <= to; ++level) levels[level] = true;
    return levels;
  }
  for (std::string_view left = text;;) {
    auto const comma = left.find(',');
    std::size_t const level = number(left.substr(0, comma));
    if (level == 0) return levels;
    levels[level] = true;
    if (comma == std::string_view::npos) return levels;
    left.remove_prefix(comma + 1);
  }
}

}  // namespace sc
