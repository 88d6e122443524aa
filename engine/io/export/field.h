// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace sc {

/// A value of an exported table; the first: missing.
using FieldValue = std::variant<std::monostate, std::int64_t, double, std::string>;

/// One cell with the name of its column. Tables are written row by row from these, so that CSV and
/// GeoJSON have the same columns.
struct Field {
  std::string_view name;  ///< a literal
  FieldValue value;
};
using Fields = std::vector<Field>;

/// "a,b,c\n"
std::string csv_head(Fields const& fields);
/// Text by spreadsheet_cell, numbers as they are, nothing where missing; with a line break.
std::string csv_row(Fields const& fields);

/// A GeoJSON feature on one line. `geometry`: JSON as it stands, or "null".
std::string geojson_feature(std::string const& geometry, Fields const& properties);

}  // namespace sc
