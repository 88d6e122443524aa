// SPDX-License-Identifier: Apache-2.0
#include "traffic/alone.h"

#include <algorithm>
#include <chrono>

#include "des/parallel_kernel.h"
#include "des/serial_kernel.h"

namespace sc {
namespace {

/// Trips are put into the queue of events a few minutes before they begin.
constexpr Duration kRelease = whole_minutes(5);
constexpr std::uint16_t kReleaseEvent = 0;

double free_travel_s(QueueNetwork const& network, std::span<LinkId const> way) {
  double ms = 0;
  for (LinkId const link : way) ms += network.links[link.index()].free_ms;
  return ms / 1000;
}

}  // namespace

/// Creator 0 releases trips, node n is creator n + 1.
class TrafficAlone::Model final : private WayFinder {
 public:
  explicit Model(TrafficAlone const& alone)
      : alone_(alone), queues_(alone.town_.network, *this, 1) {
    queues_.reserve(alone.trips_.size());
  }

  void handle(Event const& event, Scheduler& scheduler) {
    if (event.kind != kReleaseEvent) return queues_.handle(event, scheduler);
    SimTime const until = event.time + kRelease;
    auto const& trips = alone_.trips_;
    for (; next_ < trips.size() && trips[next_].departure < until; ++next_)
      queues_.add_vehicle(trips[next_].way, trips[next_].departure, scheduler);
    if (next_ < trips.size()) scheduler.post(0, until, kReleaseEvent, 0);
  }
  void foresee(Event const& event, int strides) const {
    if (event.kind != kReleaseEvent) queues_.foresee(event, strides);
  }
  [[nodiscard]] LinkQueues const& queues() const { return queues_; }

 private:
  std::span<LinkId const> find(std::uint32_t, LinkId, NodeId, LinkId) override { return {}; }

  TrafficAlone const& alone_;
  LinkQueues queues_;
  std::size_t next_ = 0;
};

TrafficAlone::TrafficAlone(RoadGraph const& graph, RoadHierarchy const& roads,
                           TrafficTown const& town, std::span<TripWish const> wishes)
    : town_(town),
      book_(std::make_unique<RouteBook>(graph, roads, ends_of(town.zones), town.rules.judgement)) {
  std::vector<LinkTime> times;
  for (QueueLink const& link : town.network.links) times.push_back(link.free_ms);
  book_->renew(SimTime{0}, times);
  for (TripWish const& wish : wishes)
    if (auto const way = book_->way(wish.from, wish.to); !way.empty())
      trips_.push_back({wish.departure, way});
}

TrafficAlone::~TrafficAlone() = default;

TrafficAlone::Result TrafficAlone::result_of(LinkQueues const& queues) const {
  Result result;
  result.traversals = queues.totals().traversals;
  result.pulled_out = queues.totals().pulled_out;
  for (std::uint32_t v = 0; v < queues.vehicles(); ++v) {
    LinkQueues::Trip const& trip = queues.trip(v);
    result.digest = (result.digest ^ static_cast<std::uint64_t>(trip.end.ms)) * 0x9e3779b97f4a7c15U;
    if (trip.outcome != LinkQueues::Outcome::arrived) continue;
    ++result.arrived;
    result.mean_travel_s += (trip.end - trip.departure).seconds();
    result.mean_free_travel_s += free_travel_s(town_.network, trips_[v].way);
  }
  double const arrived = static_cast<double>(std::max<std::uint64_t>(1, result.arrived));
  result.mean_travel_s /= arrived;
  result.mean_free_travel_s /= arrived;
  return result;
}

/// `kernel` runs model and scheduler and tells events and windows.
template <class Kernel>
TrafficAlone::Result TrafficAlone::run_with(Kernel kernel) const {
  Model model(*this);
  QueueNetwork const& network = town_.network;
  Scheduler scheduler(1 + static_cast<std::uint32_t>(network.part_of.size()),
                      {network.parts, network.part_of, network.lookahead, kFirstQueueEvent});
  scheduler.post(0, SimTime{0}, kReleaseEvent, 0);
  auto const begin = std::chrono::steady_clock::now();
  ParallelCounts const counts = kernel(model, scheduler);
  double const wall_s =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  Result result = result_of(model.queues());
  result.wall_s = wall_s;
  result.events = counts.events;
  result.windows = counts.windows;
  return result;
}

TrafficAlone::Result TrafficAlone::run(SimTime horizon, int threads) const {
  return run_with([&](Model& model, Scheduler& scheduler) {
    return ParallelRun<Model>::run(model, scheduler, horizon, threads);
  });
}

TrafficAlone::Result TrafficAlone::run_serially(SimTime horizon) const {
  return run_with([&](Model& model, Scheduler& scheduler) {
    return ParallelCounts{run_serial(model, scheduler, horizon), 0, 0, 0};
  });
}

}  // namespace sc
