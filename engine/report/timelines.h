// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "io/run/run_contents.h"

namespace sc {

/// Units by what they do at the beginning of each weather step.
struct BusyTimeline {
  Duration step;
  std::vector<int> on_duty;   ///< the sum of the others
  std::vector<int> moving;    ///< turning out, driving, returning, people on their way to it
  std::vector<int> on_scene;  ///< setting up, working, waiting there, handing over
  std::vector<int> stopped;   ///< by water, a closed street or wind
  std::vector<int> guarding;  ///< guard posts and patrols
  std::vector<int> standby;   ///< free, meals as well
};
BusyTimeline busy_timeline(RunContents const& run);

/// Turned out so far at the end of each hour; the last are those of the summary.
struct TripTimeline {
  Duration step;
  std::vector<std::int64_t> person, vehicle;
};
TripTimeline trip_timeline(RunContents const& run);

}  // namespace sc
