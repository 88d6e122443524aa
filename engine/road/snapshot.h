// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "road/hierarchy/metric.h"
#include "road/road_hierarchy.h"
#include "road/route_memory.h"

namespace sc {

/// The roads at one moment for one class of vehicles: times of all links, customised. Const and
/// shared by all threads; the hierarchy must outlive it.
class RoadSnapshot {
 public:
  /// Shape: times [links].
  RoadSnapshot(RoadHierarchy const& roads, std::vector<LinkTime> times);

  [[nodiscard]] RoadTimes times() const { return {times_, upward_arcs(metric_)}; }
  [[nodiscard]] std::span<LinkTime const> link_times() const { return times_; }
  /// Routes found on these times so far.
  [[nodiscard]] RouteMemory& routes() const { return *routes_; }
  [[nodiscard]] Metric const& metric() const { return metric_; }
  [[nodiscard]] std::size_t bytes() const;

  struct Change {
    LinkId link;
    LinkTime time;
  };
  /// For one who shares it with nobody: costs far less than a snapshot of its own. Routes found
  /// before are forgotten.
  void change(std::span<Change const> changes) { apply(changes, nullptr); }
  /// What `ask` answers with these changes, which are taken back; not if it throws.
  template <class Ask>
  auto ask_with(std::span<Change const> changes, Ask const& ask) {
    std::vector<Change> back;
    for (Change const& one : changes) back.push_back({one.link, times_[one.link.index()]});
    auto const routes = routes_;
    Metric::Before before;
    apply(changes, &before);
    auto answer = ask(std::as_const(*this));
    for (Change const& one : back) times_[one.link.index()] = one.time;
    metric_.take_back(before);
    routes_ = routes;
    return answer;
  }

 private:
  void apply(std::span<Change const> changes, Metric::Before* before);

  std::vector<LinkTime> times_;
  Metric metric_;
  std::shared_ptr<RouteMemory> routes_ = std::make_shared<RouteMemory>();
};

/// Snapshots by their link times: whoever comes with the same times as somebody before (the same
/// weather step in another replication, a vehicle class that no water stops) gets the same
/// snapshot. Built when first asked for, once, whichever thread asks; beyond `most_bytes` those not
/// used for longest are let go, and live on only while somebody holds them. Thread-safe.
class SnapshotCache {
 public:
  /// The hierarchy must outlive it.
  explicit SnapshotCache(RoadHierarchy const& roads, std::size_t most_bytes = kUsualBytes);
  static constexpr std::size_t kUsualBytes = 256U << 20U;

  std::shared_ptr<RoadSnapshot const> of(std::span<LinkTime const> times);

  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] std::size_t built() const;  ///< snapshots made so far

 private:
  struct Entry {
    explicit Entry(std::span<LinkTime const> link_times)
        : times(link_times.begin(), link_times.end()) {}
    std::vector<LinkTime> const times;
    std::once_flag once;
    std::shared_ptr<RoadSnapshot const> snapshot;
  };
  using Recent = std::list<std::pair<std::uint64_t, std::shared_ptr<Entry>>>;  ///< newest first
  std::shared_ptr<Entry> entry_of(std::span<LinkTime const> times);
  void let_go();

  RoadHierarchy const* roads_;
  std::size_t most_entries_;
  mutable std::mutex lock_;  ///< of what follows
  Recent recent_;
  std::unordered_multimap<std::uint64_t, Recent::iterator> by_hash_;
  std::size_t built_ = 0;
};

}  // namespace sc
