// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "cli/load_case.h"
#include "response/summary.h"

namespace sc {

/// Writes a run of the case, in a folder that is made if it is not there. Errors: IoError.
void write_run_file(std::string const& path, Case const& what, Trajectory const& run,
                    Summary const& summary, Provenance provenance);

}  // namespace sc
