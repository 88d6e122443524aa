// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "road/district.h"

namespace sc {

/// Reads a folder of district facts (docs/formats.md, "District folder"): roads.csv, rivers.csv,
/// underpasses.csv, subdistricts.csv, places.csv, areas.csv, settings.csv.
/// Errors: InputError with every fault of every file; IoError when a device fails.
DistrictFacts read_district(std::string const& folder);

}  // namespace sc
