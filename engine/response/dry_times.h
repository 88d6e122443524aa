// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "hazard/road_state.h"
#include "road/place.h"
#include "road/snapshot.h"
#include "road/travel_times.h"

namespace sc {

/// Driving times of every kind of unit from every station to every zone's middle on dry, calm,
/// open and empty roads. Kinds that drive the same share of the free speed share a table, since dry
/// roads tell no other two apart.
class DryTimes {
 public:
  DryTimes() = default;
  /// `snapshots` is where the first dry weather step of a run finds these roads again. Shapes:
  /// vehicles [unit kinds], stations [stations], middles [zones]; an empty middle is never reached.
  DryTimes(RoadGraph const& roads, RoadHierarchy const& hierarchy, SnapshotCache& snapshots,
           std::span<VehicleClass const> vehicles, std::span<RoadPlace const> stations,
           std::span<RoadPlace const> middles, int threads);

  /// Nothing where there is no way.
  [[nodiscard]] std::optional<Duration> time(UnitKindId kind, StationId station,
                                             ZoneId zone) const {
    return tables_[table_of_[kind.index()]].time(station.index(), zone.index());
  }
  /// Number of tables: different speeds.
  [[nodiscard]] std::size_t tables() const { return tables_.size(); }

 private:
  std::vector<std::size_t> table_of_;  ///< [unit kinds]
  std::vector<TravelMatrix> tables_;
};

/// Driving times of all links for a vehicle on dry, calm, open and empty roads: length / (free
/// speed x its speed factor), rounded as link_times() does. Shape: [links].
std::vector<LinkTime> dry_link_times(RoadGraph const& roads, VehicleClass const& vehicle);

}  // namespace sc
