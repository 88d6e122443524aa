// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
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
  if (a.time != b.time) return a.time < b.time;
  return std::tie(a.kind, a.entity, a.serial) < std::tie(b.kind, b.entity, b.serial);
}

/// For heaps of the standard library, which keep the greatest on top.
inline bool later(Event const& a, Event const& b) {
  return earlier(b, a);
}

/// "event at 12.345 s, kind 3, by 7 no. 42, for 9": how errors name an event.
std::string describe(Event const& event);

}  // namespace sc
