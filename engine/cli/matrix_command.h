// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <iosfwd>
#include <string>

#include "cli/road_conditions.h"

namespace sc {

/// Times of more pairs of places would only exhaust the machine.
inline constexpr std::size_t kMostMatrixCells = 100'000'000;

/// `stormcrew matrix`: travel times from every place of one file to every place of another.
struct MatrixOptions {
  ConditionOptions what;
  std::string from, to;      ///< places files; may be one and the same
  std::string out;           ///< .csv or .h5
  std::string command_line;  ///< for provenance
};

/// Writes the file, then prints what it holds. Returns 0, also where there is no way between some.
/// Errors: InputError with every fault of options, files and places; IoError.
int matrix_command(MatrixOptions const& options, std::ostream& out);

}  // namespace sc
