// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "cli/load_case.h"
#include "drill/drill.h"

namespace sc {

/// `stormcrew drill design SCENARIO`: a small set of exercises out of a scenario's storms.
struct DrillDesignOptions {
  CaseOptions what;
  std::size_t drills = 8;
  double hours = 4;
  double tail_h = 4;
  std::vector<std::string> aims;  ///< words of name_of(StrainKind)
  std::size_t injects = 20;
  std::uint32_t storms = 40;
  std::string out;   ///< new folder; empty: results/drills/<scenario>
  std::string date;  ///< calendars begin here (ISO 8601, local); empty: at the storm's own time
  std::string command_line;
};

/// Words of --aim, by number of StrainKind.
std::vector<std::string_view> strain_words();

/// The set as a table for a terminal.
std::string drill_set_text(DrillSet const& set);

/// Searches, writes the folder (docs/drills.md), reads it back and proves every strain once more
/// from there, and prints. Returns 0, with a warning where there are fewer drills than wished;
/// errors are thrown: InputError with every fault, or where no drill can be found; IoError.
int drill_design_command(DrillDesignOptions const& options, std::ostream& out);

}  // namespace sc
