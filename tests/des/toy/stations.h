// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "base/random.h"
#include "des/scheduler.h"

namespace sc::toy {

/// A station of a queueing network. Times are exponential, customers are served in order.
struct StationSpec {
  double arrivals_per_s = 0;  ///< from outside
  double mean_service_s = 10;
  std::uint32_t servers = 1;
  std::vector<double> onward;  ///< probability of going to each station next; the rest leaves
};

/// What was seen at one station from the end of the warm-up on.
struct StationRecord {
  double area_s = 0;  ///< integral of the number in the system
  std::uint64_t came = 0;
  std::uint64_t had_to_wait = 0;
  double waited_s = 0;  ///< in the queue, over all who came
};

/// Independent copies of a network of queues (Jackson 1957, Oper. Res. 5, 518-521; M/M/1 and M/M/c
/// are networks of one station), every station a part of its own.
///
/// A customer is under way for a second between stations: that is the lookahead. The stations keep
/// the stationary law that they have without it, for the way is a station with a server for
/// everybody, which only adds a factor of its own to the product form, whatever the law of its
/// times (Baskett, Chandy, Muntz & Palacios 1975, J. ACM 22, 248-260).
class Stations {
 public:
  enum Kind : std::uint16_t { arrival, from_station, served };
  static constexpr Duration kWay = whole_seconds(1);

  Stations(std::vector<StationSpec> specs, std::uint32_t copies, SimTime warm)
      : specs_(std::move(specs)), warm_(warm) {
    std::size_t const n = specs_.size() * copies;
    for (std::uint32_t i = 0; i < n; ++i) stations_.emplace_back(i, warm);
  }

  [[nodiscard]] std::uint32_t entities() const {
    return static_cast<std::uint32_t>(stations_.size());
  }
  [[nodiscard]] Partitioning partitioning() const {
    Partitioning p{entities(), {}, kWay, 0};
    for (std::uint32_t i = 0; i < entities(); ++i) p.part_of.push_back(i);
    return p;
  }
  template <class AnyScheduler>
  void start(AnyScheduler& scheduler) {
    for (std::uint32_t i = 0; i < entities(); ++i)
      if (spec(i).arrivals_per_s > 0) next_arrival(SimTime{0}, i, scheduler);
  }

  template <class AnyScheduler>
  void handle(Event const& event, AnyScheduler& scheduler) {
    std::uint32_t const at = event.target;
    Station& station = stations_[at];
    pass_time(station, event.time);
    station.digest = station.digest * 0x9e3779b97f4a7c15U + event.entity + event.kind +
                     static_cast<std::uint64_t>(event.time.ms);
    if (event.kind == arrival) next_arrival(event.time, at, scheduler);
    if (event.kind == served)
      leave(event.time, at, scheduler);
    else
      come(event.time, at, scheduler);
  }

  /// Of station `s` of copy `copy`.
  [[nodiscard]] StationRecord const& record(std::uint32_t s, std::uint32_t copy) const {
    return stations_[copy * specs_.size() + s].record;
  }
  [[nodiscard]] std::uint64_t digest() const {
    std::uint64_t all = 0;
    for (Station const& station : stations_) all = (all ^ station.digest) * 0xbf58476d1ce4e5b9U;
    return all;
  }

 private:
  struct Station {
    Station(std::uint32_t number, SimTime warm)
        : arrivals(2026, 0, Purpose::test, number),
          services(2026, 1, Purpose::test, number),
          ways(2026, 2, Purpose::test, number),
          last(warm) {}
    Stream arrivals, services, ways;
    SimTime last;  ///< up to which the area is known
    std::uint32_t in_service = 0;
    std::deque<SimTime> queue;  ///< since when each waits
    StationRecord record;
    std::uint64_t digest = 0;
  };

  [[nodiscard]] StationSpec const& spec(std::uint32_t at) const {
    return specs_[at % specs_.size()];
  }

  static void pass_time(Station& station, SimTime now) {
    if (now <= station.last) return;
    auto const present = static_cast<double>(station.in_service + station.queue.size());
    station.record.area_s += present * (now - station.last).seconds();
    station.last = now;
  }

  template <class AnyScheduler>
  void next_arrival(SimTime now, std::uint32_t at, AnyScheduler& scheduler) {
    double const gap_s = stations_[at].arrivals.exponential(1 / spec(at).arrivals_per_s);
    scheduler.post(at, now + from_seconds(gap_s), arrival, at);
  }

  template <class AnyScheduler>
  void come(SimTime now, std::uint32_t at, AnyScheduler& scheduler) {
    Station& station = stations_[at];
    bool const waits = station.in_service == spec(at).servers;
    if (now >= warm_) {
      ++station.record.came;
      station.record.had_to_wait += waits ? 1 : 0;
    }
    if (waits)
      station.queue.push_back(now);
    else
      serve(now, at, scheduler);
  }

  template <class AnyScheduler>
  void serve(SimTime now, std::uint32_t at, AnyScheduler& scheduler) {
    Station& station = stations_[at];
    ++station.in_service;
    double const service_s = station.services.exponential(spec(at).mean_service_s);
    scheduler.post(at, now + from_seconds(service_s), served, at);
  }

  template <class AnyScheduler>
  void leave(SimTime now, std::uint32_t at, AnyScheduler& scheduler) {
    Station& station = stations_[at];
    --station.in_service;
    if (!station.queue.empty()) {
      if (station.queue.front() >= warm_)
        station.record.waited_s += (now - station.queue.front()).seconds();
      station.queue.pop_front();
      serve(now, at, scheduler);
    }
    go_on(now, at, scheduler);
  }

  template <class AnyScheduler>
  void go_on(SimTime now, std::uint32_t at, AnyScheduler& scheduler) {
    double luck = stations_[at].ways.uniform();
    auto const first = static_cast<std::uint32_t>(at - at % specs_.size());
    std::vector<double> const& onward = spec(at).onward;
    for (std::uint32_t s = 0; s < onward.size(); luck -= onward[s++])
      if (luck < onward[s]) return scheduler.post(at, now + kWay, from_station, first + s);
  }

  std::vector<StationSpec> specs_;
  SimTime warm_;
  std::vector<Station> stations_;
};

/// One server, which takes 10 s on average: long against the millisecond, so that events at the
/// same one, whose order is no longer random, do not matter.
inline std::vector<StationSpec> mm1(double utilisation) {
  return {{utilisation / 10, 10, 1, {}}};
}

/// `servers` such servers.
inline std::vector<StationSpec> mmc(std::uint32_t servers, double utilisation) {
  return {{utilisation * servers / 10, 10, servers, {}}};
}

/// Three stations, with customers who come back:
///
///   from    arrivals per s   to A   to B   to C   leave
///   A       0.03                    1/2    1/4    1/4
///   B                        2/5                  3/5
///   C       0.0375                  1/2           1/2
///
/// The traffic equations give 0.05 customers a second at each, hence utilisations 0.5, 0.7, 0.8:
///   A: 0.03 + 0.4 x 0.05    B: 0.5 x 0.05 + 0.5 x 0.05    C: 0.0375 + 0.25 x 0.05
inline std::vector<StationSpec> jackson() {
  return {{0.03, 10, 1, {0, 0.5, 0.25}}, {0, 14, 1, {0.4, 0, 0}}, {0.0375, 16, 1, {0, 0.5, 0}}};
}

}  // namespace sc::toy
