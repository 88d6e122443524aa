// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

#include "cli/plan_command.h"

/// Private to the program's main: options of `plan`. The parsed command becomes the action; options
/// must outlive the app.

namespace sc {

void add_plan(CLI::App& app, PlanOptions& options, std::function<int()>& action);

}  // namespace sc
