// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "cli/export_run_command.h"
#include "io/export/export_files.h"

namespace sc {

/// One file to be written of a run.
struct ExportJob {
  std::filesystem::path const& path;
  RunContents const& run;
  ExportThing thing;
  ExportRunOptions const& options;
  ExportProgress const& progress;
};

/// A format of runs for other programs.
struct ExportFormat {
  std::string_view name;                   ///< of --format
  std::string_view what;                   ///< for the help; empty: the name says it
  std::string_view end;                    ///< of its files' names
  std::string (*write)(ExportJob const&);  ///< returns what to say of the file
  bool of_things = false;                  ///< a file for each of --what; else of units alone
  bool in_steps = false;                   ///< takes --every and --all
};

/// Every one there is. The words of --format, the help, the "did you mean" of a wrong one and what
/// may stand beside it all come from here.
std::span<ExportFormat const> export_formats();

/// Null if there is none.
ExportFormat const* export_format(std::string_view name);

}  // namespace sc
