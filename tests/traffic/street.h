// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <vector>

#include "des/scheduler.h"
#include "des/serial_kernel.h"
#include "support/grid_city.h"
#include "traffic/queues.h"

namespace sc::test {

/// Queues on a small map, run by the serial kernel and watched: when each vehicle left each link,
/// and how full each link was. Events of kind 0 call what was planned with at().
///
/// street(4) is a row of four junctions, 200 m and 20 s apart, 600 vehicles an hour (6 s), room for
/// 26 vehicles, gaps go back in 40 s; east() numbers its links from west to east:
///
///   0 --east(0)--> 1 --east(1)--> 2 --east(2)--> 3
class WatchedQueues final : private WayFinder {
 public:
  explicit WatchedQueues(RoadTable table, QueueRules rules = plain_rules())
      : graph(std::move(table)),
        network(graph, rules),
        queues(network, *this, 1),
        scheduler(1 + static_cast<std::uint32_t>(graph.nodes()),
                  {network.parts, network.part_of, network.lookahead, kFirstQueueEvent}),
        left_at(graph.links()),
        fullest(graph.links(), 0) {
    queues.reserve(100'000);
  }

  static QueueRules plain_rules() {
    QueueRules rules;
    rules.speed_factor = 1;
    rules.parts = 1;
    return rules;
  }

  std::uint32_t drive(std::vector<LinkId> way, SimTime departure) {
    ways_.push_back(std::move(way));
    return queues.add_vehicle(ways_.back(), departure, scheduler);
  }
  void at(SimTime time, std::function<void()> what) {
    plans_.push_back(std::move(what));
    scheduler.post(0, time, 0, static_cast<std::uint32_t>(plans_.size() - 1));
  }
  /// A driver who stands before a closed road at the end of `on` takes this way, which begins with
  /// `on`; all others give up.
  void know_detour(LinkId on, std::vector<LinkId> way) { detours_[on] = std::move(way); }

  void run(SimTime horizon) { run_serial(*this, scheduler, horizon); }

  void handle(Event const& event, Scheduler& s) {
    if (event.kind == 0)
      plans_[event.target]();
    else
      queues.handle(event, s);
    for (std::size_t i = 0; i < left_at.size(); ++i) {
      while (left_at[i].size() < queues.left(LinkId{i})) left_at[i].push_back(event.time);
      fullest[i] = std::max(fullest[i], queues.on_link(LinkId{i}));
    }
  }

  [[nodiscard]] std::size_t ended(LinkQueues::Outcome outcome) const {
    std::size_t n = 0;
    for (std::uint32_t v = 0; v < queues.vehicles(); ++v)
      if (queues.trip(v).outcome == outcome) ++n;
    return n;
  }
  [[nodiscard]] Duration travel(std::uint32_t vehicle) const {
    return queues.trip(vehicle).end - queues.trip(vehicle).departure;
  }

  RoadGraph graph;
  QueueNetwork network;
  LinkQueues queues;
  Scheduler scheduler;
  std::vector<std::vector<SimTime>> left_at;  ///< [links][vehicles]
  std::vector<std::uint32_t> fullest;         ///< [links]

 private:
  std::span<LinkId const> find(std::uint32_t, LinkId on, NodeId, LinkId) override {
    auto const found = detours_.find(on);
    return found == detours_.end() ? std::span<LinkId const>() : found->second;
  }

  std::vector<std::vector<LinkId>> ways_ = [] {
    std::vector<std::vector<LinkId>> ways;
    ways.reserve(100'000);  // vehicles point into it
    return ways;
  }();
  std::vector<std::function<void()>> plans_;
  std::map<LinkId, std::vector<LinkId>> detours_;
};

inline RoadTable street(std::size_t junctions) {
  return grid_city(1, junctions);
}
inline LinkId east(std::size_t k) {
  return LinkId{2 * k};
}
inline SimTime second(double s) {
  return SimTime{0} + from_seconds(s);
}

}  // namespace sc::test
