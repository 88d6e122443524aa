// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <iosfwd>
#include <string>

#include "drill/score_report.h"

namespace sc {

/// `stormcrew drill score DRILL ACTIONS.csv`: what a team did against the reference and the bound.
struct DrillScoreOptions {
  std::string drill;    ///< folder of one drill
  std::string actions;  ///< CSV
  std::string team;     ///< its name; may be empty
  std::string out;      ///< report page; empty: none
  std::string csv;      ///< table; empty: none
  bool json = false;
  int threads = 0;  ///< 0: one per core
  DrillVariant variant = DrillVariant::tabletop;
};

/// Prints the score and writes the files that were asked for. Returns 0; errors are thrown:
/// InputError with every fault of the folder, or of the actions.
int drill_score_command(DrillScoreOptions const& options, std::ostream& out);

}  // namespace sc
