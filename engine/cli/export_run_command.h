// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

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

/// Words of --format and --what.
std::vector<std::string_view> export_format_names();
std::vector<std::string_view> export_thing_names();
/// The formats, as a help text lists them.
std::string export_format_words();

/// Prints what it wrote. Returns 0. Errors: InputError with every fault, nothing written; IoError.
int export_run_command(ExportRunOptions const& options, std::ostream& out);

}  // namespace sc
