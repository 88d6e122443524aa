// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "cli/load_case.h"

namespace sc {

/// The options with which a run file's case is loaded again. `file` is only shown. Errors:
/// InputError where its settings are none.
CaseOptions recorded_options(std::string const& file, Provenance const& p, int threads);

}  // namespace sc
