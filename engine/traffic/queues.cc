// SPDX-License-Identifier: Apache-2.0
#include "traffic/queues.h"

#include <algorithm>

#include "base/check.h"

namespace sc {
namespace {

constexpr Duration kLongestDelay = whole_hours(24);

}  // namespace

/// The queues at the moment of one event: everything below happens at `now` at one node.
class LinkQueues::Moment {
 public:
  Moment(LinkQueues& q, Scheduler& scheduler, std::uint32_t node)
      : q_(q), scheduler_(scheduler), now_(scheduler.now()), node_(node) {}

  void start(std::uint32_t vehicle) { enter_or_wait_beside(vehicle); }

  void arrival(std::uint32_t link) {
    Head& head = q_.heads_[link];
    std::uint32_t const left = head.left.load(std::memory_order_relaxed);
    if (head.arrived++ == left) {
      head.queue_since = now_;
      head.left_then = left;
    }
    if (head.state == HeadState::ready) advance(link);
  }

  void gate(std::uint32_t link) {
    q_.heads_[link].state = HeadState::ready;
    advance(link);
  }

  void poll(std::uint32_t link) {
    q_.tails_[link].polling = false;
    if (q_.tails_[link].car_time == kImpassable) return turn_away(link);
    while (anyone_waits(link) && has_room(link)) admit_first(link);
    pull_out_impatient(link);
    if (anyone_waits(link)) poll_again(link);
  }

 private:
  /// Place of the vehicle that was number `count` to enter, as tail or head sees it.
  template <class Side>
  [[nodiscard]] Slot& slot(Side const& side, std::uint32_t count) {
    return q_.slots_[side.first_slot + (count & side.mask)];
  }
  [[nodiscard]] Totals& totals() { return q_.totals_[scheduler_.part()].totals; }
  void post(SimTime time, QueueEvent kind, std::uint32_t node, std::uint64_t payload) {
    scheduler_.post(q_.first_creator_ + node_, time, static_cast<std::uint16_t>(kind), node,
                    payload);
  }

  /// The first vehicle at the end of a link moves on if it may.
  void advance(std::uint32_t link) {
    Head& head = q_.heads_[link];
    if (now_ < head.gate) return wait_for_gate(link);
    Slot& first = slot(head, head.left.load(std::memory_order_relaxed));
    std::uint32_t const number = first.vehicle;
    if (first.wants == kNone) return leave_for_good(link, number, Outcome::arrived);
    if (q_.tails_[first.wants].car_time == kImpassable) {
      if (!find_way(q_.vehicles_[number], LinkId{link}))
        return leave_for_good(link, number, Outcome::gave_up);
      first.wants = link_after(q_.vehicles_[number]);
      if (first.wants == kNone) return leave_for_good(link, number, Outcome::arrived);
    }
    std::uint32_t const next = first.wants;
    if (anyone_waits(next) || !has_room(next)) return block(link, next);
    leave(link);
    ++q_.vehicles_[number].at;
    enter(next, number);
  }

  static std::uint32_t link_after(Vehicle const& vehicle) {
    return vehicle.at + 1 == vehicle.end ? kNone : vehicle.at[1].value();
  }

  void leave_for_good(std::uint32_t link, std::uint32_t vehicle, Outcome outcome) {
    leave(link);
    end(q_.vehicles_[vehicle], outcome);
  }

  void end(Vehicle& vehicle, Outcome outcome) {
    vehicle.trip.end = now_;
    vehicle.trip.outcome = outcome;
  }

  void wait_for_gate(std::uint32_t link) {
    Head& head = q_.heads_[link];
    head.state = HeadState::gated;
    post(head.gate, QueueEvent::gate, node_, link);
  }

  void leave(std::uint32_t link) {
    Head& head = q_.heads_[link];
    std::uint32_t const left = head.left.load(std::memory_order_relaxed);
    slot(head, left).left = now_;
    head.left.store(left + 1, std::memory_order_release);
    head.gate = now_ + milliseconds(head.headway_ms);
    head.state = HeadState::ready;
    ++totals().traversals;
    if (head.arrived > left + 1) wait_for_gate(link);
  }

  void enter(std::uint32_t link, std::uint32_t vehicle) {
    Tail& tail = q_.tails_[link];
    Slot& place = slot(tail, tail.entered++);
    place.vehicle = vehicle;
    place.wants = link_after(q_.vehicles_[vehicle]);
    tail.last_arrival = std::max(tail.last_arrival, now_ + milliseconds(tail.car_time));
    post(tail.last_arrival, QueueEvent::arrival, tail.head, link);
  }

