// SPDX-License-Identifier: Apache-2.0
#include "response/detection.h"

#include "base/random.h"

namespace sc {

bool sees(std::uint64_t seed, std::uint32_t replication, IncidentId incident, std::uint32_t passes,
          double probability) {
  Stream const stream(seed, replication, Purpose::detection, incident.value());
  return (stream.block(passes)[0] + 0.5) / 4294967296.0 < probability;
}

}  // namespace sc
