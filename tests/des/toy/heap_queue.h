// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <queue>
#include <vector>

#include "des/event.h"

namespace sc::toy {

/// A binary heap of the standard library with EventQueue's interface: its reference in tests, its
/// yardstick in benchmarks.
class HeapQueue {
 public:
  void push(Event const& event) { heap_.push(event); }
  bool pop_before(SimTime limit, Event& event) {
    if (heap_.empty() || heap_.top().time >= limit) return false;
    event = heap_.top();
    heap_.pop();
    return true;
  }
  [[nodiscard]] SimTime next_time() const { return heap_.empty() ? kNever : heap_.top().time; }

 private:
  struct Later {
    bool operator()(Event const& a, Event const& b) const { return later(a, b); }
  };
  std::priority_queue<Event, std::vector<Event>, Later> heap_;
};

}  // namespace sc::toy
