// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <iosfwd>

#include "cli/run_command.h"

namespace sc {

/// `stormcrew run SEASON_FOLDER`: every activation of a season, in each of some replications; a
/// table of activations, and the season's totals with their spread. Writes a CSV table, by default
/// results/runs/<folder>.csv. Returns 0; errors are thrown.
int run_season(RunOptions const& options, std::ostream& out);

/// `stormcrew check SEASON_FOLDER`: everything that run_season checks. Prints a digest; returns 0.
int check_season(CaseOptions const& options, std::ostream& out);

}  // namespace sc
