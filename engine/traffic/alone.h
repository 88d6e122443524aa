// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "traffic/queues.h"
#include "traffic/traffic.h"

namespace sc {

/// Background traffic with nobody else about, on dry open roads, every driver on a way that is
/// found beforehand: for benchmarks, for comparisons with other programs, for a look at the demand.
class TrafficAlone {
 public:
  /// Finds the ways. Trips in order of departure; those without a way are left out. graph and town
  /// must outlive it.
  TrafficAlone(RoadGraph const& graph, RoadHierarchy const& roads, TrafficTown const& town,
               std::span<TripWish const> wishes);
  ~TrafficAlone();
  TrafficAlone(TrafficAlone const&) = delete;
  TrafficAlone& operator=(TrafficAlone const&) = delete;

  struct PlannedTrip {
    SimTime departure;
    std::span<LinkId const> way;
  };
  [[nodiscard]] std::span<PlannedTrip const> trips() const { return trips_; }

  struct Result {
    std::uint64_t traversals = 0;
    std::uint64_t arrived = 0;
    std::uint64_t pulled_out = 0;
    double mean_travel_s = 0;       ///< of those that arrived; 0 if none
    double mean_free_travel_s = 0;  ///< the same on empty roads
    double wall_s = 0;              ///< of the simulation alone
    std::uint64_t events = 0;
    std::uint64_t windows = 0;  ///< of the parallel kernel
    std::uint64_t digest = 0;   ///< of every trip's end: equal for equal results
  };
  /// Runs until everybody is there or `horizon`. threads: of the parallel kernel, 0 = one per core;
  /// run_serially() uses the other one. May be called again: each run begins anew.
  [[nodiscard]] Result run(SimTime horizon, int threads) const;
  [[nodiscard]] Result run_serially(SimTime horizon) const;

 private:
  class Model;
  template <class Kernel>
  [[nodiscard]] Result run_with(Kernel kernel) const;
  [[nodiscard]] Result result_of(LinkQueues const& queues) const;

  TrafficTown const& town_;
  std::unique_ptr<RouteBook> book_;
  std::vector<PlannedTrip> trips_;
};

}  // namespace sc
