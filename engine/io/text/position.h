// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "base/geo.h"
#include "io/text/csv.h"

namespace sc {

/// A position in two columns of a row, in degrees. Nothing when a cell does not fit (complained,
/// with a hint where the two look swapped) or the file lacks a column.
std::optional<LonLat> position_in(CsvRow const& row, std::string_view lon, std::string_view lat);

/// `120.14,30.31`: longitude and latitude in degrees, blanks around them allowed.
Parsed<LonLat> parse_position(std::string_view text);

}  // namespace sc
