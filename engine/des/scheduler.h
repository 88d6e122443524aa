// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "base/check.h"
#include "des/event.h"
#include "des/lane.h"
#include "des/partitioning.h"

namespace sc {

namespace detail {
class WindowedRun;
}

/// Where handlers put new events. Gives each event its serial number, so that a model only says
/// who, when, what. The same for every kernel: a model cannot tell which one runs it.
class Scheduler {
 public:
  /// `entities` bounds the creator ids: every event's `entity` is below it. A creator's events are
  /// posted by one part at a time. Without a partitioning every event concerns the whole model.
  explicit Scheduler(std::uint32_t entities, Partitioning partitioning = {})
      : partitioning_(std::move(partitioning)), serials_(entities, 0), entities_(entities) {
    next_serial_ = serials_.data();
  }
  Scheduler(Scheduler&&) = default;
  /// The same future, to go its own way from here. Between runs only.
  Scheduler(Scheduler const& other)
      : partitioning_(other.partitioning_),
        serials_(other.serials_),
        entities_(other.entities_),
        heap_(other.heap_),
        now_(other.now_) {
    SC_EXPECT(other.lane_ == nullptr);
    next_serial_ = serials_.data();
  }
  Scheduler& operator=(Scheduler const&) = delete;
  Scheduler& operator=(Scheduler&&) = default;

  /// Adds an event. Preconditions: creator < entities; time not before the current event.
  void post(std::uint32_t creator, SimTime time, std::uint16_t kind, std::uint32_t target,
            std::uint64_t payload = 0, std::uint16_t flags = 0) {
    SC_EXPECT(creator < entities_);
    SC_EXPECT(time >= now_);
    Event const event{time, creator, next_serial_[creator]++, target, kind, flags, payload};
    if (lane_ != nullptr) return lane_->deliver(event, now_);
    heap_.push_back(event);
    std::push_heap(heap_.begin(), heap_.end(), later);
  }

  /// Lets time pass up to `t`, before which nothing is to happen any more. Between runs only.
  void wait_until(SimTime t) {
    SC_EXPECT(lane_ == nullptr && t >= now_ && (heap_.empty() || heap_.front().time >= t));
    now_ = t;
  }

  /// Time of the event being handled.
  [[nodiscard]] SimTime now() const { return now_; }
  /// Which part's event is being handled: for scratch memory, which no result may depend on.
  [[nodiscard]] std::uint32_t part() const { return part_; }
  /// Events not yet handled; between runs only.
  [[nodiscard]] std::size_t pending() const { return heap_.size(); }
  [[nodiscard]] Partitioning const& partitioning() const { return partitioning_; }

 private:
  template <class Model>
  friend std::uint64_t run_serial(Model& model, Scheduler& scheduler, SimTime horizon);
  template <class Model>
  friend class ParallelRun;
  friend class detail::WindowedRun;

  /// A lane's own, inside a parallel run: shares the serial numbers of the run's scheduler.
  Scheduler(Scheduler& run, Lane& lane, std::uint32_t part)
      : entities_(run.entities_),
        part_(part),
        next_serial_(run.next_serial_),
        lane_(&lane),
        now_(run.now_) {}

  Event pop() {
    std::pop_heap(heap_.begin(), heap_.end(), later);
    Event const event = heap_.back();
    heap_.pop_back();
    now_ = event.time;
    return event;
  }

  Partitioning partitioning_;
  std::vector<std::uint32_t> serials_;
  std::uint32_t entities_;
  std::uint32_t part_ = 0;
  std::uint32_t* next_serial_ = nullptr;
  Lane* lane_ = nullptr;     ///< inside a parallel run
  std::vector<Event> heap_;  ///< outside one
  SimTime now_{INT64_MIN};
};

}  // namespace sc
