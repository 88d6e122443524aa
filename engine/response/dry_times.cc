// SPDX-License-Identifier: Apache-2.0
#include "response/dry_times.h"

#include <algorithm>
#include <memory>

namespace sc {
namespace {

/// One zone, one step of calm without rain.
HazardTimeline calm_day() {
  HazardTimeline calm;
  calm.step = whole_hours(24);
  calm.steps = calm.zones = 1;
  calm.rain_mps = calm.mean_wind_mps = calm.gust_mps = {0.0F};
  return calm;
}

}  // namespace

std::vector<LinkTime> dry_link_times(RoadGraph const& roads, VehicleClass const& vehicle) {
  LinkExposure nowhere;
  nowhere.zone.assign(roads.links(), ZoneId{0U});
  nowhere.basin.resize(roads.links());
  std::vector<LinkTime> times;
  link_times(roads, nowhere, calm_day(), 0, vehicle, {}, {}, times);
  return times;
}

DryTimes::DryTimes(RoadGraph const& roads, RoadHierarchy const& hierarchy, SnapshotCache& snapshots,
                   std::span<VehicleClass const> vehicles, std::span<RoadPlace const> stations,
                   std::span<RoadPlace const> middles, int threads) {
  std::vector<double> speed;  // [tables]
  for (VehicleClass const& vehicle : vehicles) {
    auto const known = std::find(speed.begin(), speed.end(), vehicle.speed_factor);
    table_of_.push_back(static_cast<std::size_t>(known - speed.begin()));
    if (known != speed.end()) continue;
    speed.push_back(vehicle.speed_factor);
    auto const snapshot = snapshots.of(dry_link_times(roads, vehicle));
    TravelTimesWork work;
    work.threads = threads;
    tables_.push_back(travel_times(hierarchy, stations, middles, snapshot->times(), work));
  }
}

}  // namespace sc
