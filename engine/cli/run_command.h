// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>

#include "cli/load_case.h"

namespace sc {

/// `stormcrew run SCENARIO`: simulate one replication, write the run file, print the summary; or
/// several (cli/run_many.h), or a season (cli/season_command.h).
struct RunOptions {
  CaseOptions what;
  /// Unset: one, of a season what its folder says. More: numbers 0 to this - 1, no run file.
  std::optional<std::uint32_t> replications;
  std::string journal;  ///< folder of a room's journal, instead of a scenario
  std::string out;      ///< run file; empty: results/runs/<scenario>-<seed>-<replication>.h5
  enum class Format { text, json } summary = Format::text;
  std::string command_line;  ///< for the provenance
};

/// Returns 0; errors are thrown.
int run_command(RunOptions const& options, std::ostream& out);

}  // namespace sc
