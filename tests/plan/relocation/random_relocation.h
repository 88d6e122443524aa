// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "base/random.h"
#include "plan/small_view.h"

namespace sc::test {

/// A unit of kind 0 comes free among up to five idle ones of two kinds; up to four zones and
/// stations, some out of reach.
struct RandomRelocation {
  FakeOutlook outlook;
  FreeUnit unit;
  StationId posted;
  std::vector<IdleUnit> idle;
  std::vector<StationId> with_room;

  explicit RandomRelocation(Stream& random) {
    std::uint32_t const zones = 1 + random.below(4);
    std::uint32_t const stations = 1 + random.below(4);
    outlook.it.zones.resize(zones);
    outlook.it.stations.resize(stations);
    outlook.it.incident_kinds.resize(2);
    for (std::size_t k = 0; k < 2; ++k) outlook.it.incident_kinds[k].needs.require(k, 1);
    for (std::size_t z = 0; z < zones; ++z) {
      for (std::size_t k = 0; k < 2; ++k)
        outlook.rate_per_h[{IncidentKindId{k}, ZoneId{z}}] = random.below(4);
      for (std::size_t s = 0; s < stations; ++s)
        if (random.below(6) > 0)
          outlook.driving[{StationId{s}, ZoneId{z}}] = whole_minutes(random.below(52));
    }
    unit.id = UnitId{std::size_t{9}};
    unit.kind = UnitKindId{std::size_t{0}};
    unit.skills = 1 + random.below(3);
    for (std::size_t u = 0; u < random.below(6); ++u)
      idle.push_back({UnitId{u}, UnitKindId{std::size_t{random.below(2)}}, 1,
                      StationId{std::size_t{random.below(stations)}}});
    posted = StationId{std::size_t{random.below(stations)}};
    for (std::size_t s = 0; s < stations; ++s)
      if (posted == StationId{s} || random.below(3) > 0) with_room.push_back(StationId{s});
  }

  [[nodiscard]] RelocationView view() const {
    return {SimTime{0}, unit, posted, idle, with_room, outlook};
  }
};

}  // namespace sc::test
