// SPDX-License-Identifier: Apache-2.0
#include "cli/word_lists.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <set>

namespace sc {

void refuse_twins(std::string_view option, std::vector<std::string> const& words,
                  Complaints& complaints) {
  std::set<std::string> seen;
  for (std::string const& word : words)
    if (!seen.insert(word).second)
      complaints.add("", 0,
                     fmt::format("{} = {} is there twice (must be there once)", option, word));
}

std::string word_set(std::span<std::string_view const> words) {
  return fmt::format("{{{}}}", fmt::join(words, ","));
}

}  // namespace sc
