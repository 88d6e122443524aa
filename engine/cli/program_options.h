// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

/// Private to the programs' mains.

namespace sc {

/// What a program tells of itself, then ends: --version, --version --json, --manual, --completion.
void add_program_options(CLI::App& app);

/// The name of a scenario becomes its path, in this folder or among the installed ones.
CLI::Validator scenario_place();
/// The same for one of several names: one that nothing bears stays, to be told with the others.
CLI::Validator scenario_place_if_any();

}  // namespace sc
