// SPDX-License-Identifier: Apache-2.0
#include "des/event_queue.h"

#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "base/random.h"
#include "des/toy/heap_queue.h"

namespace sc {
namespace {

constexpr std::size_t kDraws = 1 << 16;

/// Exponential times with a mean of 1,000 s, drawn beforehand.
std::vector<Duration> increments() {
  Stream stream(2024, 0, Purpose::test, 0);
  std::vector<Duration> all(kDraws);
  for (Duration& d : all) d = from_seconds(stream.exponential(1'000));
  return all;
}

/// Hold model (Jones 1986, CACM 29, 300-311): pop one event, push it again an exponential time
/// later, with `size` events in the queue.
template <class Queue>
void hold(benchmark::State& state, std::uint32_t size) {
  std::vector<Duration> const draw = increments();
  Queue queue;
  Event event;
  std::uint32_t serial = 0;
  auto const push_later = [&] {
    event.time = event.time + draw[serial % kDraws];
    event.serial = serial++;
    queue.push(event);
  };
  for (std::uint32_t i = 0; i < size; ++i) {
    event = {SimTime{0}, i};
    push_later();
  }
  auto const step = [&] {
    queue.pop_before(kNever, event);
    push_later();
  };
  for (std::uint32_t i = 0; i < 3 * size + 10'000; ++i) step();  // settles
  for (auto _ : state) step();
  state.SetItemsProcessed(state.iterations());
}

int register_holds() {
  for (std::uint32_t const size : {100U, 10'000U, 1'000'000U}) {
    std::string const name = "Hold/" + std::to_string(size);
    benchmark::RegisterBenchmark((name + "/ours").c_str(), hold<EventQueue>, size);
    benchmark::RegisterBenchmark((name + "/heap").c_str(), hold<toy::HeapQueue>, size);
  }
  // A fixed number of events, for counting instructions.
  benchmark::RegisterBenchmark("Hold/10000/ours", hold<EventQueue>, 10'000)->Iterations(100'000);
  return 0;
}

[[maybe_unused]] int const registered = register_holds();

}  // namespace
}  // namespace sc
