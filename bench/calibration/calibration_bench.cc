// SPDX-License-Identifier: Apache-2.0
// How fast is the machine just now? Four kernels that use nothing of the product, linked into every
// benchmark program, so that scripts/bench_compare.py can divide by what the machine gave at the
// time. Changing them makes every recorded file worthless: raise VERSION in scripts/bench_file.py.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <numeric>
#include <queue>
#include <random>
#include <utility>
#include <vector>

namespace {

using Random = std::mt19937_64;  // the standard fixes its numbers

/// A walk through a table in random order, each step to the address that the last one read. The
/// table is larger than the nearest cache and smaller than a core's own.
void loads(benchmark::State& state) {
  constexpr std::size_t kCells = 1 << 17;  // 512 KB
  std::vector<std::uint32_t> order(kCells);
  std::iota(order.begin(), order.end(), 0U);
  Random random(1);
  for (std::size_t i = kCells - 1; i > 0; --i) std::swap(order[i], order[random() % i]);
  std::vector<std::uint32_t> next(kCells);
  for (std::size_t i = 0; i < kCells; ++i) next[order[i]] = order[(i + 1) % kCells];
  std::uint32_t at = 0;
  for (auto _ : state) {
    for (int i = 0; i < 1'024; ++i) at = next[at];
    benchmark::DoNotOptimize(at);
  }
}

/// Sorts floats in random order: branches that no processor guesses, in the nearest cache.
void sort(benchmark::State& state) {
  Random random(1);
  std::vector<float> drawn(2'048);
  for (float& v : drawn) v = static_cast<float>(random() >> 40);
  std::vector<float> sorted;
  for (auto _ : state) {
    sorted = drawn;
    std::sort(sorted.begin(), sorted.end());
    benchmark::DoNotOptimize(sorted.data());
  }
}

/// A binary heap of 8,192 entries, the least taken out and put back later: branches and loads
/// together, as searches and queues have them.
void heap(benchmark::State& state) {
  using Entry = std::pair<std::uint64_t, std::uint64_t>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
  Random random(1);
  std::vector<std::uint64_t> draw(4'096);
  for (std::uint64_t& v : draw) v = random() >> 40;
  for (std::uint64_t i = 0; i < 8'192; ++i) queue.emplace(draw[i % draw.size()], i);
  std::size_t k = 0;
  for (auto _ : state)
    for (int i = 0; i < 256; ++i) {
      Entry const first = queue.top();
      queue.pop();
      queue.emplace(first.first + draw[k++ % draw.size()], first.second);
    }
}

/// Columns of numbers, read and written one after the other.
void columns(benchmark::State& state) {
  std::vector<std::int32_t> a(1 << 15), b(1 << 15);  // 256 KB together
  std::iota(a.begin(), a.end(), 0);
  for (auto _ : state) {
    for (std::size_t i = 0; i < a.size(); ++i) b[i] = std::min(b[i] + 3, a[i]);
    benchmark::DoNotOptimize(b.data());
    benchmark::ClobberMemory();
  }
}

void enter(char const* name, void (*kernel)(benchmark::State&)) {
  benchmark::RegisterBenchmark(name, kernel)->Unit(benchmark::kMicrosecond)->MinTime(0.005);
}

[[maybe_unused]] int const registered = [] {
  enter("Calibration/loads", loads);
  enter("Calibration/sort", sort);
  enter("Calibration/heap", heap);
  enter("Calibration/columns", columns);
  return 0;
}();

}  // namespace
