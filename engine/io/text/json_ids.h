// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/text/cell.h"
#include "io/text/json_object.h"

namespace sc {

/// Ids of a table of a scenario, for JSON that refers to them.
class JsonIds {
 public:
  /// `what`: as in "must be the id of <what>".
  template <class Row>
  JsonIds(std::string_view what, std::vector<Row> const& rows)
      : must_be_("must be the id of " + std::string(what)) {
    for (std::size_t i = 0; i < rows.size(); ++i) index_.emplace(rows[i].id, i);
  }
  [[nodiscard]] std::optional<std::size_t> find(std::string_view id) const {
    auto const found = index_.find(id);
    return found == index_.end() ? std::nullopt : std::optional(found->second);
  }
  /// The same for the value of a key, which is required; complains if there is no such id.
  [[nodiscard]] std::optional<std::size_t> find(JsonObject& object, std::string_view key) const {
    auto const id = object.text(key);
    auto const found = id ? find(*id) : std::nullopt;
    if (id && !found) object.complain(key, must_be_, hint(*id));
    return found;
  }
  [[nodiscard]] std::string const& must_be() const { return must_be_; }
  [[nodiscard]] std::string hint(std::string_view id) const {
    std::vector<std::string_view> known;
    for (auto const& [name, index] : index_) known.push_back(name);
    return hint_for(id, known);
  }

 private:
  std::string must_be_;
  std::map<std::string, std::size_t, std::less<>> index_;
};

}  // namespace sc
