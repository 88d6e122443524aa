// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "base/time.h"
#include "road/place.h"
#include "road/road_hierarchy.h"

namespace sc {

/// Travel times from each of some places to each of others.
class TravelMatrix {
 public:
  static constexpr std::int64_t kUnreachable = -1;  ///< in ms() alone

  TravelMatrix(std::size_t from, std::size_t to) : to_(to), ms_(from * to, kUnreachable) {}

  [[nodiscard]] std::size_t to() const { return to_; }
  [[nodiscard]] std::size_t from() const { return to_ == 0 ? 0 : ms_.size() / to_; }
  /// Nothing where there is no way.
  [[nodiscard]] std::optional<Duration> time(std::size_t from, std::size_t to) const {
    std::int64_t const ms = ms_[from * to_ + to];
    return ms == kUnreachable ? std::nullopt : std::optional(Duration{ms});
  }
  void set(std::size_t from, std::size_t to, std::optional<Duration> time) {
    ms_[from * to_ + to] = time ? time->ms : kUnreachable;
  }
  /// [from, to], row-major, in ms.
  [[nodiscard]] std::vector<std::int64_t> const& ms() const { return ms_; }
  bool operator==(TravelMatrix const&) const = default;

 private:
  std::size_t to_;
  std::vector<std::int64_t> ms_;
};

/// How the work is done; the matrix does not depend on it.
struct TravelTimesWork {
  int threads = 1;                       ///< 0: one per core
  std::function<void(double)> progress;  ///< hears the share done, by one thread at a time
};

/// Fastest times between places: what RouteFinder::find would say of each pair. Sixteen places of
/// `from` share one sweep of all that lies above `to` in the hierarchy.
TravelMatrix travel_times(RoadHierarchy const& roads, std::span<RoadPlace const> from,
                          std::span<RoadPlace const> to, RoadTimes const& times,
                          TravelTimesWork const& work = {});

}  // namespace sc
