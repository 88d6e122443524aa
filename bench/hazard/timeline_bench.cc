// SPDX-License-Identifier: Apache-2.0
#include "hazard/timeline.h"

#include <benchmark/benchmark.h>

#include <vector>

namespace sc {
namespace {

/// A district like the reference case: 18 zones, 32 basins, 6 days of 5 minutes, 6 gauges by the
/// hour and a track with a fix every 3 hours.
struct District {
  std::vector<HazardZone> zones;
  std::vector<HazardBasin> basins;
  std::vector<TrackFix> track;
  RainRecord rain;
  std::vector<CanalLevel> canal;

  District() {
    for (int i = 0; i < 18; ++i)
      zones.push_back({{120.10 + 0.005 * i, 30.26 + 0.006 * i}, Terrain::C});
    BasinSpec const spec{20'000, 0.9, 0.12, 0.1, 0.3, 3.5, 2.5, 0, 0.015, 0.5};
    for (int i = 0; i < 32; ++i) basins.push_back({{120.11 + 0.003 * i, 30.30}, spec});
    for (int i = 0; i <= 48; ++i)
      track.push_back({SimTime{0} + whole_hours(3 * i),
                       {125 - 0.15 * i, 25 + 0.15 * i},
                       95'500.0 + 60 * i,
                       42.0 - 0.5 * i});
    for (int g = 0; g < 6; ++g) rain.gauges.push_back({"g", {120.1 + 0.02 * g, 30.3}});
    for (std::size_t g = 0; g < 6; ++g)
      for (int h = 0; h < 144; ++h)
        rain.spells.push_back({g, SimTime{0} + whole_hours(h), SimTime{0} + whole_hours(h + 1),
                               h % 24 == 5 ? 0.03 : 0.002});
    canal = {{SimTime{0}, 1.5}, {SimTime{0} + whole_hours(80), 2.68}};
  }
};

void build_timeline_of_six_days(benchmark::State& state) {
  District const district;
  HazardInput const input{SimTime{0} + whole_hours(144),
                          whole_minutes(5),
                          1,
                          district.zones,
                          district.basins,
                          district.track,
                          &district.rain,
                          district.canal};
  for (auto _ : state)
    benchmark::DoNotOptimize(build_timeline(input, static_cast<int>(state.range(0))));
}
BENCHMARK(build_timeline_of_six_days)
    ->ArgName("threads")
    ->Arg(1)
    ->Arg(2)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace
}  // namespace sc
