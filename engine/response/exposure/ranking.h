// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "response/exposure/delay.h"
#include "response/exposure/flood.h"

namespace sc {

/// A supposed flood and what it costs.
struct FloodExposure {
  Flood flood;
  float deepest_m = 0;              ///< water that the scenario itself puts there at most
  std::vector<StationId> stations;  ///< that stand on its links: nobody sets out from there
  TotalDelay dry;                   ///< with everything else dry
  std::vector<ZoneDelay> zones;     ///< of `dry`; zones that feel anything, ascending
  TotalDelay at_worst;              ///< on top of the scenario's worst moment
  std::vector<std::uint32_t> felt;  ///< streets cut off or slowed in `dry`, ascending; in Streets
};

/// What becomes of a flood that harms only streets which one flood above it harms too: the next
/// street into the same dead end, say. Basins always stand by themselves.
enum class Nested : std::uint8_t { leave_out, list };

struct Ranking {
  std::vector<FloodExposure> floods;  ///< most person-hours first; of equal ones the first given
  std::size_t harmless = 0;           ///< cost nothing
  std::size_t nested = 0;             ///< left out as nested on the way to the last one listed
};

/// The first `top` of those that cost anything.
Ranking rank(std::vector<FloodExposure> floods, std::size_t top, Nested nested);

}  // namespace sc
