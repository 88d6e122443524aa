// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/check.h"
#include "io/run/run_contents.h"

namespace sc {
namespace {

RunRoads roads_of(RunFile const& run) {
  RoadTable const& roads = *run.roads;
  RunRoads to;
  to.zone = run.exposure.zone;
  to.basin = run.exposure.basin;
  for (std::uint8_t const flags : roads.flags)
    to.elevated.push_back((flags & link_flag::elevated) != 0);
  to.length_m = roads.length_m;
  to.free_speed_mps = roads.free_speed_mps;
  to.road_class = roads.road_class;
  to.name = roads.name;
  for (std::uint32_t const node : roads.tail) to.tail.push_back(roads.node_position[node]);
  for (std::uint32_t const node : roads.head) to.head.push_back(roads.node_position[node]);
  to.shape_begin = roads.shape_begin;
  to.shape = roads.shape;
  return to;
}

RunWeather weather_of(HazardTimeline const& t) {
  return {t.step, t.steps, t.rain_mps, t.mean_wind_mps, t.gust_mps, t.canal_m};
}

}  // namespace

RunContents run_contents_of(RunFile const& run) {
  SC_EXPECT(run.roads != nullptr);
  RunContents all;
  all.title = run.scenario.names;
  all.note = run.scenario.note;
  all.attribution = run.attribution;
  all.provenance = run.provenance;
  all.summary = run.summary;
  std::sort(all.summary.begin(), all.summary.end());
  all.labels = run_labels(run.scenario, run.roads);
  all.run = run.trajectory;
  all.roads = roads_of(run);
  all.weather = weather_of(run.timeline);
  all.closures.assign(run.closures.begin(), run.closures.end());
  return all;
}

}  // namespace sc
