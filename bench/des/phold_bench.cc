// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include <chrono>
#include <string>

#include "des/heap_engine.h"
#include "des/parallel_kernel.h"
#include "des/toy/phold.h"

namespace sc {
namespace {

/// Events that one measurement handles, after as long a warm-up of two units of time.
constexpr std::uint64_t kEvents = 8'000'000;
constexpr SimTime kWarm = SimTime{0} + toy::kPholdUnit * 2;

SimTime end_of_measurement(toy::PholdSize const& size) {
  std::uint64_t const jobs = std::uint64_t{size.objects} * size.jobs_each;
  auto const units_per_mille = static_cast<std::int64_t>(1'000 * kEvents / jobs);
  return kWarm + milliseconds(toy::kPholdUnit.ms / 1'000 * units_per_mille);
}

/// Adds up events and the wall clock's time for them. Google Benchmark's own rate would be one of
/// the first thread's processor time.
class Rate {
 public:
  explicit Rate(benchmark::State& state) : state_(state) {}

  /// Runs `work`, which returns its events, outside the pause that set-up takes place in.
  template <class Work>
  void measure(Work work) {
    state_.ResumeTiming();
    auto const start = std::chrono::steady_clock::now();
    events_ += work();
    seconds_ += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    state_.PauseTiming();
  }
  [[nodiscard]] double events() const { return static_cast<double>(events_); }
  void report() { state_.counters["items_per_second"] = events() / seconds_; }

 private:
  benchmark::State& state_;
  std::uint64_t events_ = 0;
  double seconds_ = 0;
};

void phold_on_heap(benchmark::State& state, toy::PholdSize size) {
  Rate rate(state);
  for (auto _ : state) {
    state.PauseTiming();
    toy::Phold model(size);
    bench::HeapEngine engine(size.objects);
    model.start(engine);
    engine.run(model, kWarm);
    rate.measure([&] { return engine.run(model, end_of_measurement(size)); });
    benchmark::DoNotOptimize(model.digest());
    state.ResumeTiming();
  }
  rate.report();
}

/// With the kernel's own set-up, which takes over the events that the warm-up has left.
void phold_on_ours(benchmark::State& state, toy::PholdSize size, int threads) {
  Rate rate(state);
  std::uint64_t windows = 0;
  for (auto _ : state) {
    state.PauseTiming();
    toy::Phold model(size);
    Scheduler scheduler(size.objects, model.partitioning());
    model.start(scheduler);
    run_parallel(model, scheduler, kWarm, threads);
    rate.measure([&] {
      auto const counts =
          ParallelRun<toy::Phold>::run(model, scheduler, end_of_measurement(size), threads);
      windows += counts.windows;
      return counts.events;
    });
    benchmark::DoNotOptimize(model.digest());
    state.ResumeTiming();
  }
  rate.report();
  state.counters["events_per_window"] = rate.events() / static_cast<double>(windows);
}

template <class Bench, class... Args>
void enter(std::string const& name, Bench bench, Args... args) {
  benchmark::RegisterBenchmark(name.c_str(), bench, args...)->Unit(benchmark::kMillisecond);
}

void enter_for_one_and_two_threads(std::string const& name, toy::PholdSize const& size) {
  enter(name + "/threads:1", phold_on_ours, size, 1);
  enter(name + "/threads:2", phold_on_ours, size, 2);
}

toy::PholdSize phold(std::uint32_t objects, std::uint32_t parts) {
  toy::PholdSize size;
  size.objects = objects;
  size.parts = parts;
  return size;
}

/// So many objects, of 4 jobs each, that a window of a tenth of a unit holds so many events.
toy::PholdSize phold_with_window_of(std::uint32_t events) {
  return phold(events * 10 / 4, 16);
}

int register_pholds() {
  for (auto const& size : {phold(16'384, 16), phold(200'000, 64)}) {
    std::string const name = "Phold/" + std::to_string(size.objects) + "x4";
    enter(name + "/heap", phold_on_heap, size);
    enter_for_one_and_two_threads(name + "/ours", size);
  }
  for (std::uint32_t const events : {100U, 300U, 1'000U, 3'000U, 10'000U, 30'000U})
    enter_for_one_and_two_threads("Window/" + std::to_string(events), phold_with_window_of(events));
  return 0;
}

[[maybe_unused]] int const registered = register_pholds();

}  // namespace
}  // namespace sc