  /// Takes note of slots that have come back, if it has to. Sees only departures at least wave_ms
  /// old: what the head's part may be writing now is younger.
  [[nodiscard]] bool has_room(std::uint32_t link) {
    Tail& tail = q_.tails_[link];
    if (tail.entered - tail.freed < tail.storage) return true;
    std::uint32_t const left = q_.heads_[link].left.load(std::memory_order_acquire);
    Duration const wave = milliseconds(tail.wave_ms);
    while (tail.freed < left && slot(tail, tail.freed).left + wave <= now_) ++tail.freed;
    return tail.entered - tail.freed < tail.storage;
  }

  [[nodiscard]] bool anyone_waits(std::uint32_t link) const {
    Tail const& tail = q_.tails_[link];
    return tail.first_link != kNone || tail.first_beside != kNone;
  }

  /// Looks again when the next slot comes back. A departure that may be known by now (older than
  /// free_ms) tells that moment; else no slot can come back before the time looked at next.
  void poll_again(std::uint32_t link) {
    Tail& tail = q_.tails_[link];
    if (tail.polling) return;
    tail.polling = true;
    LinkTime const free_ms = q_.network_.links[link].free_ms;
    SimTime at = now_ + milliseconds(tail.wave_ms - free_ms);
    if (tail.freed < q_.heads_[link].left.load(std::memory_order_acquire)) {
      SimTime const left = slot(tail, tail.freed).left;
      if (left + milliseconds(free_ms) <= now_) at = left + milliseconds(tail.wave_ms);
    }
    post(std::max(at, now_ + milliseconds(1)), QueueEvent::poll, node_, link);
  }

  void block(std::uint32_t link, std::uint32_t next) {
    Head& head = q_.heads_[link];
    Tail& tail = q_.tails_[next];
    head.state = HeadState::blocked;
    head.since = now_;
    head.next = kNone;
    (tail.first_link == kNone ? tail.first_link : q_.heads_[tail.last_link].next) = link;
    tail.last_link = link;
    poll_again(next);
  }

  void wait_beside(std::uint32_t vehicle, std::uint32_t link) {
    Tail& tail = q_.tails_[link];
    q_.vehicles_[vehicle].next = kNone;
    q_.vehicles_[vehicle].since = now_;
    (tail.first_beside == kNone ? tail.first_beside : q_.vehicles_[tail.last_beside].next) =
        vehicle;
    tail.last_beside = vehicle;
    poll_again(link);
  }

  void enter_or_wait_beside(std::uint32_t number) {
    Vehicle& vehicle = q_.vehicles_[number];
    bool const closed = q_.tails_[vehicle.at->index()].car_time == kImpassable;
    if (closed && !find_way(vehicle, LinkId{})) return end(vehicle, Outcome::gave_up);
    std::uint32_t const link = vehicle.at->value();
    if (anyone_waits(link) || !has_room(link)) return wait_beside(number, link);
    enter(link, number);
  }

  std::uint32_t take_first_link(std::uint32_t wanted) {
    Tail& tail = q_.tails_[wanted];
    std::uint32_t const link = tail.first_link;
    tail.first_link = q_.heads_[link].next;
    return link;
  }

  std::uint32_t take_first_beside(std::uint32_t wanted) {
    Tail& tail = q_.tails_[wanted];
    std::uint32_t const vehicle = tail.first_beside;
    tail.first_beside = q_.vehicles_[vehicle].next;
    return vehicle;
  }

  /// Who has waited longest comes first; of two, the one on the road.
  void admit_first(std::uint32_t wanted) {
    Tail const& tail = q_.tails_[wanted];
    bool const from_road = tail.first_beside == kNone ||
                           (tail.first_link != kNone && q_.heads_[tail.first_link].since <=
                                                            q_.vehicles_[tail.first_beside].since);
    if (!from_road) return enter(wanted, take_first_beside(wanted));
    enter(wanted, move_off(take_first_link(wanted)));
  }

  /// The head vehicle leaves its link towards the next one of its route.
  std::uint32_t move_off(std::uint32_t link) {
    Head const& head = q_.heads_[link];
    std::uint32_t const vehicle = slot(head, head.left.load(std::memory_order_relaxed)).vehicle;
    leave(link);
    ++q_.vehicles_[vehicle].at;
    return vehicle;
  }

  void pull_out_impatient(std::uint32_t wanted) {
    for (;;) {
      std::uint32_t const link = q_.tails_[wanted].first_link;
      if (link == kNone || q_.heads_[link].since + q_.network_.rules.patience > now_) return;
      std::uint32_t const vehicle = move_off(take_first_link(wanted));
      ++totals().pulled_out;
      wait_beside(vehicle, wanted);
    }
  }

  /// The link has been closed: all who wait for it look for another way.
  void turn_away(std::uint32_t wanted) {
    while (q_.tails_[wanted].first_link != kNone) {
      std::uint32_t const link = take_first_link(wanted);
      q_.heads_[link].state = HeadState::ready;
      advance(link);
    }
    while (q_.tails_[wanted].first_beside != kNone) enter_or_wait_beside(take_first_beside(wanted));
  }

