// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <unordered_map>

#include "road/route.h"

namespace sc {

/// Fastest routes found before on the same link times, for whoever asks for the same two places
/// again: rounds, ways to posts and back, the same in every replication. Thread-safe.
class RouteMemory {
 public:
  /// Beyond this many no more are kept.
  static constexpr std::size_t kMost = 2048;

  /// The route, or that there is none; outer nothing: not known.
  [[nodiscard]] std::optional<std::optional<Route>> find(RoadPlace const& from,
                                                         RoadPlace const& to) const;
  void put(RoadPlace const& from, RoadPlace const& to, std::optional<Route> const& route);

 private:
  struct Entry {
    RoadPlace from, to;
    std::optional<Route> route;
  };
  static std::uint64_t key(RoadPlace const& from, RoadPlace const& to);
  [[nodiscard]] Entry const* entry(RoadPlace const& from, RoadPlace const& to) const;

  mutable std::mutex lock_;
  std::unordered_multimap<std::uint64_t, Entry> known_;
};

}  // namespace sc
