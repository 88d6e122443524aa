// SPDX-License-Identifier: Apache-2.0
#include "response/detection.h"

#include "base/random.h"

namespace sc {

bool sees(std::uint64_t seed, std::uint32_t replication, IncidentId incident, std::uint32_t passes,
          double probability) {
  Stream const fate(seed, replication, Purpose::detection, incident.value());
  // 32 bits, so that 1 is never missed: word / 2^32 < 1.
  return static_cast<double>(fate.block(passes)[0]) * 0x1.0p-32 < probability;
}

}  // namespace sc
