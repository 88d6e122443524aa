// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>

#include "base/id.h"
#include "base/time.h"
#include "road/place.h"

namespace sc {

/// Driving times from units to incidents that were asked before and still hold: the unit stands (or
/// will stand) where it stood, and the known roads are the same.
class EstimateCache {
 public:
  /// A time that was put in for the same roads and place; outer nothing: not known.
  [[nodiscard]] std::optional<std::optional<Duration>> find(IncidentId i, UnitId u,
                                                            RoadPlace const& place,
                                                            std::uint64_t roads) const {
    auto const it = known_.find(key(i, u));
    if (it == known_.end()) return std::nullopt;
    Entry const& e = it->second;
    bool const same = e.roads == roads && e.ways == place.size() && e.place == place.front();
    if (!same) return std::nullopt;
    return e.time;
  }
  void put(IncidentId i, UnitId u, RoadPlace const& place, std::uint64_t roads,
           std::optional<Duration> time) {
    known_[key(i, u)] = {place.front(), place.size(), roads, time};
  }

 private:
  struct Entry {
    RoadPosition place;
    std::size_t ways = 0;  ///< directions in which the place can be left
    std::uint64_t roads = 0;
    std::optional<Duration> time;
  };
  static std::uint64_t key(IncidentId i, UnitId u) {
    return std::uint64_t{i.value()} << 32 | u.value();
  }
  std::unordered_map<std::uint64_t, Entry> known_;
};

}  // namespace sc
