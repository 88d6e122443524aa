// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

#include "cli/drill_design_command.h"
#include "cli/drill_score_command.h"

namespace sc {

/// Private to the program's main: what the user gave to `stormcrew drill`.
struct DrillOptions {
  DrillDesignOptions design;
  DrillScoreOptions score;
};

void add_drill(CLI::App& app, DrillOptions& options, std::function<int()>& action);

}  // namespace sc
