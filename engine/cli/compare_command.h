// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>

#include "cli/variants.h"

namespace sc {

/// `stormcrew compare SCENARIO`: the same storms, handled in several ways.
struct CompareOptions {
  VariantOptions variants;
  std::uint32_t replications = 100;
  std::string out;  ///< table to write, .csv; empty: none
  bool json = false;
};

/// Writes the table if one is asked for, then prints. Returns 0; errors are thrown: InputError with
/// every fault, IoError.
int compare_command(CompareOptions const& options, std::ostream& out);

}  // namespace sc
