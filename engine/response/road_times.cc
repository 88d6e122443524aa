// SPDX-License-Identifier: Apache-2.0
#include "response/road_times.h"

#include <span>

#include "base/check.h"

namespace sc {
namespace {

/// A closure begins and ends on the dot, not with the weather step.
std::vector<std::uint8_t> closed_links(World const& world, SimTime at) {
  std::vector<std::uint8_t> closed(world.roads.links(), 0);
  for (ClosedLinks const& record : world.closures) {
    if (at < record.from || at >= record.to) continue;
    for (LinkId const link : record.links) closed[link.index()] = 1;
  }
  return closed;
}

}  // namespace

std::vector<LinkTime> road_times(World const& world, SimTime at, VehicleClass const& vehicle) {
  SC_EXPECT(at >= SimTime{0} && at <= world.scenario.end);
  HazardTimeline const& timeline = world.timeline;
  std::size_t const step = timeline.step_of(at);
  auto const depth_m = std::span(timeline.depth_m).subspan(step * timeline.basins, timeline.basins);
  std::vector<LinkTime> times;
  link_times(world.roads, world.exposure, timeline, step, vehicle, depth_m, closed_links(world, at),
             times);
  return times;
}

}  // namespace sc
