// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "io/run/run_contents.h"

namespace sc {

/// A line of the summary in words; figures are written as `stormcrew run` prints them.
struct Measure {
  std::string_view key;
  Names names;
  Names text;
};

/// In the order of the printed summary; what there is none of is left out.
std::vector<Measure> measures_of(RunContents const& run);

}  // namespace sc
