// SPDX-License-Identifier: Apache-2.0
#include "traffic/traffic.h"

#include <algorithm>

#include "base/check.h"

namespace sc {
namespace {

constexpr std::uint32_t kNoVehicle = UINT32_MAX;

/// Cars look for detours on the roads as they are now: a snapshot or two are enough.
constexpr std::size_t kDetourBytes = 1;

/// Drivers look for new ways when one link in so many has become much slower or faster.
constexpr std::size_t kFewLinks = 500;

/// Much slower or faster: by a half and half a minute.
bool much_different(LinkTime a, LinkTime b) {
  auto const [low, high] = std::minmax(a, b);
  return high - low > 30'000 && high > low + low / 2;
}

/// Of a car entering now, or kImpassable.
LinkTime with_delay(LinkTime free_ms, LinkTime delay_ms) {
  return free_ms == kImpassable ? kImpassable : free_ms + delay_ms;
}

}  // namespace

Traffic::Traffic(RoadGraph const& graph, RoadHierarchy const& roads, TrafficTown const& town,
                 std::vector<TripWish> trips, std::uint32_t first_creator)
    : graph_(graph),
      roads_(roads),
      town_(town),
      wishes_(std::move(trips)),
      queues_(town.network, *this, first_creator),
      book_(graph, roads, ends_of(town.zones), town.rules.judgement),
      car_times_(graph.links(), 0),
      delay_ms_(graph.links(), 0),
      siren_delay_ms_(graph.links(), 0),
      snapshots_(roads, kDetourBytes),
      detours_(town.network.parts + 1) {
  queues_.reserve(wishes_.size());
  vehicle_of_.reserve(wishes_.size());
}

void Traffic::begin_step(SimTime until, std::span<LinkTime const> car_times, Scheduler& scheduler) {
  SC_EXPECT(scheduler.now() >= sent_until_);
  sent_until_ = until;
  car_times_.assign(car_times.begin(), car_times.end());
  queues_.set_times(car_times_);
  sample_delays(scheduler.now());
  renew_ways(scheduler.now());
  send_off(until, scheduler);
  forget_old_ways(scheduler.now());
}

void Traffic::set_time(LinkId link, LinkTime car_time) {
  car_times_[link.index()] = car_time;
  queues_.set_time(link, car_time);
}

void Traffic::sample_delays(SimTime now) {
  for (std::size_t i = 0; i < car_times_.size(); ++i) {
    LinkTime const free_ms = car_times_[i] == kImpassable ? 0 : car_times_[i];
    delay_ms_[i] = static_cast<LinkTime>(queues_.delay(LinkId{i}, now, free_ms, false).ms);
    siren_delay_ms_[i] = static_cast<LinkTime>(queues_.delay(LinkId{i}, now, free_ms, true).ms);
  }
}

void Traffic::renew_ways(SimTime now) {
  std::span<LinkTime const> const before = book_.times();
  bool switched = before.empty();  // some link has opened or closed
  std::size_t jams = 0;
  for (std::size_t i = 0; i < before.size() && !switched; ++i) {
    bool const open = car_times_[i] != kImpassable;
    switched = open != (before[i] != kImpassable);
    if (open && much_different(before[i], with_delay(car_times_[i], delay_ms_[i]))) ++jams;
  }
  bool const jammed =
      now >= ways_of_ + town_.rules.route_update && jams > car_times_.size() / kFewLinks;
  if (!switched && !jammed) return;
  std::vector<LinkTime> times(car_times_.size());
  for (std::size_t i = 0; i < times.size(); ++i) times[i] = with_delay(car_times_[i], delay_ms_[i]);
  book_.renew(now, times);
  ways_of_ = now;
}

void Traffic::send_off(SimTime until, Scheduler& scheduler) {
  for (; next_wish_ < wishes_.size() && wishes_[next_wish_].departure < until; ++next_wish_) {
    TripWish const& wish = wishes_[next_wish_];
    auto const way = book_.way(wish.from, wish.to);
    SimTime const departure = std::max(wish.departure, scheduler.now());
    vehicle_of_.push_back(way.empty() ? kNoVehicle
                                      : queues_.add_vehicle(way, departure, scheduler));
  }
}

void Traffic::forget_old_ways(SimTime now) {
  auto const done = [&](std::size_t v) {
    return queues_.trip(static_cast<std::uint32_t>(v)).outcome != LinkQueues::Outcome::under_way;
  };
  while (first_open_ < queues_.vehicles() && done(first_open_)) ++first_open_;
  bool const none = first_open_ == queues_.vehicles();
  book_.forget_before(none ? now : queues_.trip(static_cast<std::uint32_t>(first_open_)).departure);
}

std::span<LinkId const> Traffic::find(std::uint32_t part, LinkId on, NodeId node, LinkId last) {
  Detours& mine = detours_[part];
  if (!mine.finder) mine.finder = std::make_unique<RouteFinder>(graph_, roads_);
  RoadPlace starts;
  if (on)
    starts.push_back({on, 1.0F});
  else
    for (LinkId const link : graph_.out_links(node)) starts.push_back({link, 0.0F});
  RoadPlace goals;
  for (LinkId const link : graph_.in_links(graph_.head(last))) goals.push_back({link, 1.0F});
  auto const snapshot = snapshots_.of(car_times_);
  auto route = mine.finder->find(starts, goals, snapshot->times());
  if (!route) return {};
  mine.ways.push_back(std::make_unique<std::vector<LinkId>>(std::move(route->links)));
  return *mine.ways.back();
}

std::vector<Traffic::TripRecord> Traffic::trips() const {
  std::vector<TripRecord> records;
  records.reserve(wishes_.size());
  for (std::size_t i = 0; i < wishes_.size(); ++i) {
    TripRecord record{wishes_[i], {}};
    record.trip.departure = wishes_[i].departure;
    bool const sent = i < vehicle_of_.size();
    if (sent && vehicle_of_[i] != kNoVehicle) record.trip = queues_.trip(vehicle_of_[i]);
    if (sent && vehicle_of_[i] == kNoVehicle) {
      record.trip.end = wishes_[i].departure;
      record.trip.outcome = LinkQueues::Outcome::gave_up;
    }
    records.push_back(record);
  }
  return records;
}

}  // namespace sc
