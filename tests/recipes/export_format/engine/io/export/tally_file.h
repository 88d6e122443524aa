// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>

#include "io/run/run_contents.h"

namespace sc {

/// A line for each unit: its id and how many positions the run has of it. Returns the number of
/// lines. A toy of the recipes (docs/extend.md), not part of the program.
std::size_t write_tally(std::filesystem::path const& path, RunContents const& all);

}  // namespace sc
