// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>

#include "cli/serve_command.h"

/// Private to the program's main.

namespace sc {

struct LiveOptions {
  ServeOptions serve;
  TokenOptions token;
  std::string backup_of, backup;
};

/// `serve`, `token` and `backup`.
void add_live(CLI::App& app, LiveOptions& options, std::function<int()>& action);

}  // namespace sc
