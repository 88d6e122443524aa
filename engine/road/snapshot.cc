// SPDX-License-Identifier: Apache-2.0
#include "road/snapshot.h"

#include <algorithm>

#include "base/check.h"

namespace sc {
namespace {

/// Of what equal times have in common. Four sums side by side, since it is asked for often.
std::uint64_t hash_of(std::span<LinkTime const> times) {
  constexpr std::uint64_t kFactor = 0x9e3779b97f4a7c15U;
  std::uint64_t sum[4] = {1, 2, 3, 4};
  for (std::size_t i = 0; i < times.size(); ++i) {
    std::uint64_t& s = sum[i % 4];
    s = (s ^ static_cast<std::uint32_t>(times[i])) * kFactor;
    s ^= s >> 29U;
  }
  return ((sum[0] * 3 + sum[1]) * 5 + sum[2]) * 7 + sum[3];
}

}  // namespace

RoadSnapshot::RoadSnapshot(RoadHierarchy const& roads, std::vector<LinkTime> times)
    : times_(std::move(times)), metric_(roads.frame, times_) {
  SC_EXPECT(times_.size() == roads.search.links());
}

std::size_t RoadSnapshot::bytes() const {
  return times_.size() * sizeof(LinkTime) + metric_.bytes();
}

void RoadSnapshot::apply(std::span<Change const> changes, Metric::Before* before) {
  routes_ = std::make_shared<RouteMemory>();
  std::vector<LinkId> links;
  for (Change const& one : changes) {
    times_[one.link.index()] = one.time;
    links.push_back(one.link);
  }
  std::span<LinkTime const> const lane(times_);
  metric_.update({&lane, 1}, links, before);
}

SnapshotCache::SnapshotCache(RoadHierarchy const& roads, std::size_t most_bytes) : roads_(&roads) {
  // Each entry holds its times twice, once to be compared with.
  std::size_t const entry_bytes = 2 * roads.search.links() * sizeof(LinkTime) +
                                  2 * roads.frame.arcs() * sizeof(std::int32_t) + 256;
  most_entries_ = std::max<std::size_t>(most_bytes / entry_bytes, 1);
}

std::size_t SnapshotCache::size() const {
  std::lock_guard const guard(lock_);
  return recent_.size();
}

std::size_t SnapshotCache::built() const {
  std::lock_guard const guard(lock_);
  return built_;
}

/// Forgets the one not used for longest.
void SnapshotCache::let_go() {
  auto const oldest = std::prev(recent_.end());
  auto const [first, last] = by_hash_.equal_range(oldest->first);
  by_hash_.erase(std::find_if(first, last, [&](auto const& e) { return e.second == oldest; }));
  recent_.pop_back();
}

std::shared_ptr<SnapshotCache::Entry> SnapshotCache::entry_of(std::span<LinkTime const> times) {
  std::uint64_t const hash = hash_of(times);
  std::lock_guard const guard(lock_);
  auto const [first, last] = by_hash_.equal_range(hash);
  for (auto it = first; it != last; ++it) {
    std::shared_ptr<Entry> const& entry = it->second->second;
    if (!std::equal(times.begin(), times.end(), entry->times.begin(), entry->times.end())) continue;
    recent_.splice(recent_.begin(), recent_, it->second);
    return entry;
  }
  recent_.emplace_front(hash, std::make_shared<Entry>(times));
  by_hash_.emplace(hash, recent_.begin());
  ++built_;
  if (recent_.size() > most_entries_) let_go();
  return recent_.front().second;
}

std::shared_ptr<RoadSnapshot const> SnapshotCache::of(std::span<LinkTime const> times) {
  std::shared_ptr<Entry> const entry = entry_of(times);
  // Outside the lock: others go on with other times, or wait here for these.
  std::call_once(entry->once, [&] {
    entry->snapshot = std::make_shared<RoadSnapshot const>(*roads_, entry->times);
  });
  return entry->snapshot;
}

}  // namespace sc
