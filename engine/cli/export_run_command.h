// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// Words of --format and --what.
inline constexpr std::array<std::string_view, 4> kExportFormats = {"geojson", "csv", "movingpandas",
                                                                   "fcd"};
inline constexpr std::array<std::string_view, 4> kExportThings = {"units", "incidents", "links",
                                                                  "plan"};

/// `stormcrew export RUN.h5 --format FORMAT -o FILE|DIR`: what happened in a run, for other
/// programs. Texts as the user gave them; faults are found together.
struct ExportRunOptions {
  std::string file;
  std::string format;
  std::vector<std::string> what;  ///< empty: all
  std::string out;
  std::optional<double> every_s;  ///< fcd: seconds between time steps
  bool also_standing = false;     ///< fcd: units that stand, too
};

/// Prints what it wrote. Returns 0. Errors: InputError with every fault, nothing written; IoError.
int export_run_command(ExportRunOptions const& options, std::ostream& out);

}  // namespace sc
