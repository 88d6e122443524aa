// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <tuple>

#include "base/time.h"

namespace sc {

/// One event of a discrete-event model: 32 plain bytes.
///
/// The total order is (time, kind, entity, serial): `entity` is the creator of the event and
/// `serial` that creator's own running count, so the order never depends on arrival, queue or
/// thread (docs/decisions/0002-time-and-event-key.md).
struct Event {
  SimTime time;
  std::uint32_t entity = 0;   ///< who created it
  std::uint32_t serial = 0;   ///< creator's running count
  std::uint32_t target = 0;   ///< whom it concerns; meaning is the model's
  std::uint16_t kind = 0;     ///< the model's event kind
  std::uint16_t flags = 0;    ///< payload, meaning is the model's
  std::uint64_t payload = 0;  ///< payload, meaning is the model's

  bool operator==(Event const&) const = default;
};
static_assert(sizeof(Event) == 32);

inline bool earlier(Event const& a, Event const& b) {
  return std::tie(a.time, a.kind, a.entity, a.serial) <
         std::tie(b.time, b.kind, b.entity, b.serial);
}

}  // namespace sc
