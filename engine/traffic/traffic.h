// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "des/scheduler.h"
#include "road/graph.h"
#include "road/route_finder.h"
#include "road/snapshot.h"
#include "traffic/demand.h"
#include "traffic/network.h"
#include "traffic/queues.h"
#include "traffic/route_book.h"

namespace sc {

/// How background traffic is made; `[traffic]` of a scenario. Defaults are assumed.
struct TrafficRules {
  DemandRules demand;
  QueueRules queue;
  std::uint32_t ends_per_zone = 8;
  double judgement = 0.25;                    ///< deviation of drivers' errors (RouteBook)
  Duration route_update = whole_minutes(30);  ///< drivers hear of jams at most this often
};

/// What is the same for all runs: const, shared.
struct TrafficTown {
  TrafficRules rules;
  std::vector<TripZone> zones;
  QueueNetwork network;
};

/// Background traffic of one run: trips, their ways, and the queues they stand in.
class Traffic final : private WayFinder {
 public:
  /// Nodes create events as first_creator + node. graph, roads and town must outlive it. Trips in
  /// order of departure.
  Traffic(RoadGraph const& graph, RoadHierarchy const& roads, TrafficTown const& town,
          std::vector<TripWish> trips, std::uint32_t first_creator);
  Traffic(Traffic const&) = delete;
  Traffic& operator=(Traffic const&) = delete;

  /// An event of a kind from kFirstQueueEvent on.
  void handle(Event const& event, Scheduler& scheduler) { queues_.handle(event, scheduler); }

  void foresee(Event const& event, int strides) const { queues_.foresee(event, strides); }

  // From events of the whole model:

  /// Takes the roads as they are from now on and sends off the trips of [now, until). Drivers
  /// choose their way by these times plus the delays they know of; the ways are searched again when
  /// a link has opened or closed, or, at most every route_update, when one link in 500 has become
  /// much slower or faster. Steps follow each other without overlap.
  void begin_step(SimTime until, std::span<LinkTime const> car_times, Scheduler& scheduler);
  /// One link is closed or opened between two steps.
  void set_time(LinkId link, LinkTime car_time);

  [[nodiscard]] LinkQueues const& queues() const { return queues_; }
  /// Delays of all links in ms as known since the last step: without and with siren.
  [[nodiscard]] std::span<LinkTime const> known_delays(bool siren) const {
    return siren ? siren_delay_ms_ : delay_ms_;
  }

  /// What became of every trip, in order of departure.
  struct TripRecord {
    TripWish wish;
    LinkQueues::Trip trip;
  };
  [[nodiscard]] std::vector<TripRecord> trips() const;

 private:
  std::span<LinkId const> find(std::uint32_t part, LinkId on, NodeId node, LinkId last) override;
  void sample_delays(SimTime now);
  void renew_ways(SimTime now);
  void send_off(SimTime until, Scheduler& scheduler);
  void forget_old_ways(SimTime now);

  RoadGraph const& graph_;
  RoadHierarchy const& roads_;
  TrafficTown const& town_;
  std::vector<TripWish> wishes_;
  LinkQueues queues_;
  RouteBook book_;
  std::vector<LinkTime> car_times_;
  std::vector<LinkTime> delay_ms_, siren_delay_ms_;
  SimTime ways_of_;                        ///< when the ways were searched for
  SimTime sent_until_{INT64_MIN};          ///< trips before it have been sent off
  std::size_t next_wish_ = 0;              ///< first not sent off
  std::vector<std::uint32_t> vehicle_of_;  ///< [wishes sent off] unset: no way
  std::size_t first_open_ = 0;             ///< vehicles before it are done
  /// What each part finds detours with, made when first needed, and the ways found.
  struct Detours {
    std::unique_ptr<RouteFinder> finder;
    std::vector<std::unique_ptr<std::vector<LinkId>>> ways;
  };
  SnapshotCache snapshots_;       ///< of car_times_, shared by the parts
  std::vector<Detours> detours_;  ///< [parts + 1]
};

}  // namespace sc
