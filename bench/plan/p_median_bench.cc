// SPDX-License-Identifier: Apache-2.0
// How long does the planner's p-median solver take, and what does it leave open of the gap? Nodes
// at random in a square, distances in whole metres: 400 of them, few and many sites to open.
#include "plan/placement/p_median.h"

#include <benchmark/benchmark.h>

#include <cmath>

#include "base/random.h"

namespace sc {
namespace {

constexpr std::size_t kNodes = 400;
constexpr double kSide = 10'000;  // [m]

CostTable distances() {
  Stream random(1, 0, Purpose::test, 0);
  std::vector<double> x, y;
  for (std::size_t node = 0; node < kNodes; ++node) {
    x.push_back(kSide * random.uniform());
    y.push_back(kSide * random.uniform());
  }
  CostTable costs(kNodes, kNodes);
  for (std::size_t c = 0; c < kNodes; ++c)
    for (std::size_t f = 0; f < kNodes; ++f)
      costs.at(c, f) = std::round(std::hypot(x[c] - x[f], y[c] - y[f]));
  return costs;
}

void solve_p_median_of_400_nodes(benchmark::State& state) {
  CostTable const costs = distances();
  PMedian found;
  for (auto _ : state) found = solve_p_median(costs, static_cast<std::size_t>(state.range(0)));
  state.counters["value"] = found.value;
  state.counters["gap_percent"] = 100 * found.gap();
}
BENCHMARK(solve_p_median_of_400_nodes)->Arg(5)->Arg(40)->Arg(133)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace sc
