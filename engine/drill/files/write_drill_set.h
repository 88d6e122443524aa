// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "drill/drill.h"
#include "io/run/run_contents.h"
#include "io/run/run_file.h"
#include "response/world.h"
#include "road/road_table.h"

namespace sc {

/// What is told besides the set itself.
struct DrillFilesOptions {
  /// Of the program: version, commit, command line, date. The rest is filled in for each drill.
  Provenance provenance;
  /// Calendars begin here instead of at the storm's own time.
  std::optional<std::int64_t> calendar_begin_unix_ms;
  int threads = 1;
  /// The page of a drill's reference run; empty: no map.html.
  std::function<std::string(RunContents const&)> map_html;
  std::function<void(double)> progress;  ///< share of the drills written; may be empty
};

/// Writes the folder of a set as docs/drills.md describes it: the storm, and a folder for each
/// drill with its scenario, tables, pages, calendar and reference run. The folder appears whole or
/// not at all.
///
/// Errors: InputError if `dir` exists and is no empty folder, or if the scenario's files cannot be
/// kept (storm_source.h); IoError. Preconditions: at least one drill; all have the tables, plan and
/// rules of one scenario; incidents of one drill are in the order of its run's table.
void write_drill_set(std::filesystem::path const& dir, DrillSet const& set, RoadTable const& roads,
                     DrillFilesOptions const& options);

}  // namespace sc
