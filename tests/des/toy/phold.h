// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

#include "base/random.h"
#include "des/scheduler.h"

namespace sc::toy {

/// PHOLD (Fujimoto 1990, SCS Multiconf. Distributed Simulation, 23-28), the usual yardstick of
/// parallel kernels: a fixed population of jobs; an object that gets one sends it on after
/// lookahead + an exponential time, with probability `remote` to any object, else to itself.
struct PholdSize {
  std::uint32_t objects = 16'384;
  std::uint32_t jobs_each = 4;
  double remote = 0.25;
  std::uint32_t parts = 64;
  Duration lookahead = whole_seconds(100);  ///< 0.1 of the unit
  double mean_s = 900;                      ///< of the exponential part: mean step of one unit
};

/// Time unit of the usual figures, "lookahead 0.1".
inline constexpr Duration kPholdUnit = whole_seconds(1000);

class Phold {
 public:
  explicit Phold(PholdSize const& size) : size_(size), state_(size.objects) {}

  [[nodiscard]] Partitioning partitioning() const {
    Partitioning p{size_.parts, {}, size_.lookahead, 0};
    for (std::uint64_t i = 0; i < size_.objects; ++i)
      p.part_of.push_back(static_cast<std::uint32_t>(i * size_.parts / size_.objects));
    return p;
  }
  template <class AnyScheduler>
  void start(AnyScheduler& scheduler) {
    for (std::uint32_t object = 0; object < size_.objects; ++object)
      for (std::uint32_t job = 0; job < size_.jobs_each; ++job) {
        Stream luck(2021, 1, Purpose::test, object);
        scheduler.post(object, SimTime{0} + step(luck.block(job)), 0, object);
      }
  }

  template <class AnyScheduler>
  void handle(Event const& event, AnyScheduler& scheduler) {
    Object& object = state_[event.target];
    object.digest = object.digest * 0x9e3779b97f4a7c15U +
                    static_cast<std::uint64_t>(event.time.ms) + event.entity + event.serial;
    Stream const luck(2021, 0, Purpose::test, event.target);
    auto const word = luck.block(object.handled++);
    bool const remote = word[2] < static_cast<std::uint32_t>(size_.remote * 4294967295.0);
    std::uint64_t const anyone = static_cast<std::uint64_t>(word[3]) * size_.objects >> 32;
    scheduler.post(event.target, event.time + step(word), 0,
                   remote ? static_cast<std::uint32_t>(anyone) : event.target);
  }

  /// One number for everything that every object has seen, in order.
  [[nodiscard]] std::uint64_t digest() const {
    std::uint64_t all = 0;
    for (Object const& object : state_)
      all = (all ^ object.digest ^ object.handled) * 0xbf58476d1ce4e5b9U;
    return all;
  }

 private:
  struct Object {
    std::uint64_t digest = 0;
    std::uint32_t handled = 0;
  };

  [[nodiscard]] Duration step(std::array<std::uint32_t, 4> const& word) const {
    double const uniform = (static_cast<double>(word[0]) + 0.5) * 0x1.0p-32;
    return size_.lookahead + from_seconds(-size_.mean_s * std::log(uniform));
  }

  PholdSize size_;
  std::vector<Object> state_;
};

}  // namespace sc::toy
