// SPDX-License-Identifier: Apache-2.0
#include "hazard/road_state.h"

#include <benchmark/benchmark.h>

#include <cmath>
#include <vector>

#include "base/random.h"

namespace sc {
namespace {

constexpr std::size_t kZones = 18;
constexpr std::size_t kBasins = 32;

/// A ring of links with random lengths and speeds; every 50th link lies in a basin.
RoadTable ring(std::size_t links) {
  Stream random(1, 0, Purpose::test, 0);
  RoadTable table;
  table.names.emplace_back();
  for (std::size_t i = 0; i < links; ++i) {
    double const angle = 6.283 * static_cast<double>(i) / static_cast<double>(links);
    table.node_position.push_back({120.15 + 0.05 * std::sin(angle), 30.3 + 0.05 * std::cos(angle)});
    table.node_ref.push_back(static_cast<std::int64_t>(i));
    table.tail.push_back(static_cast<std::uint32_t>(i));
    table.head.push_back(static_cast<std::uint32_t>((i + 1) % links));
    table.length_m.push_back(static_cast<float>(20 + 300 * random.uniform()));
    table.free_speed_mps.push_back(static_cast<float>(5 + 20 * random.uniform()));
    table.road_class.push_back(RoadClass::tertiary);
    table.flags.push_back(random.below(20) == 0 ? link_flag::elevated : std::uint8_t{0});
    table.layer.push_back(0);
    table.name.push_back(0);
    table.way_ref.push_back(0);
  }
  table.shape_begin.assign(links + 1, 0);
  return table;
}

struct WetDistrict {
  RoadGraph graph;
  LinkExposure exposure;
  HazardTimeline timeline;
  std::vector<float> depth_m;
  std::vector<std::uint8_t> closed;

  explicit WetDistrict(std::size_t links) : graph(ring(links)), closed(links, 0) {
    for (std::size_t i = 0; i < links; ++i) {
      exposure.zone.push_back(ZoneId{i * kZones / links});
      exposure.basin.push_back(i % 50 == 0 ? BasinId{i / 50 % kBasins} : BasinId{});
    }
    exposure.closure_m.assign(kBasins, 0.25F);
    timeline.step = whole_minutes(5);
    timeline.steps = 1;
    timeline.zones = kZones;
    timeline.basins = kBasins;
    timeline.rain_mps.assign(kZones, 5e-6F);
    timeline.mean_wind_mps.assign(kZones, 12.0F);
    timeline.gust_mps.assign(kZones, 20.0F);
    depth_m.assign(kBasins, 0.1F);
  }
};

void link_times_of_one_step(benchmark::State& state) {
  WetDistrict const district(static_cast<std::size_t>(state.range(0)));
  VehicleClass const car;
  std::vector<LinkTime> times;
  for (auto _ : state) {
    link_times(district.graph, district.exposure, district.timeline, 0, car, district.depth_m,
               district.closed, times);
    benchmark::DoNotOptimize(times.data());
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(link_times_of_one_step)->ArgName("links")->Arg(30'000)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace sc
