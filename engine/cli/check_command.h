// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <iosfwd>

#include "cli/load_case.h"

namespace sc {

/// `stormcrew check SCENARIO`: everything that `run` checks, without running: the scenario, its
/// roads, and that every station, basin and incident lies near one; or all of that for each
/// activation of a season (cli/season_command.h). Prints a digest; returns 0. Errors: InputError
/// with every fault; IoError.
int check_command(CaseOptions const& options, std::ostream& out);

}  // namespace sc
