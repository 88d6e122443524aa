// SPDX-License-Identifier: Apache-2.0
// How many links a second do cars drive through on the built-in district? A day's trips with their
// two peaks, ways found beforehand, no output.
#include <benchmark/benchmark.h>

#include <map>
#include <string>

#include "cli/traffic_command.h"

namespace sc {
namespace {

/// The ways of so many trips, found once.
TrafficAlone const& day_of(double trips) {
  static std::map<double, LoadedTraffic> loaded;
  if (!loaded.contains(trips)) {
    TrafficOptions options;
    options.what.scenario = SC_SOURCE_DIR "/scenarios/yanhua-2021";
    options.what.trips_per_day = trips;
    loaded.emplace(trips, load_traffic(options));
  }
  return *loaded.at(trips).alone;
}

void traffic_day(benchmark::State& state, double trips, int threads) {
  TrafficAlone const& day = day_of(trips);
  TrafficAlone::Result result;
  std::uint64_t traversals = 0;
  for (auto _ : state) {
    result = day.run(SimTime{0} + whole_hours(48), threads);
    state.SetIterationTime(result.wall_s);
    traversals += result.traversals;
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(traversals));
  state.counters["events_per_window"] =
      static_cast<double>(result.events) / static_cast<double>(result.windows);
  state.counters["events_per_traversal"] =
      static_cast<double>(result.events) / static_cast<double>(result.traversals);
  state.counters["slower_than_empty_roads"] = result.mean_travel_s / result.mean_free_travel_s;
}

int const registered = [] {
  for (double const trips : {20'000.0, 100'000.0, 500'000.0})
    for (int const threads : {1, 2})
      benchmark::RegisterBenchmark(
          ("Traffic/" + std::to_string(static_cast<int>(trips)) +
           "/threads:" + std::to_string(threads))
              .c_str(),
          [=](benchmark::State& state) { traffic_day(state, trips, threads); })
          ->UseManualTime()
          ->Unit(benchmark::kMillisecond);
  return 0;
}();

}  // namespace
}  // namespace sc
