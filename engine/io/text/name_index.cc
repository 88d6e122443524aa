// SPDX-License-Identifier: Apache-2.0
#include "io/text/name_index.h"

#include <fmt/format.h>

#include <vector>

namespace sc {

std::string NameIndex::add(CsvRow const& row, std::string_view column, std::size_t index) {
  std::string id = row.id(column);
  if (id.empty()) {
    distrust();
    return id;
  }
  auto const [entry, fresh] = entries_.try_emplace(id, Entry{index, row.line()});
  if (!fresh) {
    distrust();  // one of the two was meant to be another name
    row.complain(column, must_be_unique(entry->second.line));
  }
  return id;
}

std::optional<std::size_t> NameIndex::find(std::string_view id) const {
  auto const entry = entries_.find(id);
  return entry == entries_.end() ? std::nullopt : std::optional(entry->second.index);
}

std::string NameIndex::hint(std::string_view id) const {
  std::vector<std::string_view> known;
  for (auto const& [name, entry] : entries_) known.push_back(name);
  return hint_for(id, known);
}

std::optional<std::size_t> NameIndex::find(CsvRow const& row, std::string_view column) const {
  std::string_view const id = row.raw(column);
  auto const found = find(id);
  bool const silent = !complete_ || (id.empty() && !row.has_column(column));
  if (!found && !silent) row.complain(column, must_be(), hint(id));
  return found;
}

std::optional<std::size_t> NameIndex::find(CsvRow const& row, std::string_view column,
                                           std::string_view id) const {
  auto const found = find(id);
  if (!found && complete_)
    row.complain_row(fmt::format("{}: {} ({}){}", column, id, must_be(), hint(id)));
  return found;
}

std::optional<std::size_t> NameIndex::find(TomlTable& table, std::string_view key) const {
  std::string const id = table.text(key);
  auto const found = find(id);
  if (!found && !id.empty() && complete_) table.complain(key, must_be(), hint(id));
  return found;
}

}  // namespace sc
