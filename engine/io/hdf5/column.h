// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <type_traits>
#include <vector>

/// Private to sources that write or read tables column by column.

namespace sc {

/// One value of every row of a table.
template <class Row, class Get>
auto column(std::vector<Row> const& rows, Get get) {
  std::vector<std::remove_cvref_t<decltype(get(rows[0]))>> values;
  values.reserve(rows.size());
  for (Row const& row : rows) values.push_back(get(row));
  return values;
}

}  // namespace sc
