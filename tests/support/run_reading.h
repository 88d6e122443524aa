// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "response/trajectory.h"

namespace sc::test {

/// Questions about a run that its columns answer only together.

bool drives(UnitStatus s);
bool on_scene(UnitStatus s);
/// Nobody is with the unit.
bool deserted(UnitStatus s);

struct Order {
  SimTime time;
  OrderKind kind = OrderKind::to_station;
  std::uint32_t target = 0;
  [[nodiscard]] bool is_to_incident(std::size_t i) const {
    return kind == OrderKind::to_incident && target == i;
  }
};
/// [units] in order of time.
std::vector<std::vector<Order>> orders_by_unit(OrderTable const& orders, std::size_t units);

/// Orders that a unit may have had in force at a moment: the last one before it, and all that were
/// given just then.
std::vector<Order> in_force(std::vector<Order> const& orders, SimTime at);

/// Was the unit in such a status at that moment, be it for no time at all?
bool was(UnitTrack const& track, SimTime at, UnitStatus status);
bool was_on_scene(UnitTrack const& track, SimTime at);

/// One stretch of time between two observations of a track.
struct Stretch {
  UnitStatus status = UnitStatus::off_duty;
  SimTime from, to;
};
std::vector<Stretch> stretches(UnitTrack const& track);

}  // namespace sc::test
