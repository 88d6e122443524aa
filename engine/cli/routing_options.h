// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

#include "cli/matrix_command.h"
#include "cli/route_command.h"

/// Private to the program's main: the sub-commands `route` and `matrix`. Options must outlive the
/// app; `action` is set when the sub-command is the one asked for.

namespace sc {

void add_route(CLI::App& app, RouteOptions& options, std::function<int()>& action);
void add_matrix(CLI::App& app, MatrixOptions& options, std::function<int()>& action);

}  // namespace sc
