// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "response/world.h"

namespace sc {

/// Draws of hours and incidents from a storm: what may become a drill.

/// Which incidents of a window are kept where it holds too many.
enum class Thinning : std::uint8_t {
  evenly,   ///< every k-th by report
  place,    ///< those nearest to one of them
  skill,    ///< first those that need one skill
  densest,  ///< those reported in the shortest time
};
inline constexpr std::size_t kThinnings = 4;

struct DrawOptions {
  Duration length = whole_hours(4);  ///< of the exercise
  std::size_t least = 6;             ///< incidents of a drill
  std::size_t most = 20;
  std::uint64_t seed = 1;
};

struct DrillDraw {
  std::uint32_t storm_replication = 0;
  SimTime begin, end;  ///< of the exercise; the incidents' reports lie within
  Thinning thinning = Thinning::evenly;
  std::vector<RecordedIncident> incidents;  ///< as sort_as_run leaves them
};

/// Draws [first, first + wished) of a storm, or none where no window has enough incidents. Windows
/// begin on full half hours of the scenario's clock, while the plan has somebody on duty, and take
/// the incidents that begin and are reported within; the first begins within half an hour, where
/// the plan allows it. Pure function of its arguments.
std::vector<DrillDraw> draw_drills(World const& storm, std::uint32_t replication,
                                   std::uint32_t first, std::uint32_t wished,
                                   DrawOptions const& options);

}  // namespace sc
