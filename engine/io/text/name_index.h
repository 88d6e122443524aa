// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "io/text/csv.h"
#include "io/text/toml.h"

namespace sc {

/// Ids of one table, for the references of others.
class NameIndex {
 public:
  /// `what`: as in "must be the id of <what>".
  explicit NameIndex(std::string_view what) : what_(what) {}

  /// Reads the id of a row and remembers it as `index`; complains when it is malformed or taken.
  std::string add(CsvRow const& row, std::string_view column, std::size_t index);
  /// A name that does not come from a row, and is not taken.
  void add(std::string const& id, std::size_t line, std::size_t index) {
    entries_.try_emplace(id, Entry{index, line});
  }
  /// Rows or names are missing from the table: from now on unknown names are not complained about.
  void distrust() { complete_ = false; }

  [[nodiscard]] bool complete() const { return complete_; }

  [[nodiscard]] std::optional<std::size_t> find(std::string_view id) const;
  /// The row that this cell refers to; complains when there is none.
  [[nodiscard]] std::optional<std::size_t> find(CsvRow const& row, std::string_view column) const;
  /// The same for an id in a list that stands in this cell.
  [[nodiscard]] std::optional<std::size_t> find(CsvRow const& row, std::string_view column,
                                                std::string_view id) const;
  /// The same for a key of a TOML table, which is required.
  [[nodiscard]] std::optional<std::size_t> find(TomlTable& table, std::string_view key) const;

 private:
  struct Entry {
    std::size_t index = 0;
    std::size_t line = 0;
  };
  [[nodiscard]] std::string must_be() const { return "must be the id of " + what_; }
  [[nodiscard]] std::string hint(std::string_view id) const;

  std::string what_;
  std::map<std::string, Entry, std::less<>> entries_;
  bool complete_ = true;
};

}  // namespace sc
