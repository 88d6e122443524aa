// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

namespace sc {

/// What a program's main returns for its action. The only place where errors become codes:
///   0 done   1 the answer is no: replay found a difference, route no way   2 input wrong
///   3 device, library or memory failed   4 our fault
/// Other than 0 and 1 come with a message to stderr.
int exit_code_of(std::function<int()> const& action);

}  // namespace sc
