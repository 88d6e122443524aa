// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <iosfwd>
#include <string>

namespace sc {

/// `stormcrew check <folder>`: reads a scenario without running it. Writes its digest to `out`, or
/// every fault and their number to `faults`. Result: the exit code, 0 or 2.
/// Errors: IoError as read_scenario.
int check_command(std::string const& folder, std::ostream& out, std::ostream& faults);

/// The same on standard output and standard error.
int check_command(std::string const& folder);

}  // namespace sc
