// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/check.h"

namespace sc {

/// Complains of each reference of a way or relation to an object that the file does not hold, to
/// explain a file that gives no road. Two more passes. Errors: as read_osm_extract().
void find_missing_references(std::string const& path, Complaints& complaints);

}  // namespace sc
