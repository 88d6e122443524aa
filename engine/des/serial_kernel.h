// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/check.h"
#include "des/event.h"

namespace sc {

/// Where handlers put new events. Gives each event its serial number, so that a model only says
/// who, when, what.
class Scheduler {
 public:
  /// `entities` bounds the creator ids: every event's `entity` is below it.
  explicit Scheduler(std::uint32_t entities) : next_serial_(entities, 0) {}

  /// Adds an event. Preconditions: creator < entities; time not before the current event.
  void post(std::uint32_t creator, SimTime time, std::uint16_t kind, std::uint32_t target,
            std::uint64_t payload = 0, std::uint16_t flags = 0) {
    SC_EXPECT(creator < next_serial_.size());
    SC_EXPECT(time >= now_);
    heap_.push_back({time, creator, next_serial_[creator]++, target, kind, flags, payload});
    std::push_heap(heap_.begin(), heap_.end(), later);
  }

  [[nodiscard]] SimTime now() const { return now_; }
  [[nodiscard]] std::size_t pending() const { return heap_.size(); }

 private:
  template <class Model>
  friend std::uint64_t run_serial(Model& model, Scheduler& scheduler, SimTime horizon);

  static bool later(Event const& a, Event const& b) { return earlier(b, a); }
  Event pop() {
    std::pop_heap(heap_.begin(), heap_.end(), later);
    Event const event = heap_.back();
    heap_.pop_back();
    now_ = event.time;
    return event;
  }

  std::vector<Event> heap_;
  std::vector<std::uint32_t> next_serial_;
  SimTime now_{INT64_MIN};
};

/// Handles events in their total order until none is left before `horizon` (exclusive).
/// The oracle of every other kernel. Model: `void handle(Event const&, Scheduler&)`.
/// Returns the number of events handled. A handler's exception leaves the run where it stands.
template <class Model>
std::uint64_t run_serial(Model& model, Scheduler& scheduler, SimTime horizon) {
  std::uint64_t handled = 0;
  while (!scheduler.heap_.empty() && scheduler.heap_.front().time < horizon) {
    Event const event = scheduler.pop();
    model.handle(event, scheduler);
    ++handled;
  }
  return handled;
}

}  // namespace sc
