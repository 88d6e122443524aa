// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <toml++/toml.h>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/text/toml.h"

/// Private to the sources of TomlTable.

namespace sc {

struct TomlTable::State {
  std::string path;
  Complaints* complaints = nullptr;
  std::shared_ptr<toml::table> document;  ///< keeps `table` alive; set() alone changes it
  toml::table const* table = nullptr;     ///< nothing: silent
  std::string prefix;                     ///< "time." for the keys of [time]
  std::size_t line = 0;
  std::vector<std::string> asked;
  /// Full keys of values that were set, and of tables made for them, with who set them.
  std::map<std::string, std::string, std::less<>> origins;

  toml::node const* find(std::string_view key) const {
    return table == nullptr ? nullptr : table->get(key);
  }
  toml::node const* ask(std::string_view key) {
    asked.emplace_back(key);
    return find(key);
  }
  std::string name_of(std::string_view key) const { return prefix + std::string(key); }
  /// Origin of a value that was set; of an absent one that of its table.
  std::optional<std::string> set_by(std::string_view key) const {
    std::string name = name_of(key);
    if (find(key) == nullptr && !prefix.empty()) name = prefix.substr(0, prefix.size() - 1);
    auto const found = origins.find(name);
    return found != origins.end() ? std::optional(found->second) : std::nullopt;
  }
};

}  // namespace sc
