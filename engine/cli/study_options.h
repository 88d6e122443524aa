// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

#include "cli/compare_command.h"
#include "cli/run_command.h"

/// Private to the program's main: options of `run` and of studies of many runs. The parsed command
/// becomes the action; options must outlive the app.

namespace sc {

void add_run(CLI::App& app, RunOptions& options, std::function<int()>& action);
void add_compare(CLI::App& app, CompareOptions& options, std::function<int()>& action);

}  // namespace sc
