// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "base/id.h"

namespace sc {

/// Does a crew that passes an unreported incident see it? Pass number `passes` (from 0) of the
/// incident in its replication, by whichever unit, sees it with `probability` (0 never, 1 always),
/// independently of every other pass. A pure function of its arguments: other incidents, or a
/// second look at the same pass, change nothing.
bool sees(std::uint64_t seed, std::uint32_t replication, IncidentId incident, std::uint32_t passes,
          double probability);

}  // namespace sc
