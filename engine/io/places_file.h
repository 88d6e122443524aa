// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "base/check.h"
#include "base/geo.h"
#include "response/scenario.h"

namespace sc {

/// One row of a places file.
struct NamedPlace {
  std::string id;  ///< any text, without blanks at its ends
  LonLat position;
  RowOrigin origin;
};

/// Reads a places file (docs/formats.md): CSV with the columns id, lon, lat in WGS 84 degrees;
/// other columns are ignored. Every fault goes to `complaints`: those of the form, ids missing or
/// there twice, positions that are none, no rows at all. Rows with a fault are left out, so that
/// callers can go on and find what is wrong with the others. Errors: IoError.
std::vector<NamedPlace> read_places(std::string const& path, Complaints& complaints);

}  // namespace sc