  bool find_way(Vehicle& vehicle, LinkId on) {
    auto const way = q_.finder_.find(scheduler_.part(), on, NodeId{node_}, vehicle.end[-1]);
    if (way.empty()) return false;
    ++totals().rerouted;
    vehicle.at = way.data();
    vehicle.end = way.data() + way.size();
    return true;
  }

  LinkQueues& q_;
  Scheduler& scheduler_;
  SimTime now_;
  std::uint32_t node_;
};

LinkQueues::LinkQueues(QueueNetwork const& network, WayFinder& finder, std::uint32_t first_creator)
    : network_(network),
      finder_(finder),
      first_creator_(first_creator),
      tails_(network.links.size()),
      heads_(network.links.size()),
      slots_(network.slots),
      totals_(network.parts + 1) {
  for (std::size_t i = 0; i < network.links.size(); ++i) {
    QueueLink const& link = network.links[i];
    Tail& tail = tails_[i];
    tail.storage = link.storage;
    tail.head = link.head;
    tail.car_time = link.free_ms;
    tail.wave_ms = link.wave_ms;
    tail.first_slot = heads_[i].first_slot = link.slot;
    tail.mask = heads_[i].mask = link.mask;
    heads_[i].headway_ms = link.headway_ms;
  }
}

void LinkQueues::handle(Event const& event, Scheduler& scheduler) {
  Moment moment(*this, scheduler, event.target);
  auto const subject = static_cast<std::uint32_t>(event.payload);
  switch (static_cast<QueueEvent>(event.kind)) {
    case QueueEvent::start: return moment.start(subject);
    case QueueEvent::arrival: return moment.arrival(subject);
    case QueueEvent::gate: return moment.gate(subject);
    case QueueEvent::poll: return moment.poll(subject);
  }
}

void LinkQueues::foresee(Event const& event, int strides) const {
  auto const kind = static_cast<QueueEvent>(event.kind);
  auto const link = static_cast<std::uint32_t>(event.payload);
  if (kind == QueueEvent::start) return;
  if (kind == QueueEvent::poll) return strides == 3 ? __builtin_prefetch(&tails_[link]) : void();
  Head const& head = heads_[link];
  if (strides == 3) return __builtin_prefetch(&head);
  std::uint32_t const left = head.left.load(std::memory_order_relaxed);
  Slot const& first = slots_[head.first_slot + (left & head.mask)];
  if (strides == 2) return __builtin_prefetch(&first);
  if (first.vehicle != kNone) __builtin_prefetch(&vehicles_[first.vehicle]);
  if (first.wants != kNone) __builtin_prefetch(&tails_[first.wants], 1);
}

std::uint32_t LinkQueues::add_vehicle(std::span<LinkId const> route, SimTime departure,
                                      Scheduler& scheduler) {
  SC_EXPECT(!route.empty());
  auto const number = static_cast<std::uint32_t>(vehicles_.size());
  Vehicle vehicle;
  vehicle.at = route.data();
  vehicle.end = route.data() + route.size();
  vehicle.trip.departure = departure;
  vehicles_.push_back(vehicle);
  std::uint32_t const node = network_.links[route.front().index()].tail;
  scheduler.post(first_creator_ + node, departure, static_cast<std::uint16_t>(QueueEvent::start),
                 node, number);
  return number;
}

void LinkQueues::set_times(std::span<LinkTime const> car_times) {
  SC_EXPECT(car_times.size() == tails_.size());
  for (std::size_t i = 0; i < car_times.size(); ++i) set_time(LinkId{i}, car_times[i]);
}

void LinkQueues::set_time(LinkId link, LinkTime car_time) {
  SC_EXPECT(car_time >= network_.links[link.index()].free_ms);
  tails_[link.index()].car_time = car_time;
}

Duration LinkQueues::delay(LinkId link, SimTime now, LinkTime free_ms, bool siren) const {
  std::uint32_t const standing = queued(link);
  std::uint32_t const ahead = on_link(link);
  if (ahead == 0) return {};
  QueueLink const& road = network_.links[link.index()];
  double headway_ms = road.headway_ms;
  if (standing > 0) {
    Head const& head = heads_[link.index()];
    double const gone = std::max(1U, left(link) - head.left_then);
    headway_ms = std::max(headway_ms, static_cast<double>((now - head.queue_since).ms) / gone);
  }
  Duration const wait = from_seconds(ahead * headway_ms / 1000 - free_ms / 1000.0);
  Duration const longest = std::clamp(wait, Duration{}, kLongestDelay);
  if (!siren) return longest;
  return std::min(longest, from_seconds(standing / network_.rules.siren_pass_per_s));
}

LinkQueues::Totals LinkQueues::totals() const {
  Totals sum;
  for (PartTotals const& part : totals_) {
    sum.traversals += part.totals.traversals;
    sum.pulled_out += part.totals.pulled_out;
    sum.rerouted += part.totals.rerouted;
  }
  return sum;
}

}  // namespace sc
