// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>

#include "base/time.h"
#include "service/journal/journal.h"

namespace sc {

/// The storm's clock: runs `pace` times as fast as a steady clock, so that nobody who sets the
/// machine's clock moves it; never backwards. With pace 0 it stands where it is put.
class StormClock {
 public:
  using Steady = std::chrono::steady_clock;

  StormClock(double pace, SimTime from, Steady::time_point now = Steady::now())
      : pace_(pace), from_(from), since_(now) {}

  [[nodiscard]] SimTime at(Steady::time_point now = Steady::now()) const {
    double const passed_s = std::chrono::duration<double>(now - since_).count();
    return passed_s > 0 ? from_ + from_seconds(passed_s * pace_) : from_;
  }
  [[nodiscard]] bool paced() const { return pace_ > 0; }
  /// Of a clock without pace; forwards only.
  void put(SimTime t) {
    if (t > from_) from_ = t;
  }

 private:
  double pace_;
  SimTime from_;
  Steady::time_point since_;
};

/// Where the clock goes on after a restart: where the book ends, or where the clock stood after it.
/// A clock that keeps the time of day (pace 1) has gone on meanwhile, by the machine's clock, which
/// may stand before what the book says: then no time has passed. Nor does more than a century,
/// whatever either says.
inline SimTime resumed(double pace, SimTime last_change, std::optional<JournalClock> const& stood,
                       std::int64_t wall_unix_ms) {
  if (!stood) return last_change;
  constexpr std::int64_t kCentury_ms = 100LL * 366 * 24 * 3600 * 1000;
  std::int64_t away_ms = 0;
  if (pace == 1 && wall_unix_ms > stood->wall_unix_ms) {
    auto const passed = static_cast<std::uint64_t>(wall_unix_ms) -
                        static_cast<std::uint64_t>(stood->wall_unix_ms);  // whatever their signs
    away_ms = static_cast<std::int64_t>(std::min<std::uint64_t>(passed, kCentury_ms));
  }
  SimTime const now{std::min(stood->at.ms, kCentury_ms) + away_ms};
  return std::max(now, last_change);
}

}  // namespace sc
