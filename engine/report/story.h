// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "io/run/run_contents.h"

namespace sc {

/// One line of what happened to an incident.
struct StoryLine {
  SimTime at;
  std::string_view what;  ///< as docs/formats.md, "Report data", lists them
  UnitId unit;            ///< unset: none
  std::optional<std::size_t> incident;
  std::optional<Duration> estimate;  ///< of an order's travel time
};

/// In order of time.
std::vector<StoryLine> story_of(RunContents const& run, std::size_t incident);

}  // namespace sc
