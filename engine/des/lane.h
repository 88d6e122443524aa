// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <exception>
#include <vector>

#include "base/check.h"
#include "des/event_queue.h"
#include "des/partitioning.h"

namespace sc {

class Lanes;

/// One part of a model inside the parallel kernel: its pending events and its mail. The last lane
/// of a run is that of the events that concern the whole model.
class alignas(128) Lane {
 public:
  Lane(Lanes& lanes, std::uint32_t part);

  /// An event that a handler of this lane has posted at the moment `sent`.
  void deliver(Event const& event, SimTime sent);

  /// An event from outside, with every part at rest.
  void add(Event const& event) {
    queue.push(event);
    first_ = std::min(first_, event.time);
  }
  /// A window begins: mail of the one before comes into the queue.
  void take_mail();
  /// Looks again for the earliest event, after some have been handled.
  void settle() { first_ = queue.next_time(); }
  /// Earliest event that this lane has; kNever when none.
  [[nodiscard]] SimTime first() const { return first_; }
  /// Earliest event that this lane knows of: its own and the mail it sent in the last window.
  [[nodiscard]] SimTime first_known() const { return std::min(first_, sent_first_); }

  EventQueue queue;
  std::uint64_t handled = 0;
  std::exception_ptr failure;  ///< of the event `failed`
  Event failed;

 private:
  friend class Lanes;
  /// Mail from this lane to each other, of two windows in turn.
  struct Outbox {
    std::vector<std::vector<Event>> to;  ///< [lanes]
  };
  /// Which lanes have written to this one, of two windows in turn: a bit each.
  using Senders = std::vector<std::atomic<std::uint64_t>>;

  void send(Event const& event, std::uint32_t to, SimTime sent);

  Lanes* lanes_;
  std::uint32_t part_;
  SimTime first_ = kNever;
  SimTime sent_first_ = kNever;  ///< earliest mail sent in this window
  std::array<Outbox, 2> outbox_;
  std::array<Senders, 2> senders_;
};

/// All lanes of a run and the window they are in.
class Lanes {
 public:
  explicit Lanes(Partitioning const& partitioning);

  [[nodiscard]] std::uint32_t parts() const { return partitioning_.parts; }
  /// Lane of a part, or number parts(): that of the whole model.
  [[nodiscard]] Lane& lane(std::uint32_t p) { return lanes_[p]; }
  [[nodiscard]] Lane& whole() { return lanes_.back(); }
  [[nodiscard]] Partitioning const& partitioning() const { return partitioning_; }
  [[nodiscard]] std::uint32_t lane_of(Event const& event) const {
    return partitioning_.whole(event) ? parts() : partitioning_.part_of[event.target];
  }
  /// Earliest event of any part, or in the mail; kNever when nothing is left.
  [[nodiscard]] SimTime next_local() const;
  /// Events handled so far.
  [[nodiscard]] std::uint64_t handled() const;
  /// Begins the next window: what is sent from now on is read in the one after it.
  void turn_page() { page_ ^= 1U; }
  /// The failure of the earliest event, or nothing.
  [[nodiscard]] Lane const* first_failure() const;

 private:
  friend class Lane;
  Partitioning const& partitioning_;
  std::uint32_t page_ = 0;  ///< outboxes being written
  std::vector<Lane> lanes_;
};

inline void Lane::deliver(Event const& event, SimTime sent) {
  std::uint32_t const to = lanes_->lane_of(event);
  if (to == part_)
    queue.push(event);
  else
    send(event, to, sent);
}

}  // namespace sc
