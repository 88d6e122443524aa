// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <iosfwd>
#include <string>

namespace sc {

/// `stormcrew list`: policies, and the scenarios below `folder` with their incident kinds. A folder
/// that holds no readable scenario is passed over with a note. Returns 0.
int list_command(std::string const& folder, std::ostream& out);

}  // namespace sc
