// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <iosfwd>
#include <string>

#include "cli/road_conditions.h"

namespace sc {

/// `stormcrew route`: the fastest way between two places, step by step.
struct RouteOptions {
  ConditionOptions what;
  std::string from, to;  ///< "LON,LAT"
  std::string geojson;   ///< file to write; empty: none
  bool json = false;
};

/// Writes, then prints to `out`. Returns the exit code: 0, or 1 when there is no way (and then
/// writes no file). Errors: InputError with every fault of options, files and places; IoError.
int route_command(RouteOptions const& options, std::ostream& out);

}  // namespace sc
