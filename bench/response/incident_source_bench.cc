// SPDX-License-Identifier: Apache-2.0
// What does a replication of the reference case pay for its incidents, and what does every World
// pay once for their rates?
#include "response/incident_source.h"

#include <benchmark/benchmark.h>

#include "io/road_source.h"
#include "io/scenario/scenario_reader.h"

namespace sc {
namespace {

World const& reference_world() {
  static World const world = [] {
    Scenario s = read_scenario(SC_SOURCE_DIR "/scenarios/yanhua-2021");
    LoadedRoads roads = load_roads(s.roads);
    return World(std::move(s), std::move(roads.table), 1);
  }();
  return world;
}

void incidents_of_a_replication(benchmark::State& state) {
  World const& world = reference_world();
  std::uint32_t replication = 0;
  std::size_t incidents = 0;
  for (auto _ : state) incidents += incidents_of(world, 1, replication++).size();
  state.counters["incidents"] =
      static_cast<double>(incidents) / static_cast<double>(state.iterations());
}
BENCHMARK(incidents_of_a_replication)->Unit(benchmark::kMicrosecond);

void onset_rates_of_a_world(benchmark::State& state) {
  World const& world = reference_world();
  for (auto _ : state) benchmark::DoNotOptimize(OnsetRates(world));
}
BENCHMARK(onset_rates_of_a_world)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace sc
