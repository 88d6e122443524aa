// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <vector>

#include "cli/batch_command.h"

/// Private to the program's main: options of the commands that make studies.

namespace sc {

void add_batch(CLI::App& app, BatchOptionsGiven& options, std::function<int()>& action);

struct MergeOptions {
  std::vector<std::string> shards;
  std::string out;
};
void add_merge(CLI::App& app, MergeOptions& options, std::function<int()>& action);

}  // namespace sc
