// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "plan/placement/p_median.h"

namespace sc {

/// `stormcrew-pmed`: p-median problems of the OR-Library, one after the other, on one thread.
struct PmedOptions {
  std::vector<std::string> files;
  PMedianOptions search = {};
  bool bound = false;  ///< one more column
};

/// Prints a line for each file, in their order, as soon as it is solved:
///
///   name nodes p value seconds [bound]
///
/// name: of the file, without extension, with _ for blanks; value: total cost, without a point if
/// whole; seconds: to read and to solve it. Nothing is solved unless all files can be read.
/// Returns 0. Errors: InputError with the faults of all files; IoError.
int pmed_command(PmedOptions const& options, std::ostream& out);

}  // namespace sc
