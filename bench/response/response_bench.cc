// SPDX-License-Identifier: Apache-2.0
// How many replications of a whole storm a second, nothing recorded but incidents and counts, on
// one thread and on two? The World is built outside the clock; each replication has its own seed.
#include <benchmark/benchmark.h>

#include <atomic>
#include <map>
#include <memory>
#include <string>

#include "base/parallel.h"
#include "io/road_source.h"
#include "io/scenario/scenario_reader.h"
#include "plan/dispatch/table.h"
#include "response/simulate.h"

namespace sc {
namespace {

/// Enough for two threads to share evenly.
constexpr std::size_t kReplications = 8;

World const& world_of(std::string const& scenario) {
  static std::map<std::string, std::unique_ptr<World>> worlds;
  std::unique_ptr<World>& world = worlds[scenario];
  if (!world) {
    Scenario s = read_scenario(SC_SOURCE_DIR "/scenarios/" + scenario);
    LoadedRoads roads = load_roads(s.roads);
    world = std::make_unique<World>(std::move(s), std::move(roads.table), 0);
  }
  return *world;
}

void replications(benchmark::State& state, std::string const& scenario, int threads) {
  World const& world = world_of(scenario);
  auto const policy =
      make_dispatch_policy(world.scenario.rules.policy, world.scenario.plan.weights);
  std::uint64_t first = 1;
  std::atomic<std::uint64_t> incidents = 0;
  for (auto _ : state) {
    parallel_for(kReplications, threads, [&](std::size_t k) {
      SimulationOptions options;
      options.seed = first + k;
      options.record_all = false;
      incidents += simulate(world, world.scenario.plan, *policy, options).incidents.size();
    });
    first += kReplications;
  }
  auto const made = state.iterations() * static_cast<std::int64_t>(kReplications);
  state.SetItemsProcessed(made);
  state.counters["incidents"] = static_cast<double>(incidents) / static_cast<double>(made);
}

int const registered = [] {
  for (char const* const scenario : {"yanhua-2021", "yanhua-stress"})
    for (int const threads : {1, 2})
      benchmark::RegisterBenchmark(
          ("Replications/" + std::string(scenario) + "/threads:" + std::to_string(threads)).c_str(),
          [=](benchmark::State& state) { replications(state, scenario, threads); })
          ->Unit(benchmark::kMillisecond)
          ->UseRealTime();
  return 0;
}();

}  // namespace
}  // namespace sc
