// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>
#include <span>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "des/scheduler.h"
#include "road/link_time.h"
#include "traffic/network.h"

namespace sc {

/// Kinds of event of the queue model, all local to the node that is their target. The response
/// model's kinds lie below.
enum class QueueEvent : std::uint16_t {
  start = 32,  ///< payload: vehicle, which wants to enter the first link of its route
  arrival,     ///< payload: link, whose next vehicle comes to its end
  gate,        ///< payload: link, whose flow capacity lets the next vehicle go
  poll         ///< payload: link, for which somebody waits: is there room?
};
inline constexpr std::uint16_t kFirstQueueEvent = 32;

/// Finds a new way for a driver who stands before a closed road. Called from several parts at once.
class WayFinder {
 public:
  virtual ~WayFinder() = default;
  /// Fastest open way from the end of `on` (or, if unset, from `node`) to the end of `last`'s road.
  /// The result begins with `on` if that is set; empty: there is none. It stays valid.
  virtual std::span<LinkId const> find(std::uint32_t part, LinkId on, NodeId node, LinkId last) = 0;
};

/// Vehicles on links as spatial queues, event by event.
///
///   - A vehicle that enters a link at t reaches its end at t + free-flow time (of the road state
///     at t), not before those ahead of it.
///   - Vehicles leave a link first come, first served, at least a headway apart, into the next link
///     of their route if that has room; else they wait, and with them everybody behind.
///   - A link has room for `storage` vehicles. A slot given free at its end is seen at its tail a
///     backward-wave time later, so queues and gaps move at finite speed and spill back.
///   - Who wants to enter a full link is served in order of time, whether it comes along a road or
///     starts there.
///   - A head that has waited `patience` pulls out and waits beside the road instead, behind those
///     who do so already: no ring of full links can hold for ever.
///   - A closed link takes nobody; who wants to enter it looks for another way, or gives up.
///
/// A simplification of the kinematic wave model (Newell 1993, Transp. Res. B 27, 281-313) in the
/// form of queue simulation with backward-travelling holes (Charypar, Axhausen & Nagel 2007, TRR
/// 2003, 35-40). No lanes, no signals, no car following.
///
/// State of a link's end and of the entrances of the links behind it belongs to the node between
/// them, and so to its part. A tail reads what its link's head wrote at least free_ms ago, which is
/// no less than the lookahead (des/partitioning.h).
class LinkQueues {
 public:
  /// Nodes create events as entities first_creator + node. network and finder must outlive it.
  LinkQueues(QueueNetwork const& network, WayFinder& finder, std::uint32_t first_creator);

  void handle(Event const& event, Scheduler& scheduler);
  /// A hint of the kernel (des/parallel_kernel.h): first the link's end, then its first vehicle's
  /// place, then the link which that one wants.
  void foresee(Event const& event, int strides) const;

  // With every part at rest: from events of the whole model, before or after a run.

  /// A vehicle that starts at the tail of its route's first link at `departure`. The route must
  /// live until the vehicle is done. Returns its number: 0, 1, 2, ...
  std::uint32_t add_vehicle(std::span<LinkId const> route, SimTime departure, Scheduler& scheduler);
  void reserve(std::size_t vehicles) { vehicles_.reserve(vehicles); }
  /// Times of cars from now on; kImpassable closes a link to those who have not entered it.
  void set_times(std::span<LinkTime const> car_times);
  void set_time(LinkId link, LinkTime car_time);

  /// How much longer than the free-flow time `free_ms` would a vehicle need that enters now? It
  /// waits for those before it at the rate at which they have left since a queue stands there; with
  /// a siren it passes those that stand at QueueRules::siren_pass_per_s if that is faster.
  [[nodiscard]] Duration delay(LinkId link, SimTime now, LinkTime free_ms, bool siren) const;

  [[nodiscard]] std::uint32_t entered(LinkId l) const { return tails_[l.index()].entered; }
  [[nodiscard]] std::uint32_t left(LinkId l) const {
    return heads_[l.index()].left.load(std::memory_order_relaxed);
  }
  [[nodiscard]] std::uint32_t on_link(LinkId l) const { return entered(l) - left(l); }
  /// Of these, who stand at the end.
  [[nodiscard]] std::uint32_t queued(LinkId l) const { return heads_[l.index()].arrived - left(l); }

  enum class Outcome : std::uint8_t { under_way = 0, arrived = 1, gave_up = 2 };
  struct Trip {
    SimTime departure;
    SimTime end = kNever;  ///< arrived or gave up
    Outcome outcome = Outcome::under_way;
  };
  [[nodiscard]] std::size_t vehicles() const { return vehicles_.size(); }
  [[nodiscard]] Trip const& trip(std::uint32_t vehicle) const { return vehicles_[vehicle].trip; }

  struct Totals {
    std::uint64_t traversals = 0;  ///< links left
    std::uint64_t pulled_out = 0;  ///< by patience
    std::uint64_t rerouted = 0;    ///< before a closed road
  };
  [[nodiscard]] Totals totals() const;

 private:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  struct alignas(64) Vehicle {
    LinkId const* at = nullptr;  ///< link it is on, or beside the road: link it wants to enter
    LinkId const* end = nullptr;
    std::uint32_t next = kNone;  ///< behind it, beside the road
    SimTime since;               ///< waits beside the road
    Trip trip;
  };
  /// A link as its tail's node sees it: one cache line with all that entering it needs.
  struct alignas(64) Tail {
    std::uint32_t entered = 0;
    std::uint32_t freed = 0;  ///< slots known to have come back; there may be more
    std::uint32_t storage = 1;
    std::uint32_t first_slot = 0;
    std::uint32_t mask = 0;
    std::uint32_t head = 0;  ///< node
    LinkTime car_time = 1;
    LinkTime wave_ms = 1;
    SimTime last_arrival;  ///< of the vehicle that entered last, at the end
    std::uint32_t first_link = kNone, last_link = kNone;  ///< whose heads wait to enter
    std::uint32_t first_beside = kNone,
                  last_beside = kNone;  ///< vehicles that wait beside the road
    bool polling = false;
  };
  enum class HeadState : std::uint8_t { ready, gated, blocked };
  /// A link as its head's node sees it.
  struct alignas(64) Head {
    std::uint32_t arrived = 0;
    std::atomic<std::uint32_t> left{0};
    std::uint32_t first_slot = 0;
    std::uint32_t mask = 0;
    SimTime gate;                 ///< nobody leaves before
    SimTime since;                ///< blocked
    SimTime queue_since;          ///< somebody has stood here without a break
    std::uint32_t left_then = 0;  ///< `left` at that time
    std::uint32_t next = kNone;   ///< link that waits behind this one
    LinkTime headway_ms = 1;
    HeadState state = HeadState::ready;
  };
  /// One vehicle's place on a link.
  struct Slot {
    SimTime left;
    std::uint32_t vehicle = kNone;
    std::uint32_t wants = kNone;  ///< the link after this one; none: its way ends here
  };
  struct alignas(64) PartTotals {
    Totals totals;
  };
  class Moment;

  QueueNetwork const& network_;
  WayFinder& finder_;
  std::uint32_t first_creator_;
  std::vector<Tail> tails_;  ///< [links]
  std::vector<Head> heads_;  ///< [links]
  std::vector<Slot> slots_;  ///< [links] storage, as rings
  std::vector<Vehicle> vehicles_;
  std::vector<PartTotals> totals_;  ///< [parts + 1]
};

}  // namespace sc
