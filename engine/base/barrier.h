// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <thread>

namespace sc {

/// Where the members of a team wait for each other, many times a second. The last to come does
/// what has to be done alone; everything done before a meeting is seen by all after it.
/// Waits by spinning for some microseconds, then gives the processor away.
class Barrier {
 public:
  /// Waits for `team` members, the same number at every meeting. `alone` must not throw.
  template <class Alone>
  void meet(int team, Alone&& alone) {
    unsigned const phase = phase_.load(std::memory_order_relaxed);
    if (arrived_.fetch_add(1, std::memory_order_acq_rel) + 1 == team) {
      alone();
      arrived_.store(0, std::memory_order_relaxed);
      phase_.store(phase + 1, std::memory_order_release);
      phase_.notify_all();
      return;
    }
    bool const crowded = team > static_cast<int>(std::thread::hardware_concurrency());
    for (int spins = crowded ? kSpins : 0; spins < kSpins; ++spins) {
      if (phase_.load(std::memory_order_acquire) != phase) return;
      pause();
    }
    while (phase_.load(std::memory_order_acquire) == phase)
      phase_.wait(phase, std::memory_order_acquire);
  }

 private:
  static constexpr int kSpins = 4000;

  static void pause() {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#endif
  }

  alignas(128) std::atomic<int> arrived_{0};
  alignas(128) std::atomic<unsigned> phase_{0};
};

}  // namespace sc
