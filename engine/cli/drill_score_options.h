// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

#include "cli/drill_score_command.h"

/// Private to the program's main: options of `drill score`. The parsed command becomes the action;
/// options must outlive the app.

namespace sc {

void add_drill_score(CLI::App& drill, DrillScoreOptions& options, std::function<int()>& action);

}  // namespace sc
