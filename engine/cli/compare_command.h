// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

#include "cli/compare_study.h"
#include "cli/variants.h"

namespace sc {

/// `stormcrew compare SCENARIO`: the same storms, handled in several ways. Or a study's file in the
/// place of the scenario's folder: then `study` says how, and its file is that of `variants`.
struct CompareOptions {
  VariantOptions variants;
  std::uint32_t replications = 100;
  std::string out;  ///< table to write, .csv; empty: none
  bool json = false;
  CompareStudyOptions study;
  std::vector<std::string> only_for_scenarios, only_for_studies;  ///< such options as were given
};

/// Writes the table if one is asked for, then prints. Returns 0; errors are thrown: InputError with
/// every fault, those of options that do not go with what is compared included, IoError.
int compare_command(CompareOptions const& options, std::ostream& out);

}  // namespace sc
