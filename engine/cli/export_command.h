// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <iosfwd>
#include <string>

#include "cli/traffic_command.h"

namespace sc {

/// `stormcrew export sumo SCENARIO -o DIR`: roads and background traffic for another program.
struct ExportOptions {
  TrafficOptions what;
  std::string out;  ///< new folder
};

/// Prints what it wrote. Returns 0; errors are thrown: as load_case and write_sumo_files.
int export_sumo_command(ExportOptions const& options, std::ostream& out);

}  // namespace sc
