// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

#include "cli/export_command.h"
#include "cli/export_run_command.h"

/// Private to the program's main: the sub-commands `traffic` and `export`. Options must outlive the
/// app; `action` is set when the sub-command is the one asked for.

namespace sc {

void add_traffic(CLI::App& app, TrafficOptions& options, std::function<int()>& action);

struct AnyExportOptions {
  ExportOptions sumo;
  ExportRunOptions run;
};
/// A first word `sumo` means roads and traffic, any other a run file.
void add_export(CLI::App& app, AnyExportOptions& options, std::function<int()>& action);

}  // namespace sc
