// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "base/id.h"

namespace sc {

bool sees(std::uint64_t seed, std::uint32_t replication, IncidentId incident, std::uint32_t passes,
          double probability);

}  // namespace sc
