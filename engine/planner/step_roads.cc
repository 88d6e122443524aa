// SPDX-License-Identifier: Apache-2.0
#include "planner/step_roads.h"

#include "hazard/road_state.h"
#include "study/kpi.h"

namespace sc {

std::span<float const> water_at(World const& world, std::size_t step) {
  HazardTimeline const& t = world.timeline;
  return {t.depth_m.data() + step * t.basins, t.basins};
}

std::shared_ptr<RoadSnapshot const> roads_at(World const& world, UnitKindId kind, std::size_t step,
                                             std::span<float const> depth_m) {
  std::vector<LinkTime> times;
  link_times(world.roads, world.exposure, world.timeline, step, world.vehicle[kind.index()],
             depth_m, {}, times);
  return world.snapshots->of(times);
}

TravelMatrix times_on(World const& world, RoadSnapshot const& roads,
                      std::vector<RoadPlace> const& from, std::vector<RoadPlace> const& to,
                      int threads) {
  TravelTimesWork work;
  work.threads = threads;
  return travel_times(world.hierarchy, from, to, roads.times(), work);
}

bool floods_at_door(World const& world, StationId station, std::size_t first, std::size_t last) {
  for (RoadPosition const& door : world.station_place[station.index()]) {
    BasinId const basin = world.exposure.basin[door.link.index()];
    if (!basin) continue;
    for (std::size_t k = first; k <= last; ++k)
      if (static_cast<double>(water_at(world, k)[basin.index()]) >= kFloodedDepth_m) return true;
  }
  return false;
}

}  // namespace sc
