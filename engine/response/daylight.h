// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "response/scenario.h"

namespace sc {

/// Local time of day, from 0 to below 24 h, before 1970 too.
inline Duration time_of_day(Scenario const& s, SimTime t) {
  std::int64_t const day_ms = whole_hours(24).ms;
  std::int64_t const local_ms = s.start_unix_ms + s.utc_offset.ms + t.ms;
  return {(local_ms % day_ms + day_ms) % day_ms};
}

/// From 20:00 to 06:00 local time work takes longer and people come later.
inline bool is_night(Scenario const& s, SimTime t) {
  Duration const local = time_of_day(s, t);
  return local < whole_hours(6) || local >= whole_hours(20);
}

}  // namespace sc
