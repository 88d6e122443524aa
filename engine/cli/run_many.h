// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <iosfwd>

#include "cli/run_command.h"

namespace sc {

/// `stormcrew run SCENARIO --replications N`: every number of the summary over N replications:
/// estimate, 95 % interval, least and most (study/spread.h). Writes no run file; with --out, a CSV
/// table of all replications. Returns 0; errors are thrown.
int run_many(RunOptions const& options, std::ostream& out);

}  // namespace sc
