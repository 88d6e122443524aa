// SPDX-License-Identifier: Apache-2.0
// In an executable of its own, whose `new` counts.
#include <gtest/gtest.h>

#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <new>

#include "des/parallel_kernel.h"
#include "des/toy/phold.h"

namespace {
std::atomic<std::uint64_t> allocations{0};

void* counted(std::size_t bytes, std::size_t alignment) {
  ++allocations;
  std::size_t const whole = (bytes + alignment - 1) / alignment * alignment;
  void* const memory = std::aligned_alloc(alignment, whole == 0 ? alignment : whole);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}
}  // namespace

void* operator new(std::size_t bytes) {
  return counted(bytes, __STDCPP_DEFAULT_NEW_ALIGNMENT__);
}
void* operator new(std::size_t bytes, std::align_val_t alignment) {
  return counted(bytes, static_cast<std::size_t>(alignment));
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::align_val_t) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept {
  std::free(memory);
}

namespace sc {
namespace {

/// PHOLD whose object 0 notes the count of allocations at its first event from each of two times.
struct Watched {
  toy::Phold phold;
  SimTime from, to;
  std::uint64_t at_from = 0;
  std::uint64_t at_to = 0;

  void handle(Event const& event, Scheduler& scheduler) {
    if (event.target == 0 && at_from == 0 && event.time >= from) at_from = allocations;
    if (event.target == 0 && at_to == 0 && event.time >= to) at_to = allocations;
    phold.handle(event, scheduler);
  }
};

class SteadyRun : public testing::TestWithParam<int> {};

/// 16,384 jobs for 40 units of time, counted over the last half: 330,000 events. What still grows
/// after a warm-up is rare but inherent: a queue or an outbox that happens to be fuller than ever
/// before, or a bucket width on its border. The size is one where neither is near its border: 8
/// events in a bucket, between 4 and 20; 3 in an outbox, where the chance of over 16 is 1e-8.
TEST_P(SteadyRun, AllocatesNothing) {
  toy::PholdSize size;
  size.objects = 4'096;
  size.parts = 8;
  size.remote = 0.1;
  Watched model{toy::Phold(size), SimTime{0} + toy::kPholdUnit * 20,
                SimTime{0} + toy::kPholdUnit * 40};
  Scheduler scheduler(size.objects, model.phold.partitioning());
  model.phold.start(scheduler);
  run_parallel(model, scheduler, SimTime{0} + toy::kPholdUnit * 42, GetParam());
  EXPECT_GT(model.at_from, 0U);
  EXPECT_EQ(model.at_to - model.at_from, 0U);
}

INSTANTIATE_TEST_SUITE_P(Threads, SteadyRun, testing::Values(1, 2));

}  // namespace
}  // namespace sc
