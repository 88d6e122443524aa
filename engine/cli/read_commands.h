// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include "cli/command_words.h"

/// Private to the programs' mains.

namespace sc {

/// A program's definition in words, without what is hidden from --help.
CommandWords read_commands(CLI::App const& app);

}  // namespace sc
