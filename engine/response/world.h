// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "hazard/road_state.h"
#include "hazard/timeline.h"
#include "response/calm_roads.h"
#include "response/dry_times.h"
#include "response/onset_rates.h"
#include "response/pipes.h"
#include "response/scenario.h"
#include "road/graph.h"
#include "road/place.h"
#include "road/road_hierarchy.h"
#include "road/snapshot.h"

namespace sc {

/// Roads that an incident of a zone may lie on, with their cumulated length.
struct ZoneRoads {
  std::vector<LinkId> links;        ///< ascending; one direction of each street
  std::vector<double> cumulated_m;  ///< [links] running total of length
};

/// Where a closure record bites.
struct ClosedLinks {
  SimTime from;
  SimTime to;
  std::vector<LinkId> links;
};

/// What never changes during a run, valid and shared read-only by all threads and replications.
///
/// Construction carries out the scenario's measures and the survey of its pipes, snaps every
/// station, basin, pipe, patrol stop, closure and recorded incident to the road, and builds the
/// hazard timeline, the rates of onset and the dry driving times. Errors: InputError with every
/// place that has no road within Scenario::snap_limit_m and every patrol over a grid without two
/// stops, named with file and line.
class World {
 public:
  World(Scenario scenario, RoadTable roads, int threads);

  Scenario const scenario;  ///< as simulated: with measures and survey, not to make a World of
  RoadGraph const roads;
  RoadHierarchy const hierarchy;
  std::unique_ptr<SnapshotCache> const snapshots;  ///< roads as customised so far: a cache
  HazardTimeline timeline;
  std::unique_ptr<CalmRoads> calm_roads;  ///< likewise
  LinkExposure exposure;
  std::vector<RoadPlace> station_place;              ///< [stations]
  std::vector<PlanePoint> station_xy;                ///< [stations] itself, in the roads' plane
  std::vector<RoadPlace> basin_place;                ///< [basins] where guards and pumps stand
  std::vector<std::vector<LinkId>> basin_links;      ///< [basins] that its water covers, ascending
  std::vector<std::vector<LinkId>> zone_links;       ///< [zones] all of its weather, ascending
  std::vector<RoadPlace> recorded_place;             ///< [recorded incidents]
  std::vector<RoadPlace> pipe_place;                 ///< [pipes]
  std::vector<RoadPlace> zone_middle;                ///< [zones] nearest its centre
  std::vector<std::vector<RoadPlace>> patrol_place;  ///< [patrols][stops]
  std::vector<ClosedLinks> closures;
  std::vector<ZoneRoads> zone_roads;  ///< [zones]
  std::vector<ZonePipes> zone_pipes;  ///< [zones]
  std::vector<ZoneId> basin_zone;     ///< [basins]
  std::vector<VehicleClass> vehicle;  ///< [unit kinds]
  std::vector<UnitKindId> drives_as;  ///< [unit kinds] first one for which all roads are the same
  VehicleClass car;                   ///< of background traffic
  std::optional<TrafficTown> town;    ///< unset: no background traffic
  OnsetRates onsets;                  ///< of drawn incidents
  DryTimes dry_times;                 ///< from stations to zones

  [[nodiscard]] UnitKindSpec const& kind_of(UnitId u) const {
    return scenario.unit_kinds[scenario.units[u.index()].kind.index()];
  }
};

}  // namespace sc
