// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace sc {

/// Wall clock of a scenario: what SimTime 0 is, and the zone of times without an offset.
struct WallClock {
  std::int64_t start_unix_ms = 0;
  Duration utc_offset;
};

inline SimTime sim_time(std::int64_t unix_ms, WallClock const& clock) {
  return {unix_ms - clock.start_unix_ms};
}

/// ISO 8601 date-time, `2021-07-25T14:05`, with or without seconds (and decimals of them), `T` or
/// a blank between, `Z` or `+08:00` behind if it is not local to `utc_offset`. Proleptic Gregorian
/// calendar, years 1900-2199. Result: milliseconds since 1970-01-01T00:00Z, nothing when malformed.
std::optional<std::int64_t> parse_date_time(std::string_view text, Duration utc_offset);

/// `+08:00`, `-03:30` or `Z`; at most 14 hours either way.
std::optional<Duration> parse_utc_offset(std::string_view text);

/// Milliseconds since 1970 of a calendar date at midnight UTC; nothing when there is no such day.
std::optional<std::int64_t> unix_ms_of_date(int year, int month, int day);

/// `2021-07-25T14:05:00+08:00`; milliseconds only when there are any.
std::string date_time_text(std::int64_t unix_ms, Duration utc_offset);

}  // namespace sc
