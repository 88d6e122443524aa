// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/check.h"
#include "base/suggest.h"

namespace sc {

/// The entry of a table of policies that has the name. `option` is what the user set to it.
/// Errors: InputError with the known names and the nearest.
template <class Entry>
Entry const& named_entry(std::span<Entry const> table, std::string_view name,
                         std::string_view option) {
  std::vector<std::string_view> known;
  std::string list;
  for (Entry const& entry : table) {
    if (entry.name == name) return entry;
    known.push_back(entry.name);
    list += (list.empty() ? "" : ", ") + std::string(entry.name);
  }
  throw InputError(Fault{"", 0,
                         std::string(option) + " = '" + std::string(name) +
                             "' (must be one of: " + list + ")." + did_you_mean(name, known)});
}

}  // namespace sc
