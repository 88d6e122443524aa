// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <queue>
#include <vector>

#include "des/event.h"

namespace sc::bench {

/// The engine everybody writes first, as yardstick: one global std::priority_queue of the same
/// 32-byte events in the same order. Offers models what a Scheduler offers.
class HeapEngine {
 public:
  explicit HeapEngine(std::uint32_t entities) : next_serial_(entities, 0) {}

  void post(std::uint32_t creator, SimTime time, std::uint16_t kind, std::uint32_t target,
            std::uint64_t payload = 0, std::uint16_t flags = 0) {
    pending_.push({time, creator, next_serial_[creator]++, target, kind, flags, payload});
  }

  template <class Model>
  std::uint64_t run(Model& model, SimTime horizon) {
    std::uint64_t handled = 0;
    while (!pending_.empty() && pending_.top().time < horizon) {
      Event const event = pending_.top();
      pending_.pop();
      model.handle(event, *this);
      ++handled;
    }
    return handled;
  }

 private:
  struct Later {
    bool operator()(Event const& a, Event const& b) const { return later(a, b); }
  };
  std::priority_queue<Event, std::vector<Event>, Later> pending_;
  std::vector<std::uint32_t> next_serial_;
};

}  // namespace sc::bench
