// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "cli/variants.h"
#include "study/comparison.h"

namespace sc {

/// What a comparison found. docs/formats.md, "Comparison", describes the forms.
struct CompareTable {
  VariantSet const& set;
  Comparison found;  ///< [indicators][variants]
  std::uint32_t replications = 0;
};

/// A block of lines for each indicator of which there is anything, then the sentence, if there is
/// one to say.
std::string compare_as_text(CompareTable const& table);
/// One object, for programs: all indicators, null for what does not exist.
std::string compare_as_json(CompareTable const& table);
/// One row for each indicator and variant. The file appears complete or not at all. Errors:
/// IoError.
void write_compare_csv(std::string const& path, CompareTable const& table);

}  // namespace sc
