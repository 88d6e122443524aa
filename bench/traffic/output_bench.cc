// SPDX-License-Identifier: Apache-2.0
// What does the run file cost? The first day of the reference case with its units and so many car
// trips, simulated and written.
#include <benchmark/benchmark.h>

#include <chrono>
#include <filesystem>
#include <string>

#include "io/road_source.h"
#include "io/run/run_file.h"
#include "io/scenario/scenario_reader.h"
#include "plan/dispatch/table.h"
#include "response/simulate.h"

namespace sc {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

World first_day(double trips) {
  Scenario s = read_scenario(SC_SOURCE_DIR "/scenarios/yanhua-2021");
  s.end = SimTime{0} + whole_hours(24);
  s.traffic.on = true;
  s.traffic.rules.demand.trips_per_day = trips;
  LoadedRoads roads = load_roads(s.roads);
  return World(std::move(s), std::move(roads.table), 1);
}

void run_file_of_a_day(benchmark::State& state, double trips) {
  World const world = first_day(trips);
  auto const policy = make_dispatch_policy("nearest_idle");
  auto const path = std::filesystem::temp_directory_path() / "stormcrew_output_bench.h5";
  double simulating = 0;
  double writing = 0;
  for (auto _ : state) {
    auto const begin = Clock::now();
    Trajectory const run = simulate(world, world.scenario.plan, *policy, {});
    simulating += seconds_since(begin);
    auto const written = Clock::now();
    write_run(path, {world.scenario,
                     world.timeline,
                     world.exposure,
                     run,
                     {},
                     {},
                     &world.roads.table(),
                     {},
                     ""});
    writing += seconds_since(written);
  }
  state.counters["file_MB"] = static_cast<double>(std::filesystem::file_size(path)) / 1e6;
  state.counters["simulate_s"] = simulating / static_cast<double>(state.iterations());
  state.counters["write_s"] = writing / static_cast<double>(state.iterations());
  state.counters["write_share"] = writing / simulating;
  std::filesystem::remove(path);
}

int const registered = [] {
  for (double const trips : {20'000.0, 100'000.0, 500'000.0})
    benchmark::RegisterBenchmark(("Output/" + std::to_string(static_cast<int>(trips))).c_str(),
                                 [=](benchmark::State& state) { run_file_of_a_day(state, trips); })
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime();
  return 0;
}();

}  // namespace
}  // namespace sc
